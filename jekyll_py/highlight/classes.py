"""Token types and the short classes Rouge gives them."""

from __future__ import annotations

from functools import cache

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
    Generic.Lineno: "gl",
    Keyword.Variable: "kv",
    Number.Other: "mx",
    Punctuation.Indicator: "pi",
}
_CLASSES: dict[_TokenType, str] = {**STANDARD_TYPES, **_ROUGE_ONLY}
BY_CLASS: dict[str, _TokenType] = {name: kind for kind, name in _CLASSES.items()} | {"text": Text}
"""Token types by short class; ``text`` for what has none."""


@cache
def short_class(kind: _TokenType) -> str:
    """Rouge's short class for a token type, or that of the nearest ancestor which has one."""
    while kind not in _CLASSES:
        assert kind.parent is not None
        kind = kind.parent
    return _CLASSES[kind]
