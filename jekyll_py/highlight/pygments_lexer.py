"""Lexers of Pygments whose token types are translated to Rouge's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Text, Whitespace, _TokenType, string_to_tokentype

from .classes import BY_CLASS
from .pygments_classes import CLASSES
from .pygments_limits import LIMITS, LONGEST

Token = tuple[int, _TokenType, str]

LONGEST_LINE = 1_000
LONGEST_SPACE = 500
"""The most characters of a line, and of the space between two words: many lexers of Pygments take time that grows with
the square of one, such as a line of a hundred thousand quotes, or a thousand blank lines."""
_BLANK = re.compile(r"\s+")


class PygmentsLexer(Lexer):
    """A lexer of Pygments for a language of Rouge."""

    def __init__(self, language: str, alias: str) -> None:
        """
        Args:
            language: Rouge's name.
            alias: one of Pygments'.
        """
        super().__init__()
        self.inner = get_lexer_by_name(alias)
        self.longest = LIMITS.get(alias, LONGEST)
        pairs = (pair.split("=") for pair in CLASSES.get(language, "").split())
        self.kinds = {Whitespace: Text} | {string_to_tokentype(kind): BY_CLASS[name] for kind, name in pairs}

    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        """Position, token type and text of each token, the types as Rouge names them."""
        return iter(self._tokens(text))

    def _is_readable(self, text: str) -> bool:
        """Whether the lexer needs little time for a text, by the lengths of the text, its lines and its spaces."""
        if len(text) > self.longest or max(map(len, text.split("\n"))) > LONGEST_LINE:
            return False
        return len(text) <= LONGEST_SPACE or max(map(len, _BLANK.findall(text)), default=0) <= LONGEST_SPACE

    def _tokens(self, text: str) -> list[Token]:
        if not self._is_readable(text):
            return [(0, Text, text)]
        try:
            found = list(self.inner.get_tokens_unprocessed(text))
        except Exception:  # some raise on text that is not in their language; a page must be built all the same
            return [(0, Text, text)]
        if "".join([value for _, _, value in found]) != text:  # some repeat or lose text
            return [(0, Text, text)]
        return [(at, self.kinds.get(kind, kind), value) for at, kind, value in found]
