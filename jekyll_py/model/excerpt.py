"""An excerpt: the beginning of a document, rendered by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..lazy.patterns import lazy_pattern

if TYPE_CHECKING:
    from .item import Item

_TAG = lazy_pattern(r"{%-?\s*+(\w++).*?%}", re.S)
_LABEL_START = lazy_pattern(r"^ {0,3}(?=\[[^\]])", re.M)
_LINK_DEFINITION = lazy_pattern(r"^ {0,3}\[[^\]]++\]:.+$", re.M)
_DEFINITION = lazy_pattern(r":.+$", re.M)


class Excerpt:
    """The source text of an excerpt and the item that it is the beginning of.

    Args:
        item: the item.
        content: the text.
        closed: Liquid blocks that the cut left open and that were closed, innermost first.
    """

    __slots__ = ("closed", "content", "item")

    def __init__(self, item: Item, content: str, closed: tuple[str, ...]) -> None:
        self.item = item
        self.content = content
        self.closed = closed

    def __repr__(self) -> str:
        return f"Excerpt({self.item!r}, {self.content!r}, {self.closed!r})"

    @classmethod
    def cut(cls, item: Item, separator: str, is_block: Callable[[str], bool]) -> Excerpt:
        """Take the text before the separator (Jekyll's ``Excerpt#extract_excerpt``).

        Liquid blocks that end after it are closed; Markdown link definitions after it that it uses are added, or all of
        them before Jekyll 4.
        """
        head, _, tail = item.content.partition(separator) if separator else ("", "", item.content)
        if not tail:
            return cls(item, head, ())
        closed = _open_blocks(head, is_block) if "{%" in head else ()
        head += "".join(f"\n{{% end{tag} %}}" for tag in closed)
        if item.conventions.jekyll < (4,):
            return cls(item, head + "\n\n" + "\n".join(_LINK_DEFINITION.findall(tail)), closed)
        found = _link_definitions(tail) if "]:" in tail else ()
        definitions = [name + rest for name, rest in found if name in head]
        return cls(item, head + "\n\n" + "\n".join(definitions) if definitions else head, closed)

    @property
    def relative_path(self) -> str:
        """The name an excerpt has in messages."""
        return f"{self.item.relative_path}/#excerpt"


def _link_definitions(text: str) -> Iterator[tuple[str, str]]:
    """Label in brackets, and the text after it, of each link definition."""
    position = 0
    while start := _LABEL_START.search(text, position):
        end = text.find("]", start.end()) + 1
        if end == 0:
            return
        definition = _DEFINITION.match(text, end)
        if definition:
            yield text[start.end() : end], definition[0]
        position = definition.end() if definition else end


def _open_blocks(head: str, is_block: Callable[[str], bool]) -> tuple[str, ...]:
    head = head[: head.rfind("%}") + 2]  # a tag after it does not end
    closed: list[str] = []
    for tag in dict.fromkeys(reversed(_TAG.findall(head))):
        if is_block(tag) and not _end_tag(tag).search(head):
            closed.append(tag)
            head += f"\n{{% end{tag} %}}"
    return tuple(closed)


@cache
def _end_tag(tag: str) -> re.Pattern[str]:
    return lazy_pattern(r"{%-?\s*end" + re.escape(tag))
