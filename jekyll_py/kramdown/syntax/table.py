"""Tables: rows of cells between ``|``, with optional header, several bodies and a footer.

Source of the rules: kramdown's ``parser/kramdown/table.rb``.
"""

from __future__ import annotations

import re
from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Token
from ..inline_state import InlineState
from ..patterns import NOT_S, OPT_SPACE, STRIP
from ..search import Searches
from ..source import Place
from ..tree import TreeRenderer
from .codespan import closing_backticks

START = rf"{OPT_SPACE}(?={NOT_S})(?=[^|\n]*+\|)"

_SEPARATOR = re.compile(r"[+|: \t-]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_FOOTER = re.compile(r"[+|: \t=]*\n")
_PIPE = re.compile(r"\||[^\n]*?[^\\\n]\|")
_CODE_END = "</code>"
_CODE_SPAN = re.compile(r"(`+)")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_LEADING_PIPE = re.compile(r"[ \t\r\f\v]*\|")
_EMPTY_CELL = len("<td>&nbsp;</td>")


class _Table:
    """A table while its lines are gathered."""

    __slots__ = ("alignment", "columns", "footer", "padded", "place", "rows", "sections")

    def __init__(self, place: Place) -> None:
        self.place: Place | None = place
        self.alignment: list[str | None] = []
        self.sections: list[tuple[str, list[list[str]]]] = []
        self.rows: list[list[str]] = []
        self.columns = 0
        self.padded = True
        """Whether rows are filled up with empty cells."""
        self.footer = False

    def close(self, kind: str, force: bool = False) -> None:
        """End a section of the table."""
        if not self.footer or kind != "table_body" or force:
            self.sections.append((kind, self.rows))
            self.rows = []


def parse_table(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A table; declines when a line has no pipe outside code, or no blank line comes before and after it."""
    src, start = state.src, state.cursor
    if not _PIPE.match(src, m.end()) or not state.after_boundary():
        return None
    ial, state.pending = state.pending, None
    table = _Table(state.place())
    end = _gather(state, table, start)
    if not state.at_boundary(end) or not _pipes_on_all_lines(block, state, src[start : end - 1]):
        return None
    if table.rows:
        table.close("table_foot" if table.footer else "table_body")
    if not any(kind == "table_body" for kind, _ in table.sections):
        state.warn("Found table without body on line {line} - ignoring it")
        return None
    cells = sum(table.columns - len(row) for _, rows in table.sections for row in rows)
    table.padded = state.document.repeat(_EMPTY_CELL * cells)
    state.pending = ial
    state.add(_token(table))
    return end


def _gather(state: BlockState, table: _Table, start: int) -> int:
    src, end = state.src, state.cursor_max
    leading_pipe = _LEADING_PIPE.match(src, start) is not None
    position = start
    if (found := _SEPARATOR.match(src, start)) and "-" in found[0]:
        position = found.end()
    while position < end and _PIPE.match(src, position):
        if (found := _SEPARATOR.match(src, position)) and "-" in found[0]:
            _separate(table, found[0].rstrip())
            position = found.end()
        elif (found := _FOOTER.match(src, position)) and "=" in found[0]:
            if table.rows:
                table.close("table_body", force=True)
            table.footer = True
            position = found.end()
        else:
            line_end = state.find_line_end_at(position)
            cells = _cells(src[position : line_end - 1].rstrip(" \t"), leading_pipe)
            table.columns = max(table.columns, len(cells))
            table.rows.append(cells)
            position = line_end
    return position


def _separate(table: _Table, text: str) -> None:
    if not table.rows:
        return
    if table.alignment or table.footer:
        table.close("table_body")
        return
    table.close("table_head")
    names = {("", ""): None, (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
    table.alignment = [names[pair] for pair in _ALIGNMENT.findall(text)]


def _cells(line: str, leading_pipe: bool) -> list[str]:
    """The cells of a row. A pipe inside a code span or a ``<code>`` element does not end one."""
    if "`" not in line and "<code" not in line:
        cells = [part.replace("\\|", "|") for part in _UNESCAPED_PIPE.split(line)] if line else []
    else:
        cells = _cells_with_code(line)
    if leading_pipe and cells and not cells[0].strip(STRIP):
        del cells[0]
    if cells and not cells[-1].strip(STRIP):
        cells.pop()
    return [cell.strip(STRIP) for cell in cells]


def _cells_with_code(line: str) -> list[str]:
    """The cells of a row with code in it."""
    cells: list[str] = []
    parts: list[str] = []
    for index, part in enumerate(_split_code_elements(line)):
        for text, is_code in [(part, True)] if index % 2 else _code_spans(part):
            if is_code or "|" not in text:
                parts.append(text)
                continue
            first, *others = _UNESCAPED_PIPE.split(text)
            parts.append(first.replace("\\|", "|"))
            for other in others:
                cells.append("".join(parts))
                parts = [other.replace("\\|", "|")]
    return [*cells, "".join(parts)]


def _split_code_elements(line: str) -> list[str]:
    """Ruby's ``split``: an empty string at the end is dropped."""
    parts: list[str] = []
    position = 0
    while (start := line.find("<code", position)) >= 0 and (text := line.find(">", start) + 1):
        end = line.find(_CODE_END, text) + len(_CODE_END)
        if end < len(_CODE_END):
            break
        parts += line[position:start], line[start:end]
        position = end
    parts.append(line[position:])
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _code_spans(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a code span, which is written so that no pipe can end it."""
    pieces: list[tuple[str, bool]] = []
    searches = Searches(text)
    plain, position = "", 0
    while found := _CODE_SPAN.search(text, position):
        plain += text[position : found.start()]
        span = _code_span(text, found, searches)
        if span is None:
            plain += found[0]
            position = found.end()
            continue
        if plain:
            pieces.append((plain, False))
            plain = ""
        content, position = span
        delimiter = max(_CODE_SPAN.findall(content), default="") + "`"
        space = " " if len(delimiter) > 1 else ""
        pieces.append((f"{delimiter}{space}{content}{space}{delimiter}", True))
    plain += text[position:]
    if plain:
        pieces.append((plain, False))
    return pieces


def _code_span(text: str, opening: Match[str], searches: Searches) -> tuple[str, int] | None:
    """The content of the code span that opens here, and where it ends."""
    delimiter, start = opening[0], opening.end()
    simple = len(delimiter) == 1
    at = opening.start()
    if simple and (at == 0 or text[at - 1].isspace()) and text[start : start + 1].isspace():
        return None
    end = closing_backticks(searches, delimiter, start)
    if end < 0:
        return None
    content = text[start:end]
    if not simple:
        content = content[1:] if content.startswith(" ") else content
        content = content[:-1] if content.endswith(" ") else content
    return content, end + len(delimiter)


def _pipes_on_all_lines(block: BlockParser, state: BlockState, text: str) -> bool:
    """Whether every line has a pipe outside code spans and HTML elements (kramdown's rule, quirks included)."""
    if "`" not in text and "<" not in text:
        return all(_PIPE.match(line) for line in text.split("\n"))
    reading = InlineState(state.document, TreeRenderer())
    reading.begin(text, state.place())
    reading.is_check = True
    references = len(state.document.references)
    block.inline.run(reading, 0, tables=block.inline.code_and_html)
    reading.flush()
    block.inline.undo(reading, references)
    pipe = False
    for token in reading.renderer.join(reading.out):
        value = token["attrs"]["tag"] if token["type"] == "html_span" else token.get("raw", "")
        lines = value.rstrip("\n").split("\n") if value.strip("\n") else []
        if token["type"] == "codespan":
            if len(lines) > 2 or (len(lines) == 2 and not pipe):
                break
            pipe = pipe and len(lines) != 2
        else:
            if len(lines) > 1 and not pipe and not _PIPE.match(lines[0]):
                break
            pipe = (pipe and len(lines) <= 1) or bool(lines and _PIPE.match(lines[-1]))
    return pipe


def _token(table: _Table) -> Token:
    alignment = (table.alignment + [None] * table.columns)[: table.columns]
    sections: list[Token] = []
    for kind, rows in table.sections:
        head = kind == "table_head"
        sections.append({"type": kind, "children": [_row(row, alignment, head, table) for row in rows]})
    return {"type": "table", "children": sections}


def _row(row: list[str], alignment: list[str | None], head: bool, table: _Table) -> Token:
    cells: list[Token] = []
    for number, align in enumerate(alignment if table.padded else alignment[: len(row)]):
        text = row[number] if number < len(row) else ""
        attrs = {"align": align, "head": head}
        cells.append({"type": "table_cell", "text": text, "attrs": attrs, "place": table.place})
    return {"type": "table_row", "children": cells}
