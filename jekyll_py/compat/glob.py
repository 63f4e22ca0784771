"""Ruby's ``Dir.glob``, in time linear in the size of the folder and in the length of the pattern."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..disk.source import leads_back
from ..lazy.patterns import lazy_pattern
from . import fnmatch

LONGEST = 4096
"""The most characters of a pattern: as many as of a path."""
MOST_ALTERNATIVES = 1000
"""The most patterns that the braces of one may expand to: ``{a,b}`` twenty times would be a million."""
_ALTERNATIVES = lazy_pattern(r"\{([^{}]*)\}")
_MAGIC = lazy_pattern(r"[*?\[]")
_ESCAPED = lazy_pattern(r"\\(.)", re.DOTALL)


def glob(pattern: str, root: str, *, within: bool = False) -> list[str]:
    """The absolute paths that match a pattern; links are followed where a name matches, but not by ``**/``.

    A link to a folder above it is left out: with three of them ``*/*/*/…`` would match billions of paths.

    Args:
        pattern: as for ``Dir.glob``, absolute or relative to ``root``.
        root: a folder.
        within: search only folders in ``root`` and those above it.

    Raises:
        ValueError: the pattern is longer than `LONGEST`, or its braces stand for more than `MOST_ALTERNATIVES`.
    """
    if len(pattern) > LONGEST:
        raise ValueError(f"it has more than {LONGEST} characters")
    root, found = os.path.abspath(root), dict[str, None]()
    for plain in _without_braces(pattern):
        start = "/" if plain.startswith("/") else root
        found |= dict.fromkeys(_expanded(start, plain.split("/"), root if within else "/"))
    return list(found)


def _without_braces(pattern: str) -> Iterable[str]:
    """The patterns that result from expanding the braces of one, such as ``{a,b}``."""
    waiting, plain = [pattern], dict[str, None]()
    while waiting:
        current = waiting.pop()
        braces = _ALTERNATIVES.search(current)
        if braces is None:
            plain[current] = None
            continue
        before, after = current[: braces.start()], current[braces.end() :]
        waiting += [before + choice + after for choice in dict.fromkeys(braces[1].split(","))]
        if len(waiting) + len(plain) > MOST_ALTERNATIVES:
            raise ValueError(f"its braces stand for more than {MOST_ALTERNATIVES} patterns")
    return plain


def _expanded(start: str, parts: list[str], root: str) -> Iterable[str]:
    """The absolute paths that match the parts of a pattern; each folder is visited once for each part."""
    found = {start: None}
    for part, after in pairwise(parts):
        if part and found and (part, after) != ("**", "**"):
            reached = _below(found, root) if part == "**" else _named(found, part)
            found = {path: None for path in reached if _shares_branch(path, root)}
    last = parts[-1]
    return _named(found, last) if last else [path for path in found if os.path.isdir(path)]


def _shares_branch(path: str, root: str) -> bool:
    """Whether a path is in ``root``, is ``root``, or is above it."""
    path, root = path.rstrip("/") + "/", root.rstrip("/") + "/"
    return path.startswith(root) or root.startswith(path)


def _named(folders: Iterable[str], part: str) -> Iterator[str]:
    """The entries of the folders whose names match one part of a pattern."""
    if not _MAGIC.search(part):
        name = _ESCAPED.sub(r"\1", part)
        paths = (os.path.normpath(os.path.join(folder, name)) for folder in folders)
        yield from (path for path in paths if os.path.lexists(path))
        return
    for folder in folders:
        entries = (entry for entry in _entries(folder) if fnmatch.matches(part, entry.name))
        yield from (entry.path for entry in entries if not (entry.is_symlink() and leads_back(entry.path, "/")))


def _below(folders: Iterable[str], root: str) -> Iterable[str]:
    """The folders and all folders below them, without hidden ones and links (``**/``)."""
    found, waiting = dict[str, None](), list(folders)
    while waiting:
        folder = waiting.pop()
        if folder not in found and _shares_branch(folder, root):
            found[folder] = None
            entries = (entry for entry in _entries(folder) if not entry.name.startswith("."))
            waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # no folder, not readable, too deep: nothing matches there, as in Ruby
        return []
