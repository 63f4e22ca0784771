"""A layout or include as a value: its tags and outputs with their places, and its HTML around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from ...lazy.tuples import NamedTuple
from ...liquid.parsing.tokens import template_tokens
from ...mistakes.blanks import blanks
from ...model.front_matter_block import split
from ..pages.element import Attribute
from ..pages.page import Page
from ..pages.parser import parse

OUTPUT = "\ue000"
"""Stands in the HTML of a template for each character of an output."""
INSERTED = "\ue001"
"""Stands in it for each character of a tag that may write something, such as an include."""
_CONTROL = frozenset({
    "assign", "break", "capture", "case", "comment", "continue", "decrement", "else", "elsif", "for", "if",
    "ifchanged", "increment", "raw", "tablerow", "unless", "when",
})  # fmt: skip
_CONDITIONS = frozenset(["if", "unless", "case", "for", "tablerow"])
_OPENING = frozenset(["capture", "comment", "highlight", "raw", "ifchanged", *_CONDITIONS])
_DEEPEST = 100
"""Liquid refuses blocks that are nested more deeply (`Liquid::Block::MAX_DEPTH`)."""
_TAG = re.compile(r"\{%-?\s*(#|\w+)(.*?)-?%\}", re.DOTALL)
_KEY = re.compile(r"^([\w-]+)[ \t]*:(.*)$", re.MULTILINE)


class Tag(NamedTuple):
    """A tag ``{% name markup %}``, or an output, whose name is empty."""

    name: str
    markup: str
    at: int
    """Its offset in the text of the file."""
    text: str
    """As it is written."""
    around: tuple[str, ...]
    """The names of the blocks that it stands in, outermost first."""

    @property
    def is_conditional(self) -> bool:
        """Whether a condition or a loop decides whether it runs."""
        return not _CONDITIONS.isdisjoint(self.around)


class Template:
    """A template of a theme.

    Args:
        name: its file, relative to the folder of the theme, with ``/``.
        text: what it holds.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.front_matter = front_matter_of(text) or ""
        self._body_at = len(split(text).above)

    @cached_property
    def tags(self) -> Sequence[Tag]:
        """Its tags and outputs in order; those in comments and raw texts are left out."""
        return tuple(_tags(self.text, self._body_at))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [tag.at for tag in self.tags]

    @cached_property
    def html(self) -> Page:
        """Its HTML, with `OUTPUT` and `INSERTED` in place of Liquid; offsets are those of the text."""
        return parse(self.name, _without_liquid(self.text, self._body_at, self.tags))

    @cached_property
    def keys(self) -> dict[str, str]:
        """The keys of its front matter, with the rest of their lines."""
        return keys_of(self.front_matter)

    def outputs_in(self, attribute: Attribute) -> Iterator[Tag]:
        """The outputs in the value of an attribute."""
        first = bisect_left(self._starts, attribute.at)
        last = bisect_left(self._starts, attribute.at + len(attribute.written))
        return (tag for tag in self.tags[first:last] if not tag.name)

    def around(self, at: int) -> tuple[str, ...]:
        """The blocks of Liquid that an offset lies in, outermost first."""
        number = bisect_right(self._starts, at)
        return _blocks_after(self.tags[number - 1]) if number else ()

    @cached_property
    def _comments(self) -> Sequence[tuple[int, int]]:
        """Where the comments of its HTML begin and end."""
        return tuple(_comments(self.html.text))

    def is_in_comment(self, at: int) -> bool:
        """Whether an offset lies in a comment of HTML, which no reader sees."""
        number = bisect_right(self._comments, (at, len(self.text)))
        return number > 0 and at < self._comments[number - 1][1]

    def is_conditional(self, at: int) -> bool:
        """Whether a condition or a loop decides whether the page has what stands at an offset."""
        return not _CONDITIONS.isdisjoint(self.around(at))


def keys_of(front_matter: str) -> dict[str, str]:
    """The keys of front matter, with the rest of their lines without quotation marks."""
    return {match[1]: match[2].split(" #")[0].strip().strip("\"'") for match in _KEY.finditer(front_matter)}


def front_matter_of(text: str) -> str | None:
    """The front matter of a text, between its lines of dashes; None if it has none."""
    yaml = split(text).yaml
    return yaml.partition("\n")[2] if yaml else None


def _tags(text: str, at: int) -> Iterator[Tag]:
    tokens = template_tokens(text[at:])
    blocks: tuple[str, ...] = ()
    hidden = ""
    while token := tokens.shift():
        start, at = at, at + len(token.text)
        found = _TAG.fullmatch(token.text)
        if hidden:
            if found and found[1] == f"end{hidden}":
                yield Tag(found[1], "", start, token.text, blocks)
                hidden, blocks = "", blocks[:-1]
        elif found:
            tag = Tag(found[1], found[2].strip(), start, token.text, blocks)
            yield tag
            blocks = _blocks_after(tag)
            hidden = tag.name if tag.name in ("comment", "raw") else ""
        elif token.text.startswith("{{"):
            yield Tag("", token.text.strip("{}- \n\t"), start, token.text, blocks)


def _comments(html: str) -> Iterator[tuple[int, int]]:
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start + 2)  # `<!-->` is a whole comment: HTML Standard, 13.2.5.43
        end = len(html) if end < 0 else end
        yield start, end
        start = html.find("<!--", end)


def _blocks_after(tag: Tag) -> tuple[str, ...]:
    if tag.name in _OPENING:
        return (*tag.around, tag.name) if len(tag.around) < _DEEPEST else tag.around
    opened = tag.name.removeprefix("end")
    if opened != tag.name and opened in tag.around:
        return tag.around[: len(tag.around) - 1 - tag.around[::-1].index(opened)]
    return tag.around


def _without_liquid(text: str, body_at: int, tags: Sequence[Tag]) -> str:
    parts = [blanks(text[:body_at])]
    at = body_at
    hidden = False
    for tag in tags:
        between = text[at : tag.at]
        parts.append(" " * len(between) if hidden else between)
        inserts = not tag.name.startswith("end") and tag.name not in _CONTROL and tag.name != "#"
        filling = (OUTPUT if not tag.name else INSERTED) if inserts else " "
        parts.append(filling * len(tag.text))
        at = tag.at + len(tag.text)
        hidden = tag.name == "comment"
    parts.append(text[at:])
    return "".join(parts)
