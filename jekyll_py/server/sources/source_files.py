"""The source files of a site and its theme: by the paths that messages name, with the lines around a place."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from ...model.front_matter_block import split

AROUND = 2
"""Lines that are shown before and after the one of an error."""
_LONGEST = 200_000
"""Characters of a file that is read for its lines."""
_LANGUAGES = {
    ".css": "css", ".htm": "liquid", ".html": "liquid", ".js": "javascript", ".json": "json",
    ".markdown": "markdown", ".md": "markdown", ".mkd": "markdown", ".mkdown": "markdown",
    ".py": "python", ".rb": "ruby", ".sass": "sass", ".scss": "scss", ".toml": "toml", ".xml": "liquid",
    ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
"""Rouge's languages by extension."""


class SourceLine(NamedTuple):
    """A line of a source file."""

    number: int
    tokens: Sequence[tuple[str, str]]
    """Rouge's short class (empty for plain text) and the text of each token."""


class SourceFiles:
    """The files below the folders of a site and its theme.

    Args:
        roots: the folders, that of the site first; asked each time, as another configuration may name another theme.
    """

    def __init__(self, roots: Callable[[], Sequence[Path]]) -> None:
        self._roots = roots

    def find(self, path: str) -> Path | None:
        """The file that a message names; None if there is none, or it is outside the folders, also through a link.

        Args:
            path: relative to one of the folders, or absolute.
        """
        if "\0" in path:
            return None
        roots = [Path(os.path.realpath(root)) for root in self._roots()]
        for root in roots:
            found = Path(os.path.realpath(root / path.lstrip("/")))
            if found.is_file() and any(found.is_relative_to(each) for each in roots):
                return found
        found = Path(os.path.realpath(path))
        is_inside = os.path.isabs(path) and any(found.is_relative_to(each) for each in roots)
        return found if is_inside and found.is_file() else None

    def around(self, error: JekyllError) -> Sequence[SourceLine]:
        """The lines around the place of an error, in colours; none if they are not known or have changed since."""
        if error.path is None or error.line is None or error.source_line is None:
            return ()
        file = self.find(error.path)
        if file is None:
            return ()
        try:
            changed = file.stat().st_mtime_ns
            lines = _lines_around(file, changed, error.line)
        except (OSError, UnicodeDecodeError):
            return ()
        is_same = any(line.number == error.line and _text(line) == error.source_line.rstrip() for line in lines)
        return lines if is_same else ()


def _text(line: SourceLine) -> str:
    return "".join(text for _, text in line.tokens).rstrip()


@lru_cache(maxsize=32)
def _lines_around(file: Path, _changed: int, line: int) -> Sequence[SourceLine]:
    """The lines around a line of a file in one state, by its time.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not in UTF-8.
    """
    with file.open(encoding="utf-8-sig") as opened:
        text = opened.read(_LONGEST)
    lines = _coloured(text, _LANGUAGES.get(file.suffix.lower(), "plaintext"))
    first = max(line - AROUND, 1)
    return tuple(SourceLine(first + i, tuple(tokens)) for i, tokens in enumerate(lines[first - 1 : line + AROUND]))


def _coloured(text: str, language: str) -> Sequence[Sequence[tuple[str, str]]]:
    """The tokens of each line; front matter is YAML."""
    parts = split(text)
    return [*_tokens(parts.above, "yaml"), *_tokens(parts.content, language)]


def _tokens(text: str, language: str) -> Sequence[Sequence[tuple[str, str]]]:
    from ...highlight import find_lexer  # Pygments, for sites with errors
    from ...highlight.html import token_lines

    lexer = find_lexer(language)
    return list(token_lines(lexer.tokens(text))) if lexer is not None else [[("", line)] for line in text.splitlines()]
