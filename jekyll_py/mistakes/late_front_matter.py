"""Front matter that does not begin on the first line, or that is in another form, so that it is no front matter."""

from __future__ import annotations

import json
import re

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern

STARTS = (
    *(b"\xef\xbb\xbf", b" ", b"\t", b"\n", b"\r", b"----", b"+++", "\u2014".encode(), "\u2013".encode()),
    *(b"{", b"---j", b"---t", b"---y"),
)
"""How a file begins that may have front matter behind white space or a byte order mark, below other dashes, or in
another form."""
_LATE = lazy_pattern(
    r"(?P<before>\ufeff?\s*)---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[\w-]+:(?:\s|$)|---\s*$)",
    re.ASCII | re.MULTILINE,
)


_DASHES = lazy_pattern(
    r"(?P<line>-{4,}|[\u2013\u2014-]{1,4})[ \t]*\r?\n(?:[a-z_]+:(?:[ \t][^\n]*)?\r?\n){1,50}(?P=line)\s*?$", re.M
)
"""Keys between two lines of other dashes than three hyphens."""
_TOML = lazy_pattern(r"\+{3}[ \t]*\r?\n(?:[^\n+]*\r?\n){0,100}\+{3}\s*?$", re.MULTILINE)
"""The front matter of Hugo and Zola."""
_JSON = lazy_pattern(r"\s*\{\s*\"")
_FOREIGN_KEYS = frozenset({"title", "layout", "date", "permalink", "tags", "categories"})
_NAMED_FORM = lazy_pattern(
    r"---(?P<form>json|toml|js|javascript|yaml|yml)[ \t]*\r?\n(?:[^\n]*\n){1,100}?---\s*?$", re.MULTILINE
)
"""The front matter of Eleventy, whose first line says what it is written in."""
_SECOND = lazy_pattern(
    r"\s*(?P<line>---)[ \t]*\r?\n(?=(?:[^\n]*\n){0,50}?(?:title|layout|date|permalink):)"
    r"(?:[a-zA-Z_][\w-]*:(?:[ \t][^\n]*)?\r?\n|[ \t]+[^\n]*\n|-[ \t][^\n]*\n){1,50}---[ \t\r]*$",
    re.MULTILINE,
)


def late_front_matter(text: str, path: str) -> JekyllError | None:
    """The error about a file whose front matter stands behind white space or a byte order mark.

    Args:
        text: the file, with its byte order mark, if that matters.
        path: its name, for messages.
    """
    if text.startswith("---\r") and "\n" not in text:
        message = "the lines end with carriage returns alone, so that this is no front matter and is published as it is"
        position = SourcePosition(1, 1, "---")
        return JekyllError.at(position, message, path=path, hint="save the file with line feeds (LF)")
    if _TOML.match(text) is not None:
        message = "+++ begins front matter in TOML, which Jekyll does not read, so that it is published as it is"
        return _at(text, 0, message, path, "write lines of three hyphens, and keys as title: Home")
    foreign = _named_form(text, path) or _json(text, path)
    if foreign is not None:
        return foreign
    found = _LATE.match(text)
    if found is None or not found["before"]:
        return _other_dashes(text, path)
    what, hint = _named(found["before"])
    message = f"{what} before the front matter, so that it is no front matter and is published as it is"
    line_start = found["before"].rfind("\n") + 1
    return _at(text, line_start, message, path, hint)


def second_front_matter(content: str, path: str, first_line: int) -> JekyllError | None:
    """The error about a block of keys below the front matter, which is text of the page.

    Args:
        content: what stands below the front matter.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    found = _SECOND.match(content) if content.lstrip()[:3] == "---" else None
    if found is None:
        return None
    message = "a second front matter begins here, which is text of the page"
    position = SourcePosition.at(content, found.start("line"), first_line)
    return JekyllError.at(position, message, path=path, hint="move its keys into the first one")


def _named_form(text: str, path: str) -> JekyllError | None:
    found = _NAMED_FORM.match(text)
    if found is None:
        return None
    message = f"---{found['form']} does not begin front matter, so that it is published as it is"
    hint = "write --- alone, and keys in YAML: title: Home (JSON is YAML, too)"
    return _at(text, 0, message, path, hint)


def _json(text: str, path: str) -> JekyllError | None:
    """The error about the front matter in JSON that Hugo reads, which has nothing around it."""
    start = _JSON.match(text)
    if start is None:
        return None
    try:
        found, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    except (ValueError, RecursionError):
        return None
    if not _FOREIGN_KEYS.intersection(found):
        return None
    message = "this is no front matter, as it does not stand between two lines of dashes, and is published as it is"
    return _at(text, text.index("{"), message, path, "write a line of three hyphens above it and one below")


def _at(text: str, offset: int, message: str, path: str, hint: str) -> JekyllError:
    return JekyllError.at(SourcePosition.at(text, offset), message, path=path, hint=hint)


def _other_dashes(text: str, path: str) -> JekyllError | None:
    found = _DASHES.match(text)
    if found is None or found["line"] == "---":
        return None
    message = f"{found['line']} does not begin front matter, so that it is published as it is"
    hint = "write lines of three hyphens: ---"
    return _at(text, found.start("line"), message, path, hint)


def _named(before: str) -> tuple[str, str]:
    if "\n" in before:
        return "there is an empty line", "let the file begin with the three dashes"
    if before.startswith("\ufeff"):
        return "there is a byte order mark", "save the file as UTF-8 without a byte order mark"
    return "there is a space", "let the file begin with the three dashes"
