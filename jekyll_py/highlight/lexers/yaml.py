"""YAML, whose tokens depend on indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Literal, Name, Number, Punctuation, String, Text, Token

from ..engine import RougeLexer, Rules, Scan
from ..engine import Token as Piece
from ..matchers import Run
from ..rule_parts import groups
from ..versions import before, since

Match = re.Match[str]
Pieces = Iterator[Piece]
Indicator = Punctuation.Indicator

_PLAIN_START = r"[^ \t\n\r\f\v?:,\[\]{}#&*!|>'\"%@`]"
_KEY = r"[^#,:?\[\]{}\"'\n]"
_NAME = r"(?u:[\w-])+"


class _Indents:
    """The indentation: the open levels, the level of this line, the level of a block scalar."""

    def __init__(self) -> None:
        self.levels = [0]
        self.next = 0
        self.scalar: int | None = None

    @property
    def level(self) -> int:
        return self.levels[-1]

    def save(self, width: int) -> int:
        """Note the indentation of a line; returns the part of it that belongs to an open level."""
        self.next = width
        if width >= self.level:
            return width
        while width < self.level:
            self.levels.pop()
        return self.level

    def enter(self) -> None:
        """Open a level at the indentation of this line."""
        if self.level < self.next:
            self.levels.append(self.next)


def _indents(scan: Scan) -> _Indents:
    found: _Indents = scan.memory.setdefault("indents", _Indents())
    return found


def _mark(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    """The start of a document or a directive."""
    scan.memory["indents"] = _Indents()
    yield match.start(), Name.Tag if match.group().startswith("%") else Name.Namespace, match.group()


def _line_start(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    known = _indents(scan).save(len(match.group()))
    yield match.start(), Text, match.group()[:known]
    yield match.start() + known, Token.Error, match.group()[known:]


def _blanks(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    _indents(scan).next += len(match.group())
    yield match.start(), Text, match.group()


def _indicator(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    indents = _indents(scan)
    indents.enter()
    indents.next += 1
    yield match.start(), Indicator, match.group()


def enter(scan: Scan) -> None:
    """Open a level at the indentation of this line."""
    _indents(scan).enter()


def _key(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    enter(scan)
    yield match.start(), Name.Attribute, match[1]
    yield match.start(2), Indicator, match[2]


def _scalar_header(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    indents, header = _indents(scan), match.group()
    indents.scalar = indents.level + int(header.strip("+-") or 0) * (-1 if header[0] == "-" else 1) if header else None
    yield match.start(), Indicator, header


def _scalar_blank(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    """An action for a blank line in a block scalar, which it does not end; spaces beyond the level belong to it."""
    mark = _indents(scan).scalar
    width = len(match.group()) if mark is None else mark
    yield match.start(), Text, match.group()[:width]
    yield match.start(), Name.Constant, match.group()[width:]


def _scalar_line(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    indents, width = _indents(scan), len(match.group())
    yield match.start(), Text, match.group()
    least = indents.level if indents.scalar is None else indents.scalar
    if indents.scalar is None:
        indents.scalar = width
    if width < least:
        indents.save(width)
        scan.stack[-1] = "indentation"


def _plain_line(lexer: RougeLexer, match: Match, scan: Scan) -> Pieces:
    """An action for a new line within a plain scalar; one that is not indented deeper ends the scalar."""
    indents, width = _indents(scan), len(match.group())
    yield match.start(), Text, match.group()
    scan.pop()
    if width <= indents.level:
        indents.save(width)
        scan.pop()
        scan.stack.append("indentation")


class Yaml(RougeLexer):
    """The lexer of YAML."""

    tokens: ClassVar[Rules] = {
        "comment": [(r"#.*", Comment.Single)],
        "root": [
            include("comment"),
            (r"\n+", Text),
            (r" +(?=#|$)", Text),
            (r"^%YAML\b", _mark, "version directive"),
            (r"^%TAG\b", _mark, "tag directive"),
            (r"^(?:---|\.\.\.)(?= |$)", _mark, "line"),
            (r" *(?!\s|$)", _line_start, ("line", "indentation")),
        ],
        "indentation": [
            (r"\s*?\n", Text, "#pop:2"),
            (r" +(?=[-:?](?: |$))", _blanks),
            (r"[?:-](?= |$)", _indicator),
            (r" *", _blanks, "#pop"),
        ],
        "line": [
            (r" *(?=#|$)", Text, "#pop"),
            (r" +", Text),
            include("descriptors"),
            include("keys"),
            (r"[|>][+-]?", Indicator, ("block scalar", "block scalar header")),
            include("flow nodes"),
            (rf"(?={_PLAIN_START}|[?:-][^ \t\n\r\f\v])", Name.Variable, "plain"),
        ],
        "keys": [
            before((3, 26, 1), (r"((?u:\w(?:\w|[ \t-])*)?)(:)(?=\s|$)", _key)),
            since((3, 26, 1), before((4, 0, 1), (Run(rf"{_KEY}+", rf"({_KEY}++)(:)(?=\s|$)"), _key))),
            since((4, 0, 1), (Run(r"[^#,?\[\]{}\"'\n]+", r"([^#,?\[\]{}\"'\n]+)(:)(?=\s|$)"), _key)),
        ],
        "descriptors": [
            (r"!<[\w;/?:@&=+$,.!~*'()\[\]%-]+>", Keyword.Type),
            (r"(?:![\w-]+)?![\w;/?:@&=+$,.!~*'()\[\]%-]*", Keyword.Type),
            (rf"&{_NAME}", Name.Label),
            (rf"\*{_NAME}", Name.Variable),
        ],
        "flow nodes": [
            (r"\[", Indicator, "sequence"),
            (r"\{", Indicator, "mapping"),
            (r"'", String.Single, "single"),
            (r'"', String.Double, "double"),
        ],
        "flow": [
            (r"\s+", Text),
            include("comment"),
            (r"[?:,]", Indicator),
            include("descriptors"),
            include("flow nodes"),
            (rf"(?={_PLAIN_START})", Text, "flow plain"),
        ],
        "sequence": [(r"\]", Indicator, "#pop"), include("flow")],
        "mapping": [(r"\}", Indicator, "#pop"), include("flow")],
        "block scalar": [
            (r"\n+", Text),
            (r"^ +$", _scalar_blank),
            (r"^ *", _scalar_line),
            (r"[^\n\r\f\v]+", String),
        ],
        "block scalar header": [
            (r"(?:[1-9][+-]?|[+-]?[1-9]?)(?= |$)", _scalar_header, ("#pop", "rest of line")),
        ],
        "rest of line": [include("comment"), (r" +", Text), (r"\n", Text, "#pop")],
        "quoted blanks": [(r"^ +| +$|\n+", Text), (r" +", Name.Variable)],
        "single": [
            include("quoted blanks"),
            (r"\\'", String.Escape),
            (r"'", String, "#pop"),
            (r"[^\s']+", String),
        ],
        "double": [
            (r'"', String, "#pop"),
            include("quoted blanks"),
            (r'\\[0abt\tn\nvfre "\\N_LP]', String.Escape),
            (r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})", String.Escape),
            (r'[^ \t\n\r\f\v"\\]+', String),
        ],
        "plain": [
            (r" *(?=:[ \n]|:$)", Text, "#pop"),
            (r" *:\S+", String),
            (r" +(?=#)", Text, "#pop"),
            (r" +$", Text),
            (r"\n+", Text, "plain line"),
            (r" +", String),
            before((4, 1), (r"true|false|null", Name.Constant)),
            since((4, 1), (r"(?:true|false|null)\b", Keyword.Constant)),
            (r"\d+(?:\.\d+)?(?=\r?\n| +#)", Literal.Number, "#pop"),
            (r"[^\s:]+", String),
        ],
        "plain line": [
            (r"^ +\n|\n+", Text),
            (r"^(?=---|\.\.\.)", Text, "#pop:3"),
            (r"^ *", _plain_line),
        ],
        "flow plain": [
            (r" *(?=[,:?\[\]{}])", Text, "#pop"),
            (r" +(?=#)", Text, "#pop"),
            (r"^ +| +$|\n+", Text),
            (r" +|[^\s,:?\[\]{}]+", Name.Variable),
        ],
        "version directive": [
            (r"( +)(\d+\.\d+)", groups(Text, Number), ("#pop", "rest of line")),
        ],
        "tag directive": [
            (
                r"( +)(!|![\w-]*!)( +)(!|!?[\w;/?:@&=+$,.!~*'()\[\]%-]+)",
                groups(Text, Keyword.Type, Text, Keyword.Type),
                ("#pop", "rest of line"),
            ),
        ],
    }
