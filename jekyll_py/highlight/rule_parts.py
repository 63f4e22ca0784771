"""Parts of rule tables that many lexers have: patterns, rules, and the actions of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from unicodedata import category

from pygments.regexopt import regex_opt
from pygments.token import Name, Text, _TokenType

from .engine import Action, RougeLexer, Scan, Token

LETTER = r"(?u:[^\W\d_])"
"""The pattern of a letter of any script, as the classes of rules are ASCII."""
WORD = r"(?u:\w)"
"""The pattern of a word character of any script."""
_CASED = [chr(code) for code in (*range(0x80, 0x530), *range(0x1E00, 0x2000))]
LOWER = "".join(char for char in _CASED if category(char) == "Ll")
UPPER = "".join(char for char in _CASED if category(char) == "Lu")
"""The small and capital letters beyond ASCII of the scripts in use that have both, as the content of a class."""


def any_of(names: str, suffix: str = r"\b") -> str:
    """The pattern of any of ``names``, which are separated by spaces, followed by ``suffix``."""
    return regex_opt(names.split(), suffix=suffix)


def default(state: str | tuple[str, ...]) -> tuple[str, _TokenType, str | tuple[str, ...]]:
    """A rule that matches the empty string, and so always: it enters ``state``."""
    return "", Text, state


class Words:
    """An action for words, whose token types are in a table."""

    def __init__(
        self,
        table: Mapping[_TokenType, str],
        default: _TokenType,
        *,
        fold: Callable[[str], str] | None = None,
    ) -> None:
        """
        Args:
            table: words separated by spaces, by token type; a word in two counts for the first.
            default: the type of all other words.
            fold: the function that is applied to a word before it is looked up, such as ``str.upper``.
        """
        self.kinds: dict[str, _TokenType] = {}
        for kind, names in table.items():
            for word in names.split():
                self.kinds.setdefault(word, kind)
        self.default = default
        self.fold = fold

    def __call__(self, lexer: RougeLexer, match: re.Match[str], scan: Scan) -> tuple[Token]:
        word = match.group()
        return ((match.start(), self.kinds.get(self.fold(word) if self.fold else word, self.default), word),)


def groups(*kinds: _TokenType) -> Action:
    """An action that gives a token for each group of the match, each with its own type."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> list[Token]:
        return [(match.start(n), kind, match[n]) for n, kind in enumerate(kinds, 1) if match[n]]

    return action


def method_head(bracket: _TokenType) -> Action:
    """An action for the head of a method: its type, its name, white space, and a bracket of this token type."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        yield from relex(lexer, match, 1)
        yield match.start(2), Name.Function, match[2]
        yield match.start(3), Text, match[3]
        yield match.start(4), bracket, match[4]

    return action


def embedded(name: str) -> Action:
    """An action that lexes the matched text in the language ``name``."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        return scan.lex_embedded(name, match.group(), match.start())

    return action


def relex(lexer: RougeLexer, match: re.Match[str], group: int = 0) -> Iterator[Token]:
    """The tokens of a group of a match, lexed by the same lexer from its first state."""
    start = match.start(group)
    return ((start + at, kind, value) for at, kind, value in lexer.get_tokens_unprocessed(match[group]))
