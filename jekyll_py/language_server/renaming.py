"""The edits that keep a site whole when a file gets another name: every link, include and layout that names it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from .known_site import Address, KnownSite
from .links import target_of

_LINK = re.compile(
    r"(?P<start>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']|\{\{-?\s*[\"'](?=/))"
    r"(?P<written>[^\s()<>\"'{}#?]+)",
    re.MULTILINE,
)
_INCLUDE = re.compile(r"(?P<start>\{%-?\s*include(?:_cached)?\s+)(?P<written>[^\s%]+)")
_LINK_TAG = re.compile(r"(?P<start>\{%-?\s*link\s+)(?P<written>[^\s%]+)")
_POST_TAG = re.compile(r"(?P<start>\{%-?\s*post_url\s+)(?P<written>[^\s%]+)")
_LAYOUT = re.compile(r"(?P<start>^\s*layout:\s*[\"']?)(?P<written>[\w./-]+)", re.MULTILINE)


class Renaming(NamedTuple):
    """A file that gets another name."""

    old: str
    """Its path below the site."""
    new: str
    address: Address | None
    """The address of the page under its new name; None if it is no page or static file."""


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
    """The patterns for what may name the file, each with a function from its word to the new one (None: another)."""
    folders = (site.config.text("includes_dir"), site.config.text("layouts_dir"))
    includes, layouts = (f"{folder}/" for folder in folders)
    if renaming.old.startswith(includes) and renaming.new.startswith(includes):
        yield _INCLUDE, _same(renaming.old.removeprefix(includes), renaming.new.removeprefix(includes))
    if renaming.old.startswith(layouts) and renaming.new.startswith(layouts):
        names = (posixpath.splitext(each.removeprefix(layouts))[0] for each in (renaming.old, renaming.new))
        yield _LAYOUT, _same(*names)
    yield _LINK_TAG, _same(renaming.old, renaming.new)
    if "_posts/" in renaming.old and "_posts/" in renaming.new:
        yield _POST_TAG, _same(_post_name(renaming.old), _post_name(renaming.new))
    before = site.address_of(renaming.old)
    if before is not None and renaming.address is not None:
        yield _LINK, _relinked(site, path, before, renaming.address, renaming)


def _post_name(path: str) -> str:
    return posixpath.splitext(path.rpartition("_posts/")[2])[0]


def _same(old: str, new: str) -> Callable[[str], str | None]:
    return lambda word: new if word == old else None


def _relinked(
    site: KnownSite, path: str, before: Address, after: Address, renaming: Renaming
) -> Callable[[str], str | None]:
    """A function from a link to the same link after the renaming, spelled as it was."""

    def word(written: str) -> str | None:
        if target_of(site, path, written) != before:
            return None
        folder = posixpath.dirname(path)
        if posixpath.normpath(posixpath.join(folder, written)) == renaming.old:
            return posixpath.relpath(renaming.new, folder or ".")
        if written.startswith("/"):
            has_base = bool(site.baseurl) and f"{written}/".startswith(f"{site.baseurl}/")
            return f"{site.baseurl if has_base else ''}{after.url}"
        own = site.address_of(path)
        return None if own is None else _relative(after.url, own.url)

    return word


def _relative(url: str, own: str) -> str:
    """An address as seen from a page."""
    folder = own if own.endswith("/") else posixpath.dirname(own)
    return posixpath.relpath(url, folder or "/") + ("/" if url.endswith("/") else "")


def _replaced(pattern: re.Pattern[str], text: str, word: Callable[[str], str | None]) -> Iterable[Edit]:
    for found in pattern.finditer(text):
        new = word(found["written"])
        if new is not None and new != found["written"]:
            yield Edit(found.start("written"), found.end("written"), new)
