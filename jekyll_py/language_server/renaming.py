"""The edits that keep a site whole when files get other names: every link, include and layout that names them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, unquote

from ..lazy.tuples import NamedTuple
from .known_site import Address, KnownSite
from .links import target_of

_LINK = re.compile(
    r"(?P<start>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']|\{\{-?\s*[\"'](?=/))"
    r"(?P<written>[^\s()<>\"'{}#?]+)",
    re.MULTILINE,
)
_INCLUDE = re.compile(r"(?P<start>\{%-?\s*include(?:_cached)?\s+)(?P<written>[^\s%]+)")
_RELATIVE_INCLUDE = re.compile(r"(?P<start>\{%-?\s*include_relative\s+)(?P<written>[^\s%]+)")
_LINK_TAG = re.compile(r"(?P<start>\{%-?\s*link\s+)(?P<written>[^\s%]+)")
_POST_TAG = re.compile(r"(?P<start>\{%-?\s*post_url\s+)(?P<written>[^\s%]+)")
_LAYOUT = re.compile(r"(?P<start>^\s*layout:\s*[\"']?)(?P<written>[\w./-]+)", re.MULTILINE)


class Renaming(NamedTuple):
    """A renaming of files."""

    moves: Mapping[str, str]
    """The new path of each file, by its path below the site."""
    addresses: Mapping[str, Address]
    """The new addresses of pages and static files, by their new paths."""

    def path(self, old: str) -> str:
        """The path of a file after the renaming."""
        return self.moves.get(old, old)

    def address(self, before: Address) -> Address | None:
        """An address after the renaming; None if there will be none."""
        new = self.moves.get(before.source)
        return before if new is None else self.addresses.get(new)


def moved(files: Iterable[str], names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The old and the new path of each file that gets another name.

    Args:
        files: the paths of the files of the site.
        names: the old and the new path of files and folders.
    """
    names = list(names)
    for path in files:
        for old, new in names:
            if f"{path}/".startswith(f"{old}/"):
                yield path, f"{new}{path.removeprefix(old)}"
                break


class Edit(NamedTuple):
    """A piece of a text to be replaced."""

    start: int
    """The offset of its first character."""
    end: int
    text: str


def edits(site: KnownSite, path: str, text: str, renaming: Renaming) -> Sequence[Edit]:
    """The edits of one file, in the order of their places.

    Args:
        site: the site before the renaming.
        path: the path of the file below the site.
        text: its text.
        renaming: the renaming.
    """
    found = [edit for pattern, word in _words(site, path, renaming) for edit in _replaced(pattern, text, word)]
    return sorted(set(found))


def _words(
    site: KnownSite, path: str, renaming: Renaming
) -> Iterator[tuple[re.Pattern[str], Callable[[str], str | None]]]:
    """The patterns for what may name a file, each with a function from its word to the new one (None: it stays)."""
    includes, layouts = (f"{site.config.text(key)}/" for key in ("includes_dir", "layouts_dir"))
    yield _INCLUDE, _names(renaming, lambda path: path.removeprefix(includes) if path.startswith(includes) else None)
    yield _LAYOUT, _names(renaming, lambda path: _stem(path, layouts) if path.startswith(layouts) else None)
    yield _LINK_TAG, renaming.moves.get
    yield _POST_TAG, _names(renaming, lambda path: _stem(path, "_posts/") if "_posts/" in path else None)
    yield _RELATIVE_INCLUDE, lambda word: _included(path, word, renaming)
    yield _LINK, lambda word: _relinked(site, path, word, renaming)


def _names(renaming: Renaming, name: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """A function from an old name to the new one.

    Args:
        renaming: the renaming.
        name: the name of the file with a path; None if files at this path have no such name.
    """
    pairs = ((name(old), name(new)) for old, new in renaming.moves.items())
    return {old: new for old, new in pairs if old is not None and new is not None}.get


def _stem(path: str, folder: str) -> str:
    """The path of a file below a folder, without its extension."""
    return posixpath.splitext(path.rpartition(folder)[2])[0]


def _included(path: str, written: str, renaming: Renaming) -> str | None:
    """The new word of an ``include_relative``, which cannot lead out of the folder of its file."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
    new = _relative_path(target, path, renaming)
    return None if new is None or new.startswith("../") else new


def _relative_path(target: str, path: str, renaming: Renaming) -> str | None:
    """The new path of a file as seen from the folder of another one; None if it stays."""
    old = posixpath.relpath(target, posixpath.dirname(path) or ".")
    new = posixpath.relpath(renaming.path(target), posixpath.dirname(renaming.path(path)) or ".")
    return None if new == old else new


def _relinked(site: KnownSite, path: str, written: str, renaming: Renaming) -> str | None:
    """The new word of a link, spelled as it was; None if it stays."""
    before = target_of(site, path, written)
    after = None if before is None else renaming.address(before)
    if before is None or after is None or renaming.moves.keys().isdisjoint((before.source, path)):
        return None
    if written.startswith("/"):
        base = site.baseurl if site.baseurl and f"{written}/".startswith(f"{site.baseurl}/") else ""
        names_edition = f"{written.removeprefix(base)}/".startswith(f"/{before.folder}/")
        url = after.url if names_edition else after.url_in_edition
        return None if after.url == before.url else f"{base}{url}"
    if posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(written))) == before.source:
        new = _relative_path(before.source, path, renaming)
        return new if new is None or "%" not in written else quote(new)
    own = site.address_of(path)
    own_after = None if own is None else renaming.address(own)
    if own is None or own_after is None:
        return None
    new = _relative(after.url, own_after.url)
    return None if new == _relative(before.url, own.url) else new


def _relative(url: str, own: str) -> str:
    """An address as seen from a page."""
    folder = own if own.endswith("/") else posixpath.dirname(own)
    return posixpath.relpath(url, folder or "/") + ("/" if url.endswith("/") else "")


def _replaced(pattern: re.Pattern[str], text: str, word: Callable[[str], str | None]) -> Iterable[Edit]:
    for found in pattern.finditer(text):
        new = word(found["written"])
        if new is not None and new != found["written"]:
            yield Edit(found.start("written"), found.end("written"), new)
