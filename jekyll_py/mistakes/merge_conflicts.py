"""Merge conflicts that are not resolved, in files that can be read all the same."""

from __future__ import annotations

from ..compat.merge_marks import MIDDLE, OURS, RESOLVE, THEIRS
from ..errors import JekyllError, SourcePosition
from .code_blocks import without_code
from .verbatim import without_verbatim


def merge_conflict(source: str, path: str, first_line: int = 1) -> JekyllError | None:
    """The error about the first conflict in a file, outside of code that is shown.

    Args:
        source: the file, or the part of one that begins on ``first_line``.
        path: the file.
        first_line: the line of the file on which ``source`` begins.
    """
    if "<<<<<<< " not in source:
        return None
    text = without_code(without_verbatim(source))
    ours = OURS.search(text)
    middle = None if ours is None else MIDDLE.search(text, ours.end())
    if ours is None or middle is None or THEIRS.search(text, middle.end()) is None:
        return None
    position = SourcePosition.at(source, ours.start(), first_line)
    message = "a merge conflict is not resolved, so that both sides are published"
    return JekyllError.at(position, message, path=path, hint=RESOLVE)
