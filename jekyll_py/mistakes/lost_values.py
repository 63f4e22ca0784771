"""Values of front matter that YAML reads as something else than was meant, without a word: comments, joined lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern

_COMMENT = lazy_pattern(r"(?P<key>[\w-]+):[ \t]+(?P<value>#(?:[0-9a-fA-F]{3,8}|\d+\b[^\n]*))[ \t]*$", re.ASCII)
"""A colour or a number behind ``#``; other comments are meant."""
_ITEM = lazy_pattern(r"(?P<spaces> *)- +(?P<value>[^\s\[{\"'|>&!#:-][^\n:]*)$")
_POST = lazy_pattern(r"(?:^|/)_(?:posts|drafts)/")
_COMMAS = lazy_pattern(r"\A\s*\S+,\s")
_ADDRESS = lazy_pattern(r"[a-z]+://", re.IGNORECASE)


def lost_values(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    """The errors about values of front matter that are lost.

    Args:
        data: the front matter.
        path: the file.
        lines: of the front matter, the opening one first.
    """
    for number, line in enumerate(lines, 1):
        found = _COMMENT.match(line)
        if found is not None and found["key"] in data and data[found["key"]] is None:
            message = f"{found['key']} has no value, as # begins a comment"
            hint = f'write {found["key"]}: "{found["value"].strip()}"'
            yield _error(message, hint, path, number, found.start("value") + 1, line)
    yield from _joined_items(data, path, lines)
    yield from _comma_lists(data, path, lines)
    permalink = data.get("permalink")
    if isinstance(permalink, str) and _ADDRESS.match(permalink):
        number, line = next(((n, each) for n, each in enumerate(lines, 1) if each.startswith("permalink")), (1, ""))
        message = f"a permalink is a path of this site, not a whole address: {permalink}"
        hint = "write permalink: /about/; for another site, redirect_to"
        yield _error(message, hint, path, number, line.find(permalink) + 1 or 1, line)


def _comma_lists(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    """The errors about tags and categories of posts with commas between them: Jekyll takes them apart at spaces."""
    if _POST.search(path) is None:
        return
    for key in ("tags", "categories"):
        value = data.get(key)
        if isinstance(value, str) and _COMMAS.search(value):
            number, line = next(((n, each) for n, each in enumerate(lines, 1) if each.startswith(key)), (1, ""))
            first = value.split()[0]
            message = f"{key} are taken apart at spaces, so that one is '{first}' with its comma"
            hint = f"write a list: {key}: [{', '.join(part.strip() for part in value.split(',') if part.strip())}]"
            yield _error(message, hint, path, number, line.find(value) + 1 or 1, line)


def _joined_items(data: Mapping[str, object], path: str, lines: Sequence[str]) -> Iterator[JekyllError]:
    """The items of lists that are indented more than the one above, of which they become a part."""
    for number, (above, line) in enumerate(pairwise(lines), 2):
        first, second = _ITEM.match(above), _ITEM.match(line)
        if first is None or second is None or len(second["spaces"]) <= len(first["spaces"]):
            continue
        value = f"{first['value'].strip()} - {second['value'].strip()}"
        if any(isinstance(each, list) and any(str(item).startswith(value) for item in each) for each in data.values()):
            spaces = len(second["spaces"]) - len(first["spaces"])
            message = f"two items of a list are one text: {value}"
            hint = f"the line is indented by {spaces} too many"
            yield _error(message, hint, path, number, second.start("value") - 1, line)


def _error(message: str, hint: str, path: str, number: int, column: int, line: str) -> JekyllError:
    return JekyllError(message, path=path, line=number, column=column, source_line=line, hint=hint)
