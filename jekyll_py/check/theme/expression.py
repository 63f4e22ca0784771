"""The variables, filters and parameters in the markup of Liquid's tags and outputs, as far as a reader can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...liquid.errors import LiquidSyntaxError
from ...liquid.parsing.lexer import lex

Path = tuple[str, ...]
"""The names of a variable and of its fields, such as ``("page", "title")``; it ends before a computed field."""

_PARAMETER = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,"']+)""", re.DOTALL)
"""A parameter of an include; quotes may stand in its text behind a backslash."""
_ASSIGNED = re.compile(r"\s*([\w-]+)\s*=\s*(.*)", re.DOTALL)
_LOOP = re.compile(r"\s*([\w-]+)\s+in\s+(.*)", re.DOTALL)
_FILE = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|((?:\{\{.*?\}\}|[^\s,{}])+))""", re.DOTALL)
_WORDS = frozenset({
    "NULL", "Nil", "None", "Null", "and", "blank", "by", "contains", "empty", "false", "in", "nil", "null", "or",
    "reversed", "true", "with",
})  # fmt: skip
"""Names that are no variables."""
_PLAIN = frozenset(["if", "elsif", "unless", "case", "when", "cycle", "echo", "return"])
"""The tags whose whole markup is of expressions."""


def paths_in(tag: str, markup: str) -> Iterator[Path]:
    """The variables that are read.

    Args:
        tag: the name of the tag; empty for an output.
        markup: what stands behind it.
    """
    if tag in ("for", "tablerow"):
        found = _LOOP.match(markup)
        yield from _paths(found[2]) if found else ()
    elif tag == "assign":
        found = _ASSIGNED.match(markup)
        yield from _paths(found[2]) if found else ()
    elif tag.startswith("include") or tag == "render":
        values = [value for value in parameters_of(markup).values() if not value.startswith(("'", '"'))]
        for text in (*values, *re.findall(r"\{\{(.*?)\}\}", markup, re.DOTALL)):
            yield from _paths(text)
    elif not tag or tag in _PLAIN:
        yield from _paths(markup)


def name_given(tag: str, markup: str) -> str | None:
    """The name of the variable that a tag makes; None if it makes none."""
    if tag in ("for", "tablerow"):
        found = _LOOP.match(markup)
    elif tag in ("assign", "capture", "increment", "decrement"):
        found = _ASSIGNED.match(markup) or re.match(r"""\s*["']?([\w-]+)()""", markup)
    else:
        found = None
    return found[1] if found else None


def file_of(markup: str) -> str | None:
    """The file that the markup of an include names, with ``{{ }}`` where the page decides; None if it names none."""
    found = _FILE.match(markup)
    return next(filter(None, found.groups()), None) if found else None


def parameters_of(markup: str) -> dict[str, str]:
    """The parameters of an include as they are written, by name."""
    found = _FILE.match(markup)
    return {match[1]: match[2] for match in _PARAMETER.finditer(markup, found.end() if found else 0)}


def filters_in(markup: str) -> Sequence[str]:
    """The names of the filters, in order."""
    return [text for (kind, _), (second, text) in pairwise(_lexed(markup)) if kind == "pipe" and second == "id"]


def filter_arguments(markup: str, name: str) -> Sequence[str]:
    """The first argument of each use of a filter, if it is a text in quotes."""
    tokens = _lexed(markup)
    return [
        tokens[at + 3][1][1:-1]
        for at in range(len(tokens) - 3)
        if tokens[at][0] == "pipe" and tokens[at + 1] == ("id", name) and tokens[at + 3][0] == "string"
    ]


def _lexed(markup: str) -> list[tuple[str, str]]:
    """The tokens of markup; none where Liquid's strict grammar has none."""
    try:
        found = lex(markup.replace("=", " ") if "==" not in markup else markup)
        return [(kind, text) for kind, text, _ in found]
    except LiquidSyntaxError:
        return []


def _paths(markup: str) -> Iterator[Path]:
    tokens = _lexed(markup)
    before = ""
    for at, (kind, text) in enumerate(tokens):
        is_keyword = at + 1 < len(tokens) and tokens[at + 1][0] == "colon"
        if kind == "id" and before not in ("dot", "pipe") and not is_keyword and text not in _WORDS:
            yield (text.rstrip("?"), *_fields(tokens, at + 1))
        before = kind


def _fields(tokens: Sequence[tuple[str, str]], at: int) -> Iterator[str]:
    while at + 1 < len(tokens):
        if tokens[at][0] == "dot":
            yield tokens[at + 1][1]
            at += 2
        elif tokens[at][0] == "open_square" and tokens[at + 1][0] == "string":
            yield tokens[at + 1][1][1:-1]
            at += 3
        else:
            return
