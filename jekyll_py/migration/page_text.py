"""Texts of another theme's pages, without the Liquid that only works there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..lazy.tuples import NamedTuple

_START = re.compile(r"\{[{%]-?")
_PARTS = re.compile(r"\s*(\w+)\s*(.*)", re.S)
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.S)
_BLOCKS = ("if", "unless", "case", "for", "tablerow", "capture", "comment", "highlight", "raw", "details")
_VERBATIM = ("comment", "highlight", "raw")
"""Blocks that stay as they are, whatever is in them."""
_KEPT = ("link", "post_url")
_SILENT = ("base_path", "bib_search.liquid", "toc", "toc.html")
"""Includes without a text of their own, or with what this theme has on each page."""
_PLAIN = re.compile(r"""(?:site\.(?:baseurl|url|title|time)|page\.(?:url|date))\b|["']""")
"""Outputs that mean the same in any site begin with this."""
_NAME = re.compile(r"[\w.-]+")


class Tag(NamedTuple):
    """A tag of the old theme, or a block of them."""

    name: str
    arguments: str
    source: str
    """All of it, the end of the block included; the values of its variables follow."""

    def __str__(self) -> str:
        first = f"{self.name} {self.arguments}".split("\n")[0].strip()
        return f"{{% {first} %}}" if len(first) < 60 else f"{{% {first[:56]}… %}}"


Replace = Callable[[Tag], str | None]
"""From a tag or block to the text in its place; None if there is none."""


class _Token(NamedTuple):
    start: int
    end: int
    name: str
    """The name of a tag; empty for an output."""
    inner: str
    """The arguments of a tag, or the expression of an output."""


class Kept(NamedTuple):
    """The rest of a text, and its lost tags."""

    text: str
    lost: list[str]
    """The tags and blocks that were left out, each once."""


def without_foreign_tags(text: str, replace: Replace, values: Mapping[str, str]) -> Kept:
    """A text with Jekyll's own tags alone.

    Args:
        text: Markdown or HTML of a page.
        replace: gives the text for a tag of the old theme.
        values: texts of variables such as ``page.title``, which take the place of outputs.
    """
    reader = _Reader(_COMMENT.sub(lambda comment: "" if "{%" in comment[0] else comment[0], text), replace, values)
    return Kept(re.sub(r"\n{3,}", "\n\n", reader.read()).strip() + "\n", list(reader.lost))


class _Reader:
    def __init__(self, text: str, replace: Replace, values: Mapping[str, str]) -> None:
        self.lost: dict[str, None] = {}
        self._text, self._replace, self._values = text, replace, values
        self._tokens = list(_tokens(text))
        self._ends = _ends(self._tokens)
        self._assigned: dict[str, str] = {}

    def read(self) -> str:
        return self._between(0, len(self._tokens), 0, len(self._text))

    def _between(self, first: int, last: int, start: int, end: int) -> str:
        """The text from ``start`` to ``end``, in which the tokens from ``first`` to ``last`` are."""
        written, index = [], first
        while index < last:
            closing = self._ends.get(index, index)
            written += [self._text[start : self._tokens[index].start], self._written(index, closing)]
            start, index = self._tokens[closing].end, closing + 1
        return "".join([*written, self._text[start:end]])

    def _written(self, index: int, closing: int) -> str:
        token = self._tokens[index]
        source = self._text[token.start : self._tokens[closing].end]
        if not token.name:
            return self._output(token.inner, source)
        name, arguments = token.name, token.inner
        if name in _KEPT or (name in _VERBATIM and closing > index):
            return source
        if name == "details" and closing > index:
            inner = self._between(index + 1, closing, token.end, self._tokens[closing].start)
            return f'<details markdown="1">\n<summary>{arguments}</summary>\n\n{inner.strip()}\n\n</details>'
        return self._replaced(Tag(name, arguments, source))

    def _replaced(self, tag: Tag) -> str:
        if tag.name == "assign":
            variable, _, value = tag.arguments.partition("=")
            self._assigned[variable.strip()] = value
            return ""
        is_silent = tag.name == "include" and tag.arguments.split(" ")[0] in _SILENT
        if is_silent or tag.name in ("else", "elsif") or tag.name.startswith("end"):
            return ""
        words = dict.fromkeys(_NAME.findall(tag.source))
        values = [self._assigned[word] for word in words if word in self._assigned]
        made = self._replace(tag._replace(source="\n".join([tag.source, *values])))
        if made is None:
            self.lost.setdefault(str(tag))
        return made or ""

    def _output(self, expression: str, source: str) -> str:
        if expression in self._values:
            return self._values[expression]
        if expression.split("|")[0].strip() == "base_path":  # the start of all addresses in academicpages
            return "{{ site.baseurl }}"
        if _PLAIN.match(expression):
            return source
        self.lost.setdefault(f"{{{{ {expression} }}}}")
        return ""


def _tokens(text: str) -> Iterator[_Token]:
    """The tags and outputs of a text, each from its start to the first end, as Liquid finds them."""
    at = 0
    closed = {"{%": True, "{{": True}
    while found := _START.search(text, at):
        start = found[0][:2]
        end = text.find("%}" if start == "{%" else "}}", found.end()) if closed[start] else -1
        if end < 0:
            closed[start] = False
            at = found.end()
            continue
        at = end + 2
        inner = text[found.end() : end].removesuffix("-").strip()
        parts = _PARTS.match(inner) if start == "{%" else None
        if start == "{{" or parts:
            yield _Token(found.start(), at, *((parts[1], parts[2].rstrip()) if parts else ("", inner)))


def _ends(tokens: list[_Token]) -> dict[int, int]:
    """The indices of the tokens that end blocks, by those of the tokens that begin them."""
    found: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        name = token.name
        if opened and opened[-1][0] in _VERBATIM and name != f"end{opened[-1][0]}":
            continue
        if name in _BLOCKS:
            opened.append((name, index))
        elif opened and name == f"end{opened[-1][0]}":
            found[opened.pop()[1]] = index
    return found
