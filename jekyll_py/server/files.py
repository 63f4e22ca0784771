"""From a URL to the file that answers it, and never to one outside the destination."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

INDEXES = ("index.htm", "index.html", "index.rhtml", "index.xht", "index.xhtml", "index.xml", "index.json")
"""Files that answer for their folder, in the order of Jekyll's server."""

EXTENSIONS = (".html", ".xhtml")
"""What is tried after a path that names no file, in the order of Jekyll's server."""

UNDISCLOSED = (".ht*", "~*")
"""Names that are neither served nor listed, as Jekyll's server does."""


@dataclass(frozen=True)
class Redirect:
    """The folder is there, its URL lacks the slash that relative links need."""

    location: str


@dataclass(frozen=True)
class Listing:
    """A folder that is shown by its entries."""

    folder: Path


Answer = Path | Redirect | Listing | None
"""A path is a file that can be served; None is "not found"."""


@dataclass(frozen=True)
class Site:
    """A built site below ``destination``, mounted at ``baseurl``."""

    destination: Path
    baseurl: str = ""
    list_folders: bool = False
    """Show every folder by its entries, even one with an index file (``--show-dir-listing``)."""

    @property
    def mount(self) -> str:
        """``baseurl`` as a path prefix: empty, or with one slash in front and none behind."""
        stripped = self.baseurl.strip("/")
        return f"/{stripped}" if stripped else ""

    def resolve(self, url_path: str) -> Answer:
        """What answers ``url_path``, the path of a request without its query.

        ``/x`` is the file ``x``, else the folder ``x`` with an index, else ``x.html``, else the folder ``x``.
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

    def name_of(self, path: Path) -> str:
        """``path`` as a name below the destination, with ``/``: what build results call it."""
        return path.relative_to(self.destination).as_posix()

    def url_of(self, name: str) -> str:
        """The URL path under which the file called ``name`` is served in any case."""
        return _quote(f"{self.mount}/{name}")

    def not_found_page(self) -> Path | None:
        """The author's ``404.html``, if there is one."""
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
            return Listing(path)
        return self._inside([*path.relative_to(self.destination).parts, index])

    def _inside(self, segments: list[str]) -> Path | None:
        """The path below the destination, or None when nothing is there or symlinks lead out of it."""
        path = self.destination.joinpath(*segments)
        try:
            inside = path.resolve(strict=True).is_relative_to(self.destination.resolve())
        except (OSError, RuntimeError, ValueError):  # absent, a loop of links, a name the system refuses
            return None
        return path if inside else None


def undisclosed(name: str) -> bool:
    """Whether a file or folder of this name is kept from the outside."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in UNDISCLOSED)


def _segments(url_path: str) -> list[str] | None:
    """The decoded names in a path, or None when one of them is no plain name.

    Decoding happens once and after splitting, so ``%2e%2e``, ``%2f`` and ``%252e`` cannot climb up.
    """
    names = [os.fsdecode(unquote_to_bytes(part)) for part in url_path.split("/") if part]
    return names if all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    return not (
        name in {".", ".."} or any(char in name for char in "\0/\\") or os.path.splitdrive(name)[0] or undisclosed(name)
    )


def _quote(path: str) -> str:
    """Encoded as browsers do, so that it can be compared with what they send."""
    return quote(os.fsencode(path), safe="/:@!$&'()*+,;=~")


def _index_of(folder: Path) -> str | None:
    return next((name for name in INDEXES if (folder / name).is_file()), None)
