"""The language server: the requests of an editor, each answered from the last build."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

from .builder import Builder
from .builds import Builds
from .completion import TextBefore, Word, completions
from .cursor import Cursor, cursor_at
from .definition import definition
from .hover import hover
from .known_site import KnownSite
from .mirror import Mirror
from .positions import span
from .problems import Problems
from .protocol import AnsweringProtocol
from .renaming import Renaming, moved
from .text_edits import text_edits

TRIGGERS = ("%", ".", "|", "/", "#", "(", '"', "'", " ", ":")
"""The characters after which an editor asks for completions."""
_KINDS = {
    "address": types.CompletionItemKind.Reference,
    "filter": types.CompletionItemKind.Function,
    "include": types.CompletionItemKind.File,
    "key": types.CompletionItemKind.Property,
    "layout": types.CompletionItemKind.File,
    "link": types.CompletionItemKind.Reference,
    "setting": types.CompletionItemKind.Property,
    "placeholder": types.CompletionItemKind.Variable,
    "tag": types.CompletionItemKind.Keyword,
    "value": types.CompletionItemKind.Value,
    "variable": types.CompletionItemKind.Variable,
}
_EVERY_FILE = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern("**/*"), scheme="file")]
)

_Place = types.CompletionParams | types.HoverParams | types.DefinitionParams
BuilderFactory = Callable[[Mirror], Builder]
MirrorFactory = Callable[[Path], Mirror]


class JekyllServer(LanguageServer):
    """A language server for one site.

    Args:
        version: the version of this program.
        mirror: makes a copy of the site in a folder.
        builder: makes a builder of that copy; raises `JekyllError`.
        source: the folder of the site below the one that the editor has opened.
    """

    def __init__(self, version: str, mirror: MirrorFactory, builder: BuilderFactory, source: str) -> None:
        super().__init__("jekyll-py", version, protocol_cls=AnsweringProtocol)
        self._mirror = mirror
        self._builder = builder
        self._source = source
        self._builds: Builds | None = None
        self._told: set[Path] = set()
        """The files with diagnostics in the editor."""
        for name, handler, options in _features(self):
            self.feature(name, options)(partial(handler))  # the library writes attributes to what it registers

    # The life of the server

    def begin(self, _: types.InitializedParams) -> None:
        """Build the site for the first time. Without an opened folder there is none: the current one may be a disk."""
        opened = self._folder()
        if opened is None:
            return
        mirror = self._mirror(Path(os.path.normpath(opened / self._source)))  # links stay, as in the editor's addresses
        self._builds = Builds(mirror, self.workspace.position_codec, self._builder, self._publish, self._fail)
        self._builds.change("", Mirror.refresh)
        self._watch()

    def end(self, patience: float | None = None) -> None:
        """End the builds and remove the copy of the site. It may be called again.

        Args:
            patience: the seconds to wait for the build that is under way; without end if None.
        """
        if self._builds is not None:
            self._builds.close(patience)

    def _folder(self) -> Path | None:
        """The folder that the editor has opened; the first of several."""
        uris = (self.workspace.root_uri, *self.workspace.folders)
        return next((Path(path) for path in (to_fs_path(uri or "") for uri in uris) if path), None)

    def _watch(self) -> None:
        """Ask to be told of changes on the disk, if the editor can watch files."""
        workspace = self.client_capabilities.workspace
        watching = None if workspace is None else workspace.did_change_watched_files
        if watching is not None and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*")])
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.client_register_capability(types.RegistrationParams([types.Registration(name, name, options)]))

    def _publish(self, problems: Problems) -> None:
        for path in sorted({*problems, *self._told}):
            uri = from_fs_path(str(path))
            if uri is not None:
                found = list(problems.get(path, ()))
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))
        self._told = set(problems)

    def _fail(self, error: Exception) -> None:
        text = f"jekyll-py: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    # Texts

    def opened(self, params: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams) -> None:
        """Take a text as the editor has it."""
        document = self.workspace.get_text_document(params.text_document.uri)
        path, text = self._path(document.uri), document.source
        if path is not None and self._builds is not None:
            self._builds.change(path, lambda mirror: mirror.open(path, text))

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Take over what is on the disk: saving may have changed other files, too."""
        if self._builds is not None:
            self._builds.change(self._path(params.text_document.uri) or "", Mirror.refresh)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget the text of an editor."""
        path = self._path(params.text_document.uri)
        if path is not None and self._builds is not None:
            self._builds.change(path, lambda mirror: mirror.forget(path))

    def changed_on_disk(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Take over what other programs have changed."""
        for path in (self._path(change.uri) for change in params.changes):
            if path is not None and self._builds is not None and not self._builds.mirror.leaves_out(path):
                self._builds.change(path, Mirror.refresh)

    # Requests

    def complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        """The words that may stand at a position."""
        found = self._at(params)
        if found is None:
            return None
        site, text, cursor, line = found
        place = span(self.workspace.position_codec, params.position.line, line, cursor.start, cursor.end)
        words = completions(site, text, cursor)
        return types.CompletionList(is_incomplete=False, items=[_completion(word, cursor, place) for word in words])

    def explain(self, params: types.HoverParams) -> types.Hover | None:
        """The documentation or the value of the word at a position."""
        found = self._at(params)
        if found is None:
            return None
        site, text, cursor, line = found
        prose = hover(site, text, cursor)
        if prose is None:
            return None
        place = span(self.workspace.position_codec, params.position.line, line, cursor.start, cursor.end)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, prose), place)

    def go_to(self, params: types.DefinitionParams) -> types.Location | None:
        """The place where the word at a position is defined."""
        found = self._at(params)
        place = None if found is None else definition(*found[:3])
        uri = None if place is None else from_fs_path(str(place.path))
        if place is None or uri is None:
            return None
        start = types.Position(place.line, 0)
        return types.Location(uri, types.Range(start, start))

    async def rename(self, params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
        """The edits of all files that name those which are about to be renamed, and of these."""
        paths = [(self._path(each.old_uri), self._path(each.new_uri)) for each in params.files]
        if self._builds is None or self._builds.site is None:
            return None
        before, files = self._builds.site, sorted(self._builds.mirror.files())
        moves = dict(moved(files, [(old, new) for old, new in paths if old is not None and new is not None]))
        if not moves:
            return None
        renaming = Renaming(moves, await asyncio.wrap_future(self._builds.addresses_after(moves)))
        changes = text_edits(before, files, renaming, self.workspace)
        return types.WorkspaceEdit(changes=changes) if changes else None

    # Inside

    def _path(self, uri: str) -> str | None:
        """The path of a file below the site; None for one outside."""
        path = os.path.normpath(to_fs_path(uri) or "")
        root = None if self._builds is None else self._builds.mirror.root
        return None if root is None or not Path(path).is_relative_to(root) else Path(path).relative_to(root).as_posix()

    def _at(self, params: _Place) -> tuple[KnownSite, TextBefore, Cursor, str] | None:
        """The site, the text up to a position, the word there and its line; None where nothing is known."""
        path = self._path(params.text_document.uri)
        site = None if self._builds is None else self._builds.site
        if path is None or site is None:
            return None
        document = self.workspace.get_text_document(params.text_document.uri)
        try:
            line, column = self._column(document, params.position)
        except (OSError, UnicodeDecodeError):  # it is not open, and gone from the disk or in another encoding
            return None
        cursor = cursor_at(path, document.source, params.position.line, column)
        if cursor is None:
            return None
        before = "".join([*document.lines[: params.position.line], line[:column]])
        return site, TextBefore(path, before), cursor, line

    @staticmethod
    def _column(document: TextDocument, position: types.Position) -> tuple[str, int]:
        """The line of a position, and its column in characters."""
        place = document.position_codec.position_from_client_units(document.lines, position)
        line = document.lines[position.line] if position.line < len(document.lines) else ""
        return line.rstrip("\r\n"), place.character


def _completion(word: Word, cursor: Cursor, place: types.Range) -> types.CompletionItem:
    prose = types.MarkupContent(types.MarkupKind.Markdown, word.documentation) if word.documentation else None
    return types.CompletionItem(
        label=word.text,
        kind=_KINDS.get(cursor.kind, types.CompletionItemKind.Value),
        detail=word.detail or None,
        documentation=prose,
        text_edit=types.TextEdit(place, word.text),
        filter_text=word.text,
    )


def _features(server: JekyllServer) -> Iterator[tuple[str, Callable[..., object], object]]:
    """The table of requests and notifications: name, handler, options."""
    yield types.INITIALIZED, server.begin, None
    yield types.SHUTDOWN, server.end, None
    yield types.TEXT_DOCUMENT_DID_OPEN, server.opened, None
    yield types.TEXT_DOCUMENT_DID_CHANGE, server.opened, None
    yield types.TEXT_DOCUMENT_DID_SAVE, server.saved, None
    yield types.TEXT_DOCUMENT_DID_CLOSE, server.closed, None
    yield types.WORKSPACE_DID_CHANGE_WATCHED_FILES, server.changed_on_disk, None
    yield types.TEXT_DOCUMENT_COMPLETION, server.complete, types.CompletionOptions(list(TRIGGERS))
    yield types.TEXT_DOCUMENT_HOVER, server.explain, None
    yield types.TEXT_DOCUMENT_DEFINITION, server.go_to, None
    yield types.WORKSPACE_WILL_RENAME_FILES, server.rename, _EVERY_FILE
