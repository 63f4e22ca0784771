"""Matchers, used in rules where a regular expression alone would take more than linear time."""

from __future__ import annotations

import re

from .lazy_pattern import LazyPattern

_FLAGS = re.MULTILINE | re.ASCII
ANYTHING = re.compile(r"(?s:.*)")
_LONG_RUN = re.compile(r"(?:\(\?s:\.\*\)|\.\*)\Z")


class Matcher:
    """A replacement for a regular expression in a rule.

    Attributes:
        gate: a cheap pattern that matches wherever the matcher does.
    """

    gate: LazyPattern

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos`` of ``text``."""
        raise NotImplementedError


class Run(Matcher):
    """A pattern that begins with a run of characters, such as words and spaces, and could be tried at each of them.

    The rest after the run is the same from each position in it, so a failure at its start holds for all of it. Without
    this, ten thousand unclosed comments would take ten thousand times as long as one.
    """

    def __init__(self, run: str, pattern: str) -> None:
        """
        Args:
            run: the pattern of the run, which the whole pattern begins with.
            pattern: the whole pattern, which must fail at all later positions of a run if it fails at one.
        """
        self.run = LazyPattern(run, _FLAGS)
        self.gate = LazyPattern(_LONG_RUN.sub("", run) if _LONG_RUN.search(run) else "", _FLAGS)
        self.pattern = LazyPattern(pattern, _FLAGS)
        self.line_start = pattern.startswith("^")
        self._failed = ("", 0, 0)

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``."""
        if self.line_start and pos and text[pos - 1] != "\n":
            return None
        known, start, stop = self._failed
        if known is text and start <= pos < stop:
            return None
        match = self.attempt(text, pos)
        if not match and (run := self.run.match(text, pos)):
            self._failed = text, pos, run.end()
        return match

    def attempt(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``, without regard to earlier failures."""
        return self.pattern.match(text, pos)


class Called(Matcher):
    """A name before a parenthesis that is closed anywhere later in the text."""

    def __init__(self, name: str) -> None:
        """
        Args:
            name: the pattern of the name; the blanks after it belong to the match.
        """
        self.gate = LazyPattern(rf"{name}[ \t]*(?=\()", re.ASCII)
        self._last = "", -1

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``."""
        found = self.gate.match(text, pos)
        if self._last[0] is not text:
            self._last = text, text.rfind(")")
        return found if found and found.end() < self._last[1] else None


class RawString(Run):
    """A string whose end repeats a part of its beginning, such as ``r#"…"#``."""

    def __init__(self, start: str, end: str) -> None:
        """
        Args:
            start: the pattern of the beginning, with one group.
            end: the text of the end, with ``{}`` for that group.
        """
        super().__init__(start, start)
        self.end = end
        self._endless = "", dict[str, int]()

    def attempt(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        begun = self.pattern.match(text, pos)
        if begun is None:
            return None
        end = self.end.format(begun[1])
        at = self._find(text, end, begun.end())
        return ANYTHING.match(text, pos, at + len(end)) if at >= 0 else None

    def _find(self, text: str, end: str, start: int) -> int:
        """The position of the end, or less than 0; a text that was not found is not searched for again further on."""
        if self._endless[0] is not text:
            self._endless = text, {}
        endless = self._endless[1]
        if start >= endless.get(end, len(text) + 1):
            return -1
        at = text.find(end, start)
        if at < 0:
            endless[end] = start
        return at


def block_comment() -> Run:
    """The pattern of a comment between ``/*`` and ``*/``."""
    return Run(r"/\*(?s:.*)", r"/\*(?s:.*?)\*/")


def quoted(mark: str) -> str:
    r"""The pattern of a string between two ``mark`` with backslash escapes.

    An unclosed one ends at its last escaped mark, as with the backtracking ``(\\\\|\\"|[^"])*``, but in linear time.
    """
    text = unescaped(mark, rf"\\[\\{mark}]?")
    return rf"{mark}{text}{mark}|{mark}(?s:.*){mark}"


def unescaped(stops: str, escape: str = r"\\.") -> str:
    r"""The pattern of the text before the first of ``stops``, characters of a class, that is not part of an ``escape``.

    It matches as ``(?:\\.|[^"\\])*`` without backtracking, and matches text without escapes at once.
    """
    return rf"(?>[^{stops}\\]*+(?:{escape}[^{stops}\\]*+)*)"


def closed_string(mark: str, escape: str = r"\\.") -> Run:
    """The pattern of a closed string between two ``mark``, skipping ``escape``."""
    start = mark + unescaped(mark, escape)
    return Run(start, start + mark)
