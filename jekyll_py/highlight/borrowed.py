"""Lexers of Pygments, their token types translated to those Rouge gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Text, Whitespace, _TokenType, string_to_tokentype

from .borrowed_classes import CLASSES
from .borrowed_limits import LIMITS, LONGEST
from .classes import BY_CLASS

Token = tuple[int, _TokenType, str]

LONGEST_LINE = 1_000
LONGEST_SPACE = 500
"""How many characters a line and the space between two words may have: many lexers of Pygments take time that grows
with the square of one, such as a line of a hundred thousand quotes, or a thousand blank lines."""
_BLANK = re.compile(r"\s+")


class Borrowed(Lexer):
    """A lexer of Pygments under one of Rouge's names."""

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
        """Whether the lexer reads a text in little time, whatever it is."""
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
