"""Where Pygments comes in: from a language and its code to Rouge's short classes.

Imported only when something other than plain text is lexed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from itertools import groupby

from pygments.lexer import Lexer

from .borrowed import Borrowed
from .classes import short_class
from .html import Tokens
from .languages import BY_NAME, Language


def lex(language: Language, options: Mapping[str, str | bool], code: str) -> Tokens:
    """Rouge's tokens for ``code``: short class and text, neighbours of one class joined."""
    lexer = make_lexer(language, tuple(sorted(options.items())))
    return join((short_class(kind), text) for _, kind, text in lexer.get_tokens_unprocessed(code))


def join(tokens: Iterable[tuple[str, str]]) -> Tokens:
    """``tokens`` without empty ones, neighbours of one class made one."""
    solid = (token for token in tokens if token[1])
    return [(name, "".join([text for _, text in run])) for name, run in groupby(solid, lambda token: token[0])]


@cache
def make_lexer(language: Language, options: tuple[tuple[str, str | bool], ...] = ()) -> Lexer:
    """The lexer for ``language``, which must not be plain text; one object for each set of options."""
    module, _, name = language.lexer.partition(":")
    if module == "pygments":
        return Borrowed(language.name, name)
    made: Lexer = getattr(import_module(f"{__package__}.lexers.{module}"), name)(**dict(options))
    return made


def lexer_named(name: str) -> Lexer | None:
    """The lexer for a language or alias embedded in another; None for plain text or an unknown name."""
    language = BY_NAME.get(name)
    return make_lexer(language) if language and language.lexer else None
