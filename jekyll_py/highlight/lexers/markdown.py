"""Markdown, with the languages of its code blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Generic, Name, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..lexing import make_lexer
from ..lookup import find_lexer
from ..matchers import ANYTHING, Run, unescaped
from ..rule_parts import default, embedded, groups
from ..versions import before, since

_CHAR = r"(?:\\.|[^\\\n])"
_LINK = groups(Punctuation, Name.Variable, Punctuation)


def _front_matter(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("yaml", None)
    return scan.lex_embedded("yaml", match.group(), match.start())


def _fence(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a code block, whose text is in the language that it names; unclosed, it lasts to the end."""
    code = match[5]
    found = find_lexer(match[3].strip() or None, code or "", rouge=scan.rouge)
    name = scan.memory["fence language"] = found.name if found else ""
    if found and found.language.lexer:
        scan.begin(name, make_lexer(found.language, scan.rouge, tuple(sorted(found.options.items()))))
    yield match.start(), Text, match[1]
    yield match.start(2), Punctuation, match[2]
    yield match.start(3), Name.Label, match[3]
    if code is None:
        scan.memory["fence"] = re.compile(rf"([ \t]*)({match[2]})")
        scan.stack.append("open fence")
        return
    yield from _code(name, code, match.start(5), scan)
    yield match.start(6), Text, match[6]
    yield match.start(7), Punctuation, match[7]


def _fence_line(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    end = scan.memory["fence"].match(match.group())
    if not end:
        yield from _code(scan.memory["fence language"], match.group(), match.start(), scan)
        return
    scan.pop()
    scan.pos = match.start() + end.end()
    yield match.start(), Text, end[1]
    yield match.start() + end.start(2), Punctuation, end[2]


def _code(name: str, text: str, start: int, scan: Scan) -> Iterator[Token]:
    if name:
        yield from scan.lex_embedded(name, text, start)
    else:
        yield start, String.Backtick, text


class _CodeSpan(Run):
    """Matches a code span: as many of the opening backticks as have a closing counterpart."""

    ticks = re.compile(r"`+")
    char = re.compile(unescaped("`"))

    def __init__(self) -> None:
        super().__init__(r"`+", r"`+")

    def attempt(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        opening = self.pattern.match(text, pos)
        if not opening:
            return None
        count, most, end = len(opening[0]), (len(opening[0]) - 1) // 2, 0
        if most:
            end = pos + 2 * most + 1
        at = self._skip(text, opening.end())
        while most < count and (closing := self.ticks.match(text, at)):
            length = min(count, len(closing[0]))
            if length > most:
                most, end = length, at + length
            at = self._skip(text, closing.end())
        return ANYTHING.match(text, pos, end) if end else None

    def _skip(self, text: str, pos: int) -> int:
        """The end of the text that may be between backticks; an escape counts with the backtick after it."""
        found = self.char.match(text, pos)
        return found.end() if found else pos


class _EmailAddress(Run):
    """Matches an e-mail address between angle brackets: an at sign, later a dot, up to the last bracket of the line."""

    def __init__(self) -> None:
        super().__init__(r"<[^\n]*", r"<")

    def attempt(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        line = self.run.match(text, pos)
        if not line:
            return None
        sign, last = text.find("@", pos + 1, line.end()), text.rfind(">", pos, line.end())
        found = sign >= 0 and text.find(".", sign + 2, max(0, last - 1)) >= 0
        return ANYTHING.match(text, pos, last + 1) if found else None


class Markdown(RougeLexer):
    """The lexer of Markdown."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r"---\s*\n(?s:.*)", r"---\s*\n(?s:.*?)\n?^---\s*$\n?"), _front_matter),
            (r"\\.", String.Escape),
            (r"^[\S ]+\n---*\n", Generic.Heading),
            (r"^[\S ]+\n===*\n", Generic.Subheading),
            (r"^#(?=[^#]).*", Generic.Heading),
            (r"^##*.*", Generic.Subheading),
            (r"^([ \t]*)(`{3,}+|~{3,}+)([^\n]*\n)((?s:(.*?))(\n\1)(\2))?", _fence),
            (r"\n\n(?:(?:    |\t).*\n|\n)+", String.Backtick),
            (_CodeSpan(), String.Backtick),
            (Run(r"[\s*]+", r"^(?:\s*[*]){3,}\s*$"), Punctuation),
            (Run(r"[\s-]+", r"^(?:\s*-){3,}\s*$"), Punctuation),
            (Run(r"\s+", r"^\s*[*+-](?=\s)"), Punctuation),
            (Run(r"\s+", r"^\s*\d+\."), Punctuation),
            (Run(r"\s+", r"^\s*>.*"), Generic.Traceback),
            (
                Run(r"\s+", rf"^(\s*)(\[)({_CHAR}+?)(\])(\s*)(:)"),
                groups(Text, Punctuation, String.Symbol, Punctuation, Text, Punctuation),
                ("title", "url"),
            ),
            (Run(r"!?\[.*", rf"(!?\[)({_CHAR}*?)(\])(?=[\[(])"), _LINK, "link"),
            (Run(r"!?\[[^\]]*", r"(!?\[)([^\]]*?)(\])(?=[\[(])"), _LINK, "link"),
            before((4, 3), (rf"[*][*]{_CHAR}*?[*][*]", Generic.Strong)),
            since(
                (4, 3),
                (r"[*]{2}[^* \n][^*\n]*[*]{2}", Generic.Strong),
                (r"[*]{3}[^* \n][^*\n]*[*]{3}", Generic.EmphStrong),
            ),
            (rf"__{_CHAR}*?__", Generic.Strong),
            (rf"[*]{_CHAR}*?[*]|_{_CHAR}*?_", Generic.Emph),
            (_EmailAddress(), Name.Variable),
            (Run(r"<(?:https?|mailto|ftp)://.*", rf"<(?:https?|mailto|ftp)://{_CHAR}*?>"), Name.Variable),
            (r"[^\\`\[*\n&<]+", Text),
            (Run(r"&\S*", r"&\S*;"), embedded("html")),
            (Run(r"<.*", rf"<{_CHAR}*?>"), embedded("html")),
            (r"[&<\[\n]", Text),
        ],
        "open fence": [(r"^.*\n", _fence_line)],
        "link": [
            (rf"(\[)({_CHAR}*?)(\])", groups(Punctuation, String.Symbol, Punctuation), "#pop"),
            (r"[(]", Punctuation, ("inline title", "inline url")),
            (r"[ \t]+", Text),
            default("#pop"),
        ],
        "url": [
            (r"[ \t]+", Text),
            (rf"(<)({_CHAR}*?)(>)", groups(Name.Tag, String.Other, Name.Tag), "#pop"),
            (r"\S+", String.Other, "#pop"),
        ],
        "title": [
            (rf"\"{_CHAR}*?\"|'{_CHAR}*?'|[(]{_CHAR}*?[)]", Name.Namespace),
            (r"\s*(?=[\"'()])", Text),
            default("#pop"),
        ],
        "inline title": [(r"[)]", Punctuation, "#pop"), include("title")],
        "inline url": [(r"[^<\s)]+", String.Other, "#pop"), (r"\s+", Text), include("url")],
    }
