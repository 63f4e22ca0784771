"""What may stand in a rule where a regular expression alone would not do."""

from __future__ import annotations

import re

ANYTHING = re.compile(r"(?s:.*)")
_LONG_RUN = re.compile(r"(?:\(\?s:\.\*\)|\.\*)\Z")


class Matcher:
    """Takes the place of a regular expression in a rule, where one alone would take more than linear time.

    Attributes:
        gate: a cheap pattern that matches wherever the matcher does.
    """

    gate: re.Pattern[str]

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos`` of ``text``."""
        raise NotImplementedError


class Run(Matcher):
    """A pattern that is tried at many places of a run of characters, such as words and blanks.

    What the run leads to is the same from anywhere in it, so a failure at its start is one for all of it.
    Without that, ten thousand opened comments would take ten thousand times as long as they should.
    """

    def __init__(self, run: str, pattern: str) -> None:
        """
        Args:
            run: what runs, with the beginning of the pattern.
            pattern: the whole pattern; if it fails at one place in a run, it fails at all later ones.
        """
        self.run = re.compile(run, re.MULTILINE | re.ASCII)
        self.gate = re.compile(_LONG_RUN.sub("", run) if _LONG_RUN.search(run) else "", re.MULTILINE | re.ASCII)
        self.pattern = re.compile(pattern, re.MULTILINE | re.ASCII)
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
        """The match at ``pos``, whatever was seen before."""
        return self.pattern.match(text, pos)


class RawString(Run):
    """A string whose end repeats what stood at its beginning, such as ``r#"…"#``."""

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
        """Where the end is; what was not found from one place is not looked for again from a later one."""
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
    r"""The pattern of a string in ``mark`` with backslash escapes.

    Of an unclosed one the last escaped mark is the end, as with Rouge's backtracking ``(\\\\|\\"|[^"])*``,
    but in linear time.
    """
    text = unescaped(mark, rf"\\[\\{mark}]?")
    return rf"{mark}{text}{mark}|{mark}(?s:.*){mark}"


def unescaped(stops: str, escape: str = r"\\.") -> str:
    r"""The pattern of all text before the first of ``stops``, characters of a class; ``escape`` is passed over.

    It is ``(?:\\.|[^"\\])*`` without ways back, and reads what is no escape in one go.
    """
    return rf"(?>[^{stops}\\]*+(?:{escape}[^{stops}\\]*+)*)"


def closed_string(mark: str, escape: str = r"\\.") -> Run:
    """The pattern of a string in ``mark`` that ends in it, ``escape`` passed over."""
    start = mark + unescaped(mark, escape)
    return Run(start, start + mark)
