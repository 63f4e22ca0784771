"""An editor that talks to the language server as real ones do: a process, standard input and output, the protocol."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60
"""Seconds until a test gives up waiting for what the server should say."""
Told = Sequence[types.Diagnostic]
PAGE = "---\nlayout: default\ntitle: Home\n---\n"
"""The front matter of a page."""


class Editor:
    """A client of the server of one site; use it in `edit`.

    Args:
        root: the folder that the editor has opened.
        encodings: the units of columns that it offers, the best first.
    """

    def __init__(self, root: Path, encodings: Sequence[types.PositionEncodingKind] = ()) -> None:
        self.root = root
        self._encodings = list(encodings)
        self._client = LanguageClient("test", "1")
        self._told: dict[str, Told] = {}
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}
        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._take))

    def _take(self, params: types.PublishDiagnosticsParams) -> None:
        self._told[params.uri] = params.diagnostics
        self._news.set()

    async def start(self, *options: str) -> None:
        """Start the server with options and open the folder."""
        await self._client.start_io(sys.executable, "-m", "jekyll_py", "lsp", *options)
        general = types.GeneralClientCapabilities(position_encodings=self._encodings or None)
        capabilities = types.ClientCapabilities(general=general)
        opened = types.InitializeParams(capabilities=capabilities, root_uri=self.root.as_uri())
        await self._client.initialize_async(opened)
        self._client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        """End the server as an editor does that is closed."""
        await self._client.shutdown_async(None)
        self._client.exit(None)
        await self._client.stop()  # type: ignore[no-untyped-call]

    async def ended_by(self, number: signal.Signals) -> int:
        """The exit status of the server after a signal, with its input still open."""
        server = self._client._server
        assert server is not None
        server.send_signal(number)
        status = await asyncio.wait_for(server.wait(), PATIENCE)
        await self._client.stop()  # type: ignore[no-untyped-call]
        return status

    async def printed(self) -> str:
        """The next line that the server prints beside the protocol; empty once it has ended."""
        server = self._client._server
        assert server is not None
        assert server.stderr is not None
        return (await asyncio.wait_for(server.stderr.readline(), PATIENCE)).decode()

    def uri(self, path: str) -> str:
        """The address of a file of the site."""
        return (self.root / path).as_uri()

    def write(self, path: str, text: str) -> None:
        """Show a text in the editor, without saving it."""
        version = self._versions[path] = self._versions.get(path, 0) + 1
        if version == 1:
            item = types.TextDocumentItem(self.uri(path), "markdown", version, text)
            self._client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            return
        document = types.VersionedTextDocumentIdentifier(version, self.uri(path))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, path: str, text: str) -> None:
        """Write a file to the disk, and say so."""
        (self.root / path).write_text(text, "utf-8")
        document = types.TextDocumentIdentifier(self.uri(path))
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, path: str) -> None:
        """Close a text without saving it."""
        document = types.TextDocumentIdentifier(self.uri(path))
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def told(self, path: str, expected: Callable[[Told], bool]) -> Told:
        """The diagnostics of a file, once they are as expected.

        Raises:
            TimeoutError: they never are.
        """

        async def wait() -> Told:
            while not expected(self._told.get(self.uri(path), ())):
                self._news.clear()
                await self._news.wait()
            return self._told.get(self.uri(path), ())

        try:
            return await asyncio.wait_for(wait(), PATIENCE)
        except TimeoutError:
            raise TimeoutError(f"{path}: {self._told}") from None

    async def heard(self) -> None:
        """Wait until there are diagnostics of any file."""
        while not any(self._told.values()):
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), PATIENCE)

    async def built(self) -> None:
        """Wait until the site is known: until a mistake that is made for that is reported, and mended again."""
        self.write("waiting.md", "---\n---\n{% nothing %}\n")
        await self.told("waiting.md", bool)
        self.write("waiting.md", "---\nlayout: none\n---\n")
        await self.told("waiting.md", lambda told: not told)

    async def completed(self, path: str, text: str) -> list[str]:
        """The words offered at the mark ``|`` of a text."""
        position = self._place(path, text)
        document = types.TextDocumentIdentifier(self.uri(path))
        found = await self._client.text_document_completion_async(types.CompletionParams(document, position))
        return [item.label for item in found.items] if isinstance(found, types.CompletionList) else []

    async def hovered(self, path: str, text: str) -> str:
        """The prose shown at the mark of a text; empty for none."""
        position = self._place(path, text)
        document = types.TextDocumentIdentifier(self.uri(path))
        found = await self._client.text_document_hover_async(types.HoverParams(document, position))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def hovered_on_disk(self, path: str) -> str:
        """The prose shown in the third line of a file that is not open; empty for none."""
        document = types.TextDocumentIdentifier(self.uri(path))
        found = await self._client.text_document_hover_async(types.HoverParams(document, types.Position(2, 12)))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def definition(self, path: str, text: str) -> tuple[str, int] | None:
        """The file and the line, from 0, that the mark of a text leads to."""
        position = self._place(path, text)
        document = types.TextDocumentIdentifier(self.uri(path))
        found = await self._client.text_document_definition_async(types.DefinitionParams(document, position))
        if not isinstance(found, types.Location):
            return None
        return found.uri.removeprefix(self.root.as_uri() + "/"), found.range.start.line

    async def renamed(self, old: str, new: str) -> dict[str, list[tuple[int, int, str]]]:
        """By file, the edits for a new name: line and column, from 0, and text."""
        files = [types.FileRename(self.uri(old), self.uri(new))]
        found = await self._client.workspace_will_rename_files_async(types.RenameFilesParams(files))
        changes = (found.changes if found is not None else None) or {}
        return {
            uri.removeprefix(self.root.as_uri() + "/"): [
                (edit.range.start.line, edit.range.start.character, edit.new_text) for edit in edits
            ]
            for uri, edits in changes.items()
        }

    def _place(self, path: str, text: str) -> types.Position:
        """Show a text without its mark, with ``‖`` as the bar of a filter; the position where the mark was."""
        before, _, after = (part.replace("‖", "|") for part in text.partition("|"))
        self.write(path, before + after)
        return types.Position(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def edit(root: Path, steps: Callable[[Editor], Awaitable[None]], *options: str) -> None:
    """Run the steps of an editor that has opened a folder; the server is ended after them.

    Args:
        root: the folder.
        steps: what the editor does.
        options: those of the command ``lsp``.
    """

    async def run() -> None:
        editor = Editor(root)
        await editor.start(*options)
        try:
            await steps(editor)
        finally:
            await editor.stop()

    asyncio.run(run())
