"""Tables of data whose rows have more cells than names, or whose cells are separated by another character."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import JekyllError


def wrong_shape(rows: Sequence[Sequence[object]], text: str, separator: str, path: str) -> JekyllError | None:
    """The error about a table of which cells are lost, or that is one column of joined cells.

    Args:
        rows: the table, its names first.
        text: the file.
        separator: stands between two cells.
        path: the file.
    """
    if len(rows) < len(["names", "row"]):
        return None
    head = text.split("\n", 1)[0].rstrip("\r")
    other = next((each for each in ";\t|," if each != separator and each in head), None)
    if len(rows[0]) == 1 and other is not None and all(other in str(row[0]) for row in rows[1:] if row):
        name = {"\t": "tabs"}.get(other, other)
        wanted = {"\t": "tabs"}.get(separator, separator)
        message = f"the cells are separated by {name}, so that each row is one cell"
        return _error(message, f"separate them by {wanted}", path, 1, head)
    number = next((n for n, row in enumerate(rows) if n and len(row) > len(rows[0])), None)
    if number is None or len(text.splitlines()) != len(rows):  # cells with line breaks, or empty lines
        return None
    message = f"the row has {len(rows[number])} cells and the first line {len(rows[0])} names"
    hint = "put a cell that contains the separator in quotation marks, or name each column"
    return _error(message, hint, path, number + 1, text.splitlines()[number])


def _error(message: str, hint: str, path: str, line: int, source_line: str) -> JekyllError:
    return JekyllError(message, path=path, line=line, column=1, source_line=source_line, hint=hint)
