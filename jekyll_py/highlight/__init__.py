"""Syntax highlighting with the same markup and classes as Rouge.

Nothing here imports Pygments before a language other than plain text is lexed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jekyll_py.reference import JEKYLL, Version

from .html import TableStyle, marked_spans, spans
from .html import table as _table
from .languages import PLAINTEXT, languages_of
from .lookup import Lexer, find_lexer
from .lookup import guess as _guess
from .settings import Settings
from .stylesheet import stylesheet, theme_names

__all__ = [
    "Lexer",
    "Settings",
    "TableStyle",
    "block",
    "find_lexer",
    "guess",
    "highlighted",
    "languages",
    "markup",
    "span",
    "stylesheet",
    "table",
    "theme_names",
]

_NO_OPTIONS: Mapping[str, object] = {}
_NEWEST = JEKYLL.rouge


def block(
    code: str, language: str | None, *, options: Mapping[str, object] = _NO_OPTIONS, rouge: Version = _NEWEST
) -> str | None:
    """Highlight a code block as kramdown does with Rouge.

    Args:
        code: the text of the block.
        language: its language as written, perhaps with options after a question mark; None without one.
        options: kramdown's ``syntax_highlighter_opts``.
        rouge: the version of Rouge to follow.

    Returns:
        The HTML, or None when kramdown prints the code itself: highlighting is disabled, the language is unknown, or it
        is plain text and not to be guessed.
    """
    return highlighted(code, language, Settings.for_block(options), rouge)


def span(
    code: str, language: str | None, *, options: Mapping[str, object] = _NO_OPTIONS, rouge: Version = _NEWEST
) -> str | None:
    """Highlight a code span as kramdown does with Rouge; arguments and result as for `block`."""
    return highlighted(code, language, Settings.for_span(options), rouge)


def highlighted(code: str, language: str | None, settings: Settings, rouge: Version) -> str | None:
    """The result of `block` or `span`, with settings that were read before."""
    wanted = language or settings.default_lang
    if settings.disable or not (wanted or settings.guess_lang):
        return None
    lexer = find_lexer(wanted, code, rouge=rouge)
    if not lexer or (lexer.name == "plaintext" and not settings.guess_lang):
        return None
    return settings.format(code, lexer.tokens(code), rouge)


def markup(code: str, language: str | None, *, mark_lines: Collection[int] = (), rouge: Version = _NEWEST) -> str:
    """Highlight code as Jekyll's ``highlight`` tag does, to spans alone; an unknown language is plain text.

    Args:
        code: the text to highlight.
        language: a name of Rouge's, perhaps with options after a question mark.
        mark_lines: numbers of lines to wrap in a span of class ``hll``, counted from 1.
        rouge: the version of Rouge to follow.
    """
    tokens = (find_lexer(language, code, rouge=rouge) or Lexer(PLAINTEXT, rouge, {})).tokens(code)
    return marked_spans(tokens, mark_lines) if mark_lines else spans(tokens)


def table(
    code: str,
    language: str | None,
    *,
    mark_lines: Collection[int] = (),
    style: TableStyle | None = None,
    rouge: Version = _NEWEST,
) -> str:
    """Highlight code in a table with line numbers, as Jekyll's ``highlight`` tag does for ``linenos``.

    Args:
        code, language, mark_lines, rouge: as for `markup`.
        style: classes and first number; by default those of the ``highlight`` tag.
    """
    html = markup(code, language, mark_lines=mark_lines, rouge=rouge)
    return _table(code, html, style or TableStyle(gutter_class="gutter", code_class="code"))


def languages(rouge: Version = _NEWEST) -> dict[str, tuple[str, ...]]:
    """The names of languages of a version of Rouge, each with its aliases."""
    return {language.name: language.aliases for language in languages_of(rouge)}


def guess(code: str, rouge: Version = _NEWEST) -> str:
    """Guess the language of code; ``plaintext`` when none or several fit."""
    return _guess(code, rouge).name
