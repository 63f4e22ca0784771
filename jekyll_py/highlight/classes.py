"""Token types and the short classes Rouge gives them."""

from __future__ import annotations

from pygments.token import (
    STANDARD_TYPES,
    Comment,
    Generic,
    Keyword,
    Number,
    Punctuation,
    Text,
    Token,
    _TokenType,
)

_ROUGE_ONLY = {
    Token.Escape: "err",
    Comment.Doc: "cd",
    Generic.EmphStrong: "ges",
    Generic.Lineno: "gl",
    Keyword.Variable: "kv",
    Number.Other: "mx",
    Punctuation.Indicator: "pi",
}
_CLASSES: dict[_TokenType, str] = {**STANDARD_TYPES, **_ROUGE_ONLY}
BY_CLASS: dict[str, _TokenType] = {name: kind for kind, name in _CLASSES.items()} | {"text": Text}
"""The token types by Rouge's short class; ``text`` for those without one."""


class ShortClasses(dict[_TokenType, str]):
    """Rouge's short class for each token type: its own, or that of the nearest ancestor which has one."""

    def __missing__(self, kind: _TokenType) -> str:
        assert kind.parent is not None
        found = self[kind] = self[kind.parent]
        return found


SHORT_CLASSES = ShortClasses(_CLASSES)
