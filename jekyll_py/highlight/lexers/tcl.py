"""Tcl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import Words
from ..versions import before, since

_KEYWORDS = """
    after apply array break catch continue elseif else error eval expr for foreach global if namespace proc
    rename return set switch then trace unset update uplevel upvar variable vwait while
"""
_BUILTINS = """
    append bgerror binary cd chan clock close concat dde dict encoding eof exec exit fblocked fconfigure fcopy
    file fileevent flush format gets glob history http incr info interp join lappend lassign lindex linsert
    list llength load loadTk lrange lrepeat lreplace lreverse lsearch lset lsort mathfunc mathop memory
    msgcat open package pid pkg::create pkg_mkIndex platform platform::shell puts pwd re_syntax read refchan
    regexp registry regsub scan seek socket source split string subst tell time tm unknown unload
"""
_END = r")\]};\n\r\t\v"
"""The characters that end a word."""
_WORD = Words({Keyword: _KEYWORDS, Name.Builtin: _BUILTINS}, Text)


def _end_of_brace(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a brace that closes the innermost one, whatever was opened in it."""
    if "brace" not in scan.stack:
        yield match.start(), Error, match.group()
        return
    while scan.stack[-1] != "brace":
        scan.pop()
    scan.pop()
    yield match.start(), Punctuation, match.group()


def _open_in_string(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory["braces"] = scan.memory.get("braces", 0) + 1
    yield match.start(), String.Double, match.group()


def _close_in_string(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if "brace" in scan.stack and not scan.memory.get("braces"):
        yield from _end_of_brace(lexer, match, scan)
        return
    scan.memory["braces"] = scan.memory.get("braces", 0) - 1
    yield match.start(), String.Double, match.group()


def _command(parameters: str) -> list[object]:
    """The rules for a command, whose parameters are in a state of their own."""
    return [
        since((4, 3), (r"#", Comment, "comment")),
        include("word"),
        before((4, 3), (r"#[^)\]};\n]+", Comment.Single)),
        (rf"(?=[{_END}])", Text, parameters),
        (rf"[^{_END}]+", _WORD),
        (r"\s+", Text),
    ]


def _delimited(name: str, close: str, other: _TokenType) -> Rules:
    """The states for commands between delimiters; ``other`` is the type of other closing delimiters."""
    return {
        name: [(close, Punctuation, "#pop"), *_command(f"parameters in {name}")],
        f"parameters in {name}": [
            (close, Punctuation, "#pop:2"),
            (r"[)\]}]", other),
            include("parameters"),
        ],
    }


class Tcl(RougeLexer):
    """The lexer of Tcl."""

    tokens: ClassVar[Rules] = {
        "root": _command("parameters"),
        "word": [
            (r"\{\*\}", Keyword),
            (r"\}", _end_of_brace),
            include("interpolation"),
            (r"\{", Punctuation, "brace"),
            (r"\(", Punctuation, "parenthesis"),
            (r'"', String.Double, "string"),
            (rf"[^{_END}]+?(?=[(\[{{\"\\])", Text),
        ],
        "parameters": [
            (r";", Punctuation, "#pop"),
            (r"\n", Text, "#pop"),
            (r"else|elseif|then", Keyword),
            include("word"),
            (r"\s+", Text),
            (rf"[^{_END}]+", Text),
        ],
        **_delimited("brace", r"\}", Text),
        **_delimited("parenthesis", r"\)", Error),
        **_delimited("bracket", r"\]", Error),
        "interpolation": [
            (r"\[", Punctuation, "bracket"),
            (r"\$[a-z0-9.:-]+", Name.Variable),
            (Run(r"\$\{(?s:.*)", r"\$\{(?s:.*?)\}"), Name.Variable),
            (r"\$", Text),
            (r"\\(?:[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|(?s:.))", String.Escape),
        ],
        "comment": [
            (Run(r".*", r".*[^\\]\n"), Comment, "#pop"),
            (Run(r".*", r".*\\\n"), Comment),
        ],
        "string": [
            (r'"', String.Double, "#pop"),
            include("interpolation"),
            (r"[^\\\[$\"{}]+", String.Double),
            (r"\{", _open_in_string),
            (r"\}", _close_in_string),
        ],
    }
