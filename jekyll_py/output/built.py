"""Which folders hold the output of builds, so that another build, or ``clean``, may replace it."""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

from ..disk.private import NotPrivateError, private_folder
from ..disk.source import contains
from ..disk.user_cache import user_cache

_MOST = 64
"""Bytes at the beginning of a file that show whether it has front matter."""


def remember_built(destination: str, root: str) -> None:
    """Take note, in the user's cache, that a build of a site wrote a folder.

    Args:
        destination: the real path of the output.
        root: that of the source; a note inside it would come with the site.
    """
    if contains(root, destination) and has_usual_name(destination):
        return
    with contextlib.suppress(OSError, RuntimeError, NotPrivateError):
        _note(destination, root).touch()


def was_built(destination: str, root: str) -> bool:
    """Whether a build of this site by this user wrote a folder (arguments as of `remember_built`)."""
    try:
        return _note(destination, root).is_file()
    except (OSError, RuntimeError, NotPrivateError):
        return False


def has_usual_name(folder: str) -> bool:
    """Whether a folder has the name of Jekyll's own destination, which holds nothing but output."""
    return os.path.basename(folder) == "_site"


def looks_built(folder: str) -> bool:
    """Whether a folder looks like the output of a Jekyll: there are pages at its top, and none has front matter."""
    try:
        pages = [entry.path for entry in os.scandir(folder) if entry.is_file() and _is_page(entry.name)]
        return any(page.endswith((".html", ".htm")) for page in pages) and not any(map(_has_front_matter, pages))
    except OSError:
        return False


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".md", ".markdown"))


def _has_front_matter(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(_MOST).removeprefix(b"\xef\xbb\xbf").startswith(b"---")


def _note(destination: str, root: str) -> Path:
    folder = private_folder(user_cache() / "destinations", outside=root)
    return folder / blake2b(os.fsencode(f"{root}\0{destination}"), digest_size=16).hexdigest()
