"""Maps the path of a URL to the file that answers it; the file is never outside the destination."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Container
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

INDEXES = ("index.htm", "index.html", "index.rhtml", "index.xht", "index.xhtml", "index.xml", "index.json")
"""Index files of a folder, in the order of Jekyll's server."""

EXTENSIONS = (".html", ".xhtml")
"""Extensions that are tried if the path names no file, in the order of Jekyll's server."""

UNDISCLOSED = (".ht*", "~*")
"""Patterns of names that are neither served nor listed, as in Jekyll's server."""


@dataclass(frozen=True)
class Redirect:
    """The path names a folder and lacks the final slash that relative links need."""

    location: str


@dataclass(frozen=True)
class FolderListing:
    """A folder whose entries are listed."""

    folder: Path


Answer = Path | Redirect | FolderListing | None
"""The answer to a path: a file, a redirect, a listing, or None for "not found"."""


@dataclass(frozen=True)
class SiteFiles:
    """The files of a built site in ``destination``, served below ``baseurl``."""

    destination: Path
    baseurl: str = ""
    list_folders: bool = False
    """List the entries of folders that have an index file, too (``--show-dir-listing``)."""

    @property
    def mount(self) -> str:
        """``baseurl`` as a path prefix: empty, or with a leading and no trailing slash."""
        stripped = self.baseurl.strip("/")
        return f"/{stripped}" if stripped else ""

    def resolve(self, url_path: str) -> Answer:
        """The answer to ``url_path``, the path of a request without its query.

        ``/x`` is the file ``x``, or the folder ``x`` with an index, or ``x.html``, or the folder ``x``.
        """
        below = self._below_mount(url_path)
        if below is None:
            return None
        segments = _segments(below)
        if segments is None:
            return None
        if not below.endswith("/"):
            return self._without_slash(segments, url_path)
        return self._folder(self._inside(segments))

    def kept(self, url_path: str, names: Container[str]) -> Answer:
        """The answer to the path of a page that need not be on the disk any more; None if it is none of ``names``."""
        below = self._below_mount(url_path)
        segments = None if below is None else _segments(below)
        if below is None or segments is None:
            return None
        name = "/".join(segments)
        own = [] if below.endswith("/") or not name else [name, *(name + extension for extension in EXTENSIONS)]
        found = next((each for each in own if each in names), None)
        if found is not None:
            return self.destination / found
        index = next((each for each in INDEXES if posixpath.join(name, each) in names), None)
        if index is None:
            return None
        return Redirect(f"{url_path}/") if own else self.destination / name / index

    def name_of(self, path: Path) -> str:
        """``path`` relative to the destination, with ``/``, as in `BuildResult`."""
        return path.relative_to(self.destination).as_posix()

    def url_of(self, name: str) -> str:
        """A URL path at which the file ``name`` is always served."""
        return _quote(f"{self.mount}/{name}")

    def not_found_page(self) -> Path | None:
        """The site's ``404.html``, if it exists."""
        path = self._inside(["404.html"])
        return path if path and path.is_file() else None

    def _below_mount(self, url_path: str) -> str | None:
        mount = _quote(self.mount)
        if url_path == mount:
            return ""
        return url_path[len(mount) :] if url_path.startswith(f"{mount}/") else None

    def _without_slash(self, segments: list[str], url_path: str) -> Answer:
        path = self._inside(segments)
        if path and path.is_file():
            return path
        redirect = Redirect(f"{url_path}/")
        if path and path.is_dir() and (self.list_folders or _index_of(path)):
            return redirect
        if segments:
            for extension in EXTENSIONS:
                page = self._inside([*segments[:-1], segments[-1] + extension])
                if page and page.is_file():
                    return page
        return redirect if path and path.is_dir() else None

    def _folder(self, path: Path | None) -> Answer:
        if path is None or not path.is_dir():
            return None
        index = None if self.list_folders else _index_of(path)
        if index is None:
            return FolderListing(path)
        return self._inside([*path.relative_to(self.destination).parts, index])

    def _inside(self, segments: list[str]) -> Path | None:
        """The path below the destination, or None if it does not exist or symlinks lead out of the destination."""
        path = self.destination.joinpath(*segments)
        try:
            inside = path.resolve(strict=True).is_relative_to(self.destination.resolve())
        except (OSError, RuntimeError, ValueError):  # missing, a loop of links, or an invalid name
            return None
        return path if inside else None


def undisclosed(name: str) -> bool:
    """Whether a file or folder of this name is neither served nor listed."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in UNDISCLOSED)


def _segments(url_path: str) -> list[str] | None:
    """The decoded segments of a path, or None if one of them is no plain file name.

    Segments are split first and decoded once, so ``%2e%2e``, ``%2f`` and ``%252e`` cannot lead to a parent folder.
    """
    names = [os.fsdecode(unquote_to_bytes(part)) for part in url_path.split("/") if part]
    return names if all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    return not (
        name in {".", ".."} or any(char in name for char in "\0/\\") or os.path.splitdrive(name)[0] or undisclosed(name)
    )


def _quote(path: str) -> str:
    """Encoded as browsers do, for comparison with their requests."""
    return quote(os.fsencode(path), safe="/:@!$&'()*+,;=~")


def _index_of(folder: Path) -> str | None:
    return next((name for name in INDEXES if (folder / name).is_file()), None)


def is_empty(destination: Path) -> bool:
    """Whether a built site has nothing to look at: no files, or only those of a theme."""
    try:
        return all(entry.name == "assets" for entry in destination.iterdir())
    except OSError:
        return False
