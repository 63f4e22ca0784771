"""Finds the lexer for a language as it is written after a fence or in a ``highlight`` tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote_plus

from jekyll_py.reference import JEKYLL, Version

from ..lazy.tuples import NamedTuple
from .guessing import guess_languages
from .html import Tokens
from .languages import PLAINTEXT, Language, by_name

Options = Mapping[str, str | bool]


class Lexer(NamedTuple):
    """A language with options.

    Attributes:
        language: the language.
        rouge: the version of Rouge whose tokens are wanted.
        options: the options after its name, such as ``{"start_inline": "1"}``; the empty string turns one on.
    """

    language: Language
    rouge: Version
    options: Options

    @property
    def name(self) -> str:
        """Rouge's name of the language."""
        return self.language.name

    def tokens(self, code: str) -> Tokens:
        """The tokens of ``code``: Rouge's short class and text of each, neighbours of one class joined."""
        if not self.language.lexer:
            return [("", code)] if code else []
        from .lexing import lex  # Pygments, for sites that show code

        return lex(self.language, self.options, code, self.rouge)


def find_lexer(name: str | None, code: str = "", *, rouge: Version = JEKYLL.rouge) -> Lexer | None:
    """The lexer for a name, found as by ``Rouge::Lexer.find_fancy``.

    Args:
        name: a language or alias in Rouge's spelling (case matters), perhaps with options after a question mark
            (``php?start_inline=1``); ``guess`` or None to guess from ``code``.
        code: the code to guess from.
        rouge: the version of Rouge.

    Returns:
        The lexer, or None when Rouge has no such language.
    """
    stem, _, query = (name or "guess").partition("?")
    language = guess(code, rouge) if stem == "guess" else by_name(rouge).get(stem)
    return Lexer(language, rouge, _options(query, rouge) if query else {}) if language else None


def guess(code: str, rouge: Version) -> Language:
    """Guess the language of code by its first line, doctype or mode line; plain text when none or several fit.

    Rouge raises an error where several fit, but a build should not fail because of that.
    """
    found = guess_languages(code, rouge)
    return found[0] if len(found) == 1 else PLAINTEXT


def _options(query: str, rouge: Version) -> dict[str, str]:
    """Parse options in the form of a URL's query; one without a value is on.

    Before Rouge 4.6.1 a semicolon ends one, too.
    """
    parts = [part.partition("=") for part in re.split("&" if rouge >= (4, 6, 1) else "[&;]", query) if part]
    return {unquote_plus(key): unquote_plus(value) if equals else "1" for key, equals, value in parts}
