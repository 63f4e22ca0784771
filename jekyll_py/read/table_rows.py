"""The rows of data files with separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..errors import JekyllError

csv.field_size_limit(2**31 - 1)  # Ruby's reader knows no limit; Python's is 128 KiB


def table_rows(text: str, separator: str, path: str) -> Iterator[list[str]]:
    """The rows of a table, the first one with its names included.

    Args:
        text: the file.
        separator: stands between two cells.
        path: its name, for messages.

    Raises:
        JekyllError: quotation marks are not closed, or not doubled.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield row
            line = reader.line_num + 1
    except csv.Error as error:
        raise JekyllError(
            f"malformed table: {error}",
            path=path,
            line=line,
            source_line=text.splitlines()[line - 1],
            hint=_hint(str(error)),
        ) from None


def _hint(message: str) -> str:
    if "unexpected end" in message:
        return "close the quotation mark of this row, or double one that belongs to the text"
    return 'put the whole cell in quotation marks, and double those within it: "a ""b"" c"'
