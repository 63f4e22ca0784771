"""Lexers of Pygments, their token types translated to those Rouge gives."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Text, Whitespace, _TokenType

_COMMON: dict[_TokenType, _TokenType] = {Whitespace: Text}


class Borrowed(Lexer):
    """A lexer of Pygments under one of Rouge's names."""

    def __init__(self, alias: str) -> None:
        super().__init__()
        self.inner = get_lexer_by_name(alias)

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Position, token type and text of each token, the types as Rouge names them."""
        for position, kind, value in self.inner.get_tokens_unprocessed(text):
            yield position, _COMMON.get(kind, kind), value
