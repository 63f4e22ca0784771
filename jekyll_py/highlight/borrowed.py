"""Lexers of Pygments, their token types translated to those Rouge gives."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Text, Whitespace, _TokenType

Token = tuple[int, _TokenType, str]
_COMMON: dict[_TokenType, _TokenType] = {Whitespace: Text}


class Borrowed(Lexer):
    """A lexer of Pygments under one of Rouge's names."""

    def __init__(self, alias: str) -> None:
        super().__init__()
        self.inner = get_lexer_by_name(alias)

    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        """Position, token type and text of each token, the types as Rouge names them."""
        return iter(self._tokens(text))

    def _tokens(self, text: str) -> list[Token]:
        try:
            tokens = [
                (at, _COMMON.get(kind, kind), value) for at, kind, value in self.inner.get_tokens_unprocessed(text)
            ]
        except Exception:  # some of them raise on text that is not in their language; a page must be built all the same
            return [(0, Text, text)]
        whole = "".join([value for _, _, value in tokens]) == text  # some repeat or lose text
        return tokens if whole else [(0, Text, text)]
