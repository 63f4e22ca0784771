"""Dependencies about files that are no part of the plan: includes, and where Sass finds stylesheets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..converters import load_paths, partials
from .fingerprint import digest

FILE = "file"
"""The subject of dependencies whose field is the path of a file that was read; the answer is its text."""
MISSING_FILE = "missing file"
"""The same of a file that was not there when it was looked for."""
NOTHING = b""
"""The answer where there is nothing."""
_IN_VAIN = frozenset({MISSING_FILE, partials.MISSING})
_FOUND = frozenset({FILE, partials.LOADED})


class _Kind(NamedTuple):
    """Each function is given the field of a dependency and the source folder."""

    found: Callable[[str, str], Sequence[str]]
    """The files or folders that are there."""
    looked_at: Callable[[str, str], Iterable[str]]
    """Those, and the paths that decide on what is there."""
    of_text: bool = False
    """Whether the answer is the text of the file rather than what is there."""


def is_on_disk(subject: str) -> bool:
    """Whether a subject's answers are looked up here."""
    return subject in _KINDS


def look(subject: str, field: str, root: str) -> bytes:
    """The answer as it is now.

    Args:
        subject: of the dependency.
        field: of the dependency.
        root: the source folder.
    """
    kind = _KINDS[subject]
    found = kind.found(field, root)
    if not found:
        return NOTHING
    return _of_file(found[0]) if kind.of_text else digest("\0".join(found).encode("utf-8", "surrogateescape"))


def looked_at(subject: str, field: str, root: str) -> Iterable[str]:
    """The paths that decide on an answer, whether there is something or not."""
    return _KINDS[subject].looked_at(field, root)


def was_missing(subject: str) -> bool:
    """Whether what a render looked for was not there, so that `NOTHING` was its answer."""
    return subject in _IN_VAIN


def is_doubtful(subject: str, field: str, root: str, since: int) -> bool:
    """Whether a render may have got another answer than there is now, as something was changed since then."""
    found = _KINDS[subject].found(field, root)
    return (subject in _FOUND and not found) or any(_changed(path) >= since for path in found)


def _changed(path: str) -> int:
    try:
        status = os.stat(path)
    except OSError:
        return 0
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _of_file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return NOTHING


def _file(path: str, _root: str) -> Sequence[str]:
    return (path,) if os.path.isfile(path) else ()


def _itself(path: str, _root: str) -> Sequence[str]:
    return (path,)


def _candidates(path: str, _root: str) -> Sequence[str]:
    return partials.candidates(path)


def _around_candidates(path: str, _root: str) -> Iterable[str]:
    return partials.looked_at(path)


def _folders(pattern: str, root: str) -> Sequence[str]:
    return load_paths.expand(root, pattern).folders


def _around_folders(pattern: str, root: str) -> Iterable[str]:
    return load_paths.expand(root, pattern).looked_at


_KINDS: Mapping[str, _Kind] = {
    FILE: _Kind(_file, _itself, of_text=True),
    MISSING_FILE: _Kind(_file, _itself),
    partials.LOADED: _Kind(_candidates, _around_candidates),
    partials.MISSING: _Kind(_candidates, _around_candidates),
    partials.LOAD_PATHS: _Kind(_folders, _around_folders),
}
