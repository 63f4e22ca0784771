"""The tables among data files: values separated by commas or tabs (Jekyll's ``CSV.read``)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping

from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern
from ..mistakes.merge_conflicts import merge_conflict
from ..mistakes.table_shape import wrong_shape

_MOST_ABSENT_CELLS = 1_000_000
"""The most cells that the rows of a table may lack, so that one long row above many short ones fills no memory."""
_LINE_END = lazy_pattern(r"\r\n?|\n")
_QUOTED = lazy_pattern(r'"[^"]*(?:""[^"]*)*"')
_EMPTY = "\uffff"
"""A character of no text: Python's reader gives "" for a cell of two quotation marks and for one of nothing."""
_NUMBER = lazy_pattern(r"[+-]?\d+")
_MOST_DIGITS = 4000
"""A longer number stays a text, as in YAML: reading one takes time that grows with its square."""
_DECIMAL = lazy_pattern(r"[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?")


def read_table(
    text: str, separator: str, options: object, path: str, on_mistake: Callable[[JekyllError], None]
) -> list[object]:
    """The rows of a table: mappings by the names in its first row, or lists if the option ``headers`` is off.

    Args:
        text: the file.
        separator: stands between two cells.
        options: the key ``csv_reader`` or ``tsv_reader`` of the configuration, unknown before Jekyll 4.3.
        path: the name of the file, for messages.
        on_mistake: called with each mistake that Jekyll takes without a word.

    Raises:
        JekyllError: quotation marks are not closed or not doubled, or the rows lack too many cells.
    """
    conflict = merge_conflict(text, path)
    if conflict is not None:
        on_mistake(conflict)
    settings: Mapping[str, object] = options if isinstance(options, Mapping) else {}
    converters = settings.get("csv_converters") or []
    names = [str(name) for name in converters] if isinstance(converters, list) else []
    rows = [[_convert(cell, names) for cell in row] for row in _rows(text, separator, path)]
    if not rows or not settings.get("headers", True):
        return list(rows)
    mistake = wrong_shape(rows, text, separator, path)
    if mistake is not None:
        on_mistake(mistake)
    head = next(_rows(text, separator, path))
    _check_absent(head, rows, path)
    return [_row(head, row) for row in rows[1:]]


def _check_absent(head: list[str | None], rows: list[list[object]], path: str) -> None:
    absent = sum(max(0, len(head) - len(row)) for row in rows[1:])
    if absent > _MOST_ABSENT_CELLS:
        hint = f"give each row as many cells as the first, which has {len(head)}"
        raise JekyllError(f"malformed table: the rows lack {absent} cells", path=path, hint=hint)


def _row(head: list[str | None], row: list[object]) -> dict[str | None, object]:
    """Ruby's ``CSV::Row#to_hash``: a missing cell is nil, of two columns with one name the first counts."""
    pairs: dict[str | None, object] = {}
    for position, name in enumerate(head):
        pairs.setdefault(name, row[position] if position < len(row) else None)
    for extra in row[len(head) :]:
        pairs.setdefault(None, extra)
    return pairs


def _convert(cell: str | None, converters: list[str]) -> object:
    if cell is None:
        return None
    if {"integer", "numeric", "all"} & set(converters) and _NUMBER.fullmatch(cell):
        return int(cell) if len(cell) <= _MOST_DIGITS else cell
    if {"float", "numeric", "all"} & set(converters) and _DECIMAL.fullmatch(cell):
        return float(cell)
    return cell


def _rows(text: str, separator: str, path: str) -> Iterator[list[str | None]]:
    """The rows of a table, the first one with its names included; an empty cell is None without quotation marks.

    Args:
        text: the file.
        separator: stands between two cells.
        path: its name, for messages.

    Raises:
        JekyllError: quotation marks are not closed, not doubled, or stand in a cell that does not begin with one.
    """
    import csv  # few sites have tables

    csv.field_size_limit(2**31 - 1)  # Ruby's reader knows no limit; Python's is 128 KiB
    marked = _QUOTED.sub(_marked, text) if '""' in text else text
    reader = csv.reader(io.StringIO(marked, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield ["" if cell == _EMPTY else cell or None for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        raise _malformed(str(error), text, path, line) from None
    line = _bare_quote(text, separator)
    if line:
        raise _malformed("a quotation mark stands in a cell without them", text, path, line)


def _marked(found: re.Match[str]) -> str:
    return f'"{_EMPTY}"' if found[0] == '""' else found[0]


def _malformed(message: str, text: str, path: str, line: int) -> JekyllError:
    return JekyllError(
        f"malformed table: {message}",
        path=path,
        line=line,
        source_line=_LINE_END.split(text)[line - 1],
        hint=_hint(message),
    )


def _bare_quote(text: str, separator: str) -> int:
    """The line of the first quotation mark in a cell that does not begin with one, else 0: Ruby's "Illegal quoting"."""
    if '"' not in text:
        return 0
    between = re.escape(separator)
    quoted = rf'(?<![^{between}\r\n])"[^"]*(?:""[^"]*)*"(?=[{between}\r\n]|\Z)'
    bare = re.sub(quoted, lambda found: "\n" * len(_LINE_END.findall(found[0])), text)
    at = bare.find('"')
    return len(_LINE_END.findall(bare[:at])) + 1 if at >= 0 else 0


def _hint(message: str) -> str:
    if "unexpected end" in message:
        return "close the quotation mark of this row, or double one that belongs to the text"
    return 'put the whole cell in quotation marks, and double those within it: "a ""b"" c"'
