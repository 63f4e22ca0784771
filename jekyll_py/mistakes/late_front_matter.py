"""Front matter that does not begin on the first line, so that it is no front matter."""

from __future__ import annotations

import re

from ..errors import JekyllError, SourcePosition

STARTS = (b"\xef\xbb\xbf", b" ", b"\t", b"\n", b"\r", b"----", "\u2014".encode(), "\u2013".encode())
"""How a file begins that may have front matter behind white space or a byte order mark, or below other dashes."""
_LATE = re.compile(
    r"(?P<before>\ufeff?\s*)---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[\w-]+:(?:\s|$)|---\s*$)",
    re.ASCII | re.MULTILINE,
)


_DASHES = re.compile(
    r"(?P<line>-{4,}|[\u2013\u2014-]{1,4})[ \t]*\r?\n(?:[a-z_]+:(?:[ \t][^\n]*)?\r?\n){1,50}(?P=line)\s*?$", re.M
)
"""Keys between two lines of other dashes than three hyphens."""


def late_front_matter(text: str, path: str) -> JekyllError | None:
    """The error about a file whose front matter stands behind white space or a byte order mark.

    Args:
        text: the file, with its byte order mark, if that matters.
        path: its name, for messages.
    """
    found = _LATE.match(text)
    if found is None or not found["before"]:
        return _other_dashes(text, path)
    what, hint = _named(found["before"])
    message = f"{what} before the front matter, so that it is no front matter and is published as it is"
    line_start = found["before"].rfind("\n") + 1
    return JekyllError.at(SourcePosition.at(text, line_start), message, path=path, hint=hint)


def _other_dashes(text: str, path: str) -> JekyllError | None:
    found = _DASHES.match(text)
    if found is None or found["line"] == "---":
        return None
    message = f"{found['line']} does not begin front matter, so that it is published as it is"
    hint = "write lines of three hyphens: ---"
    return JekyllError.at(SourcePosition.at(text, found.start("line")), message, path=path, hint=hint)


def _named(before: str) -> tuple[str, str]:
    if "\n" in before:
        return "there is an empty line", "let the file begin with the three dashes"
    if before.startswith("\ufeff"):
        return "there is a byte order mark", "save the file as UTF-8 without a byte order mark"
    return "there is a space", "let the file begin with the three dashes"
