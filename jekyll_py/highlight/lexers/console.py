"""Sessions in a terminal: prompts, commands, output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Comment, Generic, Text, Whitespace, _TokenType

from jekyll_py.reference import Version

from ..engine import RougeLexer, Rules, Scan, Token
from ..lookup import Options

_LINE = re.compile(r"[^\n]*\n?")
_LONG_LINE = re.compile(r"(?>(?:\\(?s:.)|[^\\\n])*)\\?\n?")
"""A line before Rouge 3.28, which a backslash at its end continues."""
_ELISION = re.compile(r"\s*(?:<\.+>|\.+)\s*\Z")
_OFF = ("0", "false", "off")


class Console(RougeLexer):
    """The lexer of terminal sessions, line by line.

    Options, as in Rouge: ``lang`` (of the commands), ``output`` (the language of the output), ``prompt`` and
    ``error`` (what ends a prompt or begins an error message, separated by commas), ``comments`` (lines that
    begin with ``#`` are comments).
    """

    tokens: ClassVar[Rules] = {"root": [(r"[^\n]*\n?", Text)]}

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__(options, rouge)
        self.commands = str(options.get("lang") or "shell")
        self.output = str(options.get("output") or "")
        ends = [end for end in str(options.get("prompt") or "").split(",") if end]
        given = options.get("comments")
        self.comments = bool(ends) and "#" not in ends if given is None else given not in _OFF
        self.prompt = _prompt(ends or (["$", ">", ";"] if self.comments else ["$", "#", ">", ";"]), self.comments)
        errors = [re.escape(error) for error in str(options.get("error") or "").split(",") if error]
        self.error = re.compile("|".join(errors)) if errors else None

    def resume(self, scan: Scan, text: str) -> Iterator[Token]:
        """The tokens of ``text``; a command may continue in the next line with a prompt."""
        for match in (_LINE if self.rouge >= (3, 28) else _LONG_LINE).finditer(text):
            if match.group():
                yield from self._line(scan, match.group(), match.start())

    def _line(self, scan: Scan, line: str, start: int) -> Iterator[Token]:
        prompt = self.prompt.match(line)
        if _ELISION.match(line):
            yield from self._whole(scan, Comment, line, start)
        elif prompt:
            if self.output != self.commands:
                scan.embedded.pop(self.output, None)
            yield start, Generic.Prompt, prompt.group()
            rest = line[prompt.end() :]
            blanks = len(rest) - len(rest.lstrip(" \t\n\v\f\r"))
            yield start + prompt.end(), Whitespace, rest[:blanks]
            yield from scan.lex_embedded(self.commands, rest[blanks:], start + prompt.end() + blanks)
        elif line.strip().startswith("#"):
            yield from self._whole(scan, Comment, line, start)
        elif self.error and self.error.match(line):
            yield from self._whole(scan, Generic.Error, line, start)
        elif self.output:
            scan.embedded.pop(self.commands, None)
            yield from scan.lex_embedded(self.output, line, start)
        else:
            yield from self._whole(scan, Generic.Output, line, start)

    def _whole(self, scan: Scan, kind: _TokenType, line: str, start: int) -> Iterator[Token]:
        """The tokens of a line of one kind, which ends the command before it."""
        scan.embedded.clear()
        yield start, kind, line


def _prompt(ends: list[str], comments: bool) -> re.Pattern[str]:
    """The pattern of a prompt: the shortest beginning of a line that ends with one of ``ends``."""
    before = "[^<#]" if comments else r"[\s\S]"
    return re.compile(rf"{before}*?(?:{'|'.join(map(re.escape, ends))})")
