"""``html_to_native`` for tables: only those Markdown can express are converted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...lazy.patterns import lazy_pattern
from ...reference import Version
from ..definitions import Token
from ..html_elements import BLOCK_ELEMENTS

_ALIGNMENT = lazy_pattern(r"text-align:[ \t\r\n\f\v]+(center|left|right|justify|inherit)")
_ALIGNMENT_STYLE = lazy_pattern(r"(?:;[ \t\r\n\f\v]*)?text-align:[ \t\r\n\f\v]+(center|left|right)")


def convert_table(
    token: Token, version: Version, convert_children: Callable[[], None], become: Callable[[], None]
) -> bool:
    """Make a table native, in place; False when Markdown has no table like it."""
    if not _is_simple(token, version):
        return False
    token["children"] = [child for child in token["children"] if child["type"] != "text"]
    convert_children()
    become()
    token["children"] = [child for child in token["children"] if child["type"] != "html_element"]
    for cell in list(_cells(token)):
        _align(cell)
    if token["children"] and token["children"][0]["type"] == "table_row":
        token["children"] = [{"type": "table_body", "children": token["children"]}]
    for section in token["children"]:
        for cell in _cells(section):
            cell["attrs"]["head"] = section["type"] == "table_head"
    return True


def _cells(token: Token) -> Iterator[Token]:
    for child in token.get("children", ()):
        if child["type"] == "table_cell":
            yield child
        else:
            yield from _cells(child)


def _align(cell: Token) -> None:
    """Take the alignment out of a cell's style."""
    attributes = cell["attrs"].get("attributes", {})
    style = attributes.get("style")
    found = _ALIGNMENT_STYLE.search(style) if style else None
    if found and style:
        attributes["style"] = style[: found.start()] + style[found.end() :]
        cell["attrs"]["align"] = found[1]
    if style is not None and not attributes["style"].strip():
        del attributes["style"]


def _tag(token: Token) -> str | None:
    tag = token.get("attrs", {}).get("tag")
    return None if tag is None else str(tag)


def _rows(token: Token) -> Iterator[Token]:
    if _tag(token) == "tr":
        yield token
    else:
        for child in token.get("children", ()):
            yield from _rows(child)


def _is_simple(token: Token, version: Version) -> bool:
    rows = [[cell for cell in row["children"] if _tag(cell) in ("th", "td")] for row in _rows(token)]
    if not all(_only_spans(cell) for row in rows for cell in row) or len({len(row) for row in rows}) > 1:
        return False
    if version >= (2, 5) and not any(rows):
        return False
    alignments = {tuple(_alignment(cell) for cell in row) for row in rows}
    if len(alignments) > 1 or any(side in ("justify", "inherit") for row in alignments for side in row):
        return False
    return _rows_hold(token, "td") or _sections_hold(token)


def _only_spans(token: Token) -> bool:
    return all(
        child["type"] == "text" or (_tag(child) not in BLOCK_ELEMENTS and _only_spans(child))
        for child in token.get("children", ())
    )


def _alignment(cell: Token) -> str | None:
    attributes = cell.get("attributes") or cell["attrs"].get("attributes") or {}
    found = _ALIGNMENT.search(attributes.get("style", ""))
    return found[1] if found else None


def _rows_hold(token: Token, tag: str) -> bool:
    """Whether there are only rows, and in them only cells of one kind."""
    return all(
        (_tag(row) == "tr" or row["type"] == "text")
        and all(_tag(cell) == tag or cell["type"] == "text" for cell in row.get("children", ()))
        for row in token["children"]
    )


def _sections_hold(token: Token) -> bool:
    sections = [child for child in token["children"] if child["type"] != "text"]
    kinds = {"thead": "th", "tfoot": "td", "tbody": "td"}
    return any(_tag(section) == "tbody" for section in sections) and all(
        _tag(section) in kinds and _rows_hold(section, kinds[_tag(section) or ""]) for section in sections
    )
