"""Rows as XML, by the rules of libxml2 (``xmlNodeDumpOutput``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rows import CDATA, COMMENT, DOCTYPE, END, INSTRUCTION, Rows

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def write(rows: Rows, *, formatted: bool) -> str:
    """Nodes as XML, each by itself.

    Args:
        rows: the nodes.
        formatted: whether elements without text stand on lines of their own.
    """
    return "".join(_written(rows, formatted))


def _written(rows: Rows, formatted: bool) -> Iterator[str]:
    opened: list[tuple[str, bool]] = []  # the name, and whether each child stands on a line of its own
    is_empty = False  # the tag that was begun last has no content yet
    for place, row in enumerate(rows):
        if row == END:
            name, broken = opened.pop()
            if is_empty:
                yield "/>"
            else:
                yield f"\n{'  ' * len(opened)}</{name}>" if broken else f"</{name}>"
            is_empty = False
            continue
        if is_empty:
            yield ">"
        if opened and opened[-1][1]:
            yield "\n" + "  " * len(opened)
        is_empty = isinstance(row, list) and isinstance(row[0], str)
        if is_empty:
            yield _begun(*row)
            may_break = formatted if not opened else opened[-1][1]
            opened.append((row[0], may_break and _has_no_text(rows, place)))
        else:
            yield _other(row)


def _has_no_text(rows: Rows, place: int) -> bool:
    """Whether an element has no text among its children."""
    depth = 0
    for row in rows[place + 1 :]:
        if row == END:
            depth -= 1
            if depth < 0:
                return True
        elif depth == 0 and (isinstance(row, str) or row[0] == CDATA):
            return False
        elif isinstance(row, list) and isinstance(row[0], str):
            depth += 1
    return True


def _begun(name: str, attributes: Mapping[str, str | None]) -> str:
    return f"<{name}{''.join(_attribute(key, value or '') for key, value in attributes.items())}"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value.translate(_VALUE)}"'


def _other(row: object) -> str:
    match row:
        case str(text):
            return text.translate(_TEXT)
        case [int(kind), text] if kind == CDATA:
            return f"<![CDATA[{text}]]>"
        case [int(kind), text] if kind == COMMENT:
            return f"<!--{text}-->"
        case [int(kind), target, text] if kind == INSTRUCTION:
            return f"<?{target} {text}?>" if text else f"<?{target}?>"
        case [int(kind), name, public, system] if kind == DOCTYPE:
            return f"<!DOCTYPE {name}{_identifiers(str(public or ''), str(system or ''))}>"
    return ""


def _identifiers(public: str, system: str) -> str:
    if public:
        return f' PUBLIC "{public}" "{system}"'
    return f' SYSTEM "{system}"' if system else ""
