"""Code in a language that the highlighter does not know, but almost does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from ..reference import Reference, Version
from .bounds import MOST_OF_A_KIND
from .fences import fences
from .slips import meant_by

_LEAST = 5
"""Shorter names are one letter away from many others."""
_COMMON = frozenset(
    ["bash", "console", "html", "java", "javascript", "json", "markdown", "python", "ruby", "shell", "yaml"]
)
"""The commonest languages, for which the table of all need not be loaded."""
_FENCE = lazy_pattern(r"^[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^\n]*)$", re.MULTILINE)
_TAG = lazy_pattern(r"\{%-?\s*highlight\s+(?P<language>[\w#+.-]+)")
_NAME = lazy_pattern(r"[A-Za-z][\w#+-]*\Z", re.ASCII)


def unknown_languages(content: str, path: str, first_line: int, reference: Reference) -> Iterator[JekyllError]:
    """The errors about fences and tags ``highlight`` whose language is one letter away from a known one.

    Args:
        content: Markdown.
        path: its file.
        first_line: the line of the file on which it begins.
        reference: says which version of Rouge knows the languages.
    """
    yield from islice(_unknown(content, path, first_line, reference.rouge), MOST_OF_A_KIND)


def _unknown(content: str, path: str, first_line: int, rouge: Version) -> Iterator[JekyllError]:
    for written, at in _languages_in(content):
        meant = _meant(written, rouge)
        if meant is not None:
            yield _error(content, at, written, meant, path, first_line)


def _languages_in(content: str) -> Iterator[tuple[str, int]]:
    yield from _opening(content)
    if "highlight" in content:
        yield from ((found["language"], found.start("language")) for found in _TAG.finditer(content))


def _opening(content: str) -> Iterator[tuple[str, int]]:
    """The languages of fences that open a block, not of those within one."""
    is_open = ""
    for found in fences(content, _FENCE):
        fence, language = found["fence"], found["language"].strip()
        if not is_open:
            is_open = fence
            if _NAME.match(language):
                yield language, found.start("language")
        elif fence.startswith(is_open) and not language:
            is_open = ""


@lru_cache(1024)
def _meant(written: str, rouge: Version) -> str | None:
    name = written.lower()
    if len(name) < _LEAST or name in _COMMON:
        return None
    known = _known(rouge)
    if name in known:
        return None
    return meant_by(name, sorted(each for each in known if len(each) >= _LEAST - 1))


@lru_cache(4)
def _known(rouge: Version) -> Set[str]:
    from ..highlight import languages  # a build that has nothing to do needs none

    return {name for language, aliases in languages(rouge).items() for name in (language, *aliases)}


def _error(content: str, at: int, written: str, meant: str, path: str, first_line: int) -> JekyllError:
    message = f"the highlighter knows no language '{written}', so that the code is shown without colours"
    position = SourcePosition.at(content, at, first_line)
    return JekyllError.at(position, message, path=path, hint=f"did you mean '{meant}'?")
