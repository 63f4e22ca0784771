"""The files of a built site: which one answers a path, and which is most like one that leads nowhere."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from unicodedata import normalize

INDEX = ("index.html", "index.htm", "index.xhtml")
"""The files that answer the path of their folder."""
_IS_PAGE = re.compile(r"\.x?html?\Z", re.IGNORECASE)
MARKDOWN = re.compile(r"\.(?:md|markdown|mkd|mkdn|mdown)\Z", re.IGNORECASE)


class SiteFiles:
    """The files of a built site.

    Args:
        files: their paths, relative to the folder of the site, with ``/``.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self.files = frozenset(files)

    def file_at(self, path: str) -> str | None:
        """The file that a server gives for a path, as GitHub Pages and the preview do; None if there is none.

        Args:
            path: below the site, decoded.
        """
        name = path.lstrip("/")
        if not name or name.endswith("/"):
            return next((name + index for index in INDEX if name + index in self.files), None)
        if name in self.files:
            return name
        below = (f"{name}.html", *(f"{name}/{index}" for index in INDEX))
        return next((each for each in below if each in self.files), None)

    def nearest(self, path: str) -> str | None:
        """The file whose address is most similar to a path that leads nowhere; None if none is similar."""
        name = posixpath.basename(path.rstrip("/"))
        if alike := self._by_name.get(_plain_name(name)):
            return min(alike, key=lambda file: (abs(file.count("/") - path.count("/")), file))
        folder = posixpath.dirname(path.strip("/"))
        near = self.by_folder.get(folder, ())
        names = {_plain_name(_last_name(file)): file for file in near}
        close = get_close_matches(_plain_name(name), names, 1, 0.75)
        return names[close[0]] if close else None

    def same_but_case(self, path: str) -> str | None:
        """The file that a path would lead to if case, and the two ways to write accents, made no difference."""
        name = _folded(path.strip("/"))
        files = () if path.endswith("/") else (name, f"{name}.html")  # as `file_at`
        below = (*files, *(f"{name}/{index}" if name else index for index in INDEX))
        return next((self._by_folded[each] for each in below if each in self._by_folded), None)

    @cached_property
    def _by_folded(self) -> Mapping[str, str]:
        return {_folded(file): file for file in sorted(self.files)}

    @cached_property
    def by_folder(self) -> Mapping[str, Sequence[str]]:
        """Files by their folder; an index page is one of the folder around its own, too."""
        found: dict[str, list[str]] = defaultdict(list)
        for file in sorted(self.files):
            folder, name = posixpath.split(file)
            found[folder].append(file)
            if name in INDEX:
                found[posixpath.dirname(folder)].append(file)
            while folder := posixpath.dirname(folder):
                _ = found[folder]
        return dict(found)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for file in sorted(self.files):
            found[_plain_name(_last_name(file))].append(file)
        return dict(found)


def is_page(file: str) -> bool:
    """Whether a file is a page, by its name."""
    return _IS_PAGE.search(file) is not None


def paths_answered(file: str) -> Iterator[str]:
    """The paths, without slashes around them, that `SiteIndex.file_at` can answer with a file."""
    folder, name = posixpath.split(file)
    yield file
    if name.endswith(".html"):
        yield file.removesuffix(".html")
    if name in INDEX:
        yield folder


def _last_name(file: str) -> str:
    """The last part of the address of a file."""
    folder, name = posixpath.split(file)
    return posixpath.basename(folder) if name in INDEX and folder else name


def _plain_name(name: str) -> str:
    """A name without its ending for pages, in lower case."""
    return MARKDOWN.sub("", _IS_PAGE.sub("", name)).lower()


def _folded(path: str) -> str:
    return normalize("NFC", path).lower()
