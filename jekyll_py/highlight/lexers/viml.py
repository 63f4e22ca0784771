"""VimL."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, unescaped
from ..rule_parts import Words, groups
from .viml_words import COMMANDS, NAMES


def _on_a_line(mark: str) -> str:
    """The pattern of a text between two marks on one line; an unclosed one ends at its last escaped mark."""
    text = unescaped(rf"{mark}\n", rf"\\[\\{mark}]?")
    return rf"{mark}{text}{mark}|{mark}.*{mark}"


class VimL(RougeLexer):
    """The lexer of VimL, in which nothing is an error."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r"\s+", r"^(\s*)(\".*)"), groups(Text, Comment)),
            (Run(r"\s+", r"^\s*\\"), String.Escape),
            (r"[ \t]+", Text),
            (_on_a_line("/"), String.Regex),
            (_on_a_line('"'), String.Double),
            (_on_a_line("'"), String.Single),
            (r"-?\d+", Number),
            (r"#[0-9a-fA-F]{6}", Number.Hex),
            (r"^:", Punctuation),
            (r"[():<>+=!\[\]{}|,~.-]", Punctuation),
            (r"(?:let|if|else|endif|elseif|fun|function|endfunction)\b", Keyword),
            (r"(?:NONE|bold|italic|underline|dark|light)\b", Name.Builtin),
            (r"[absg]:\w+\b", Name.Variable),
            (r"\w+\b", Words({Keyword: COMMANDS, Name.Builtin: NAMES}, Text)),
            (r"(?s:.)", Text),
        ],
    }
