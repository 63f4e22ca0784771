"""Lexes code: finds the lexer of a language, and converts its token types to Rouge's short classes.

Imported only when something other than plain text is lexed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

from pygments.lexer import Lexer
from pygments.token import _TokenType

from jekyll_py.reference import Version

from .classes import SHORT_CLASSES
from .html import Tokens
from .languages import Language, by_name
from .lookup import Options


def lex(language: Language, options: Options, code: str, rouge: Version) -> Tokens:
    """The tokens of code, each with Rouge's short class and its text; neighbours of one class are joined."""
    return join(make_lexer(language, rouge, tuple(sorted(options.items()))).get_tokens_unprocessed(code))


def join(tokens: Iterable[tuple[int, _TokenType, str]]) -> Tokens:
    """Tokens with short classes in place of types, without empty ones, and with neighbours of one class joined."""
    joined: Tokens = []
    last, texts = "", list[str]()
    for _, kind, text in tokens:
        if not text:
            continue
        name = SHORT_CLASSES[kind]
        if name == last:
            texts.append(text)
        else:
            if texts:
                joined.append((last, "".join(texts)))
            last, texts = name, [text]
    return [*joined, (last, "".join(texts))] if texts else joined


@lru_cache(maxsize=512)
def make_lexer(language: Language, rouge: Version, options: tuple[tuple[str, str | bool], ...] = ()) -> Lexer:
    """The lexer for ``language``, which must not be plain text; one object for each version and set of options."""
    module, _, name = language.lexer.partition(":")
    if module == "pygments":
        from .pygments_lexer import PygmentsLexer  # 3 ms, needed only for languages without a lexer of ours

        return PygmentsLexer(language.name, name)
    made: Lexer = getattr(import_module(f"{__package__}.lexers.{module}"), name)(dict(options), rouge)
    return made


def lexer_named(name: str, rouge: Version) -> Lexer | None:
    """The lexer for a language or alias embedded in another; None for plain text or an unknown name."""
    language = by_name(rouge).get(name)
    return make_lexer(language, rouge) if language and language.lexer else None
