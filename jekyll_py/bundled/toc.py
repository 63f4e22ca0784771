"""jekyll-toc: a table of contents, by ``{% toc %}`` or the filters ``toc``, ``toc_only`` and ``inject_anchors``.

Keys: ``toc.min_level``, ``.max_level``, ``.ordered_list``, ``.no_toc_section_class``, ``.list_id``, ``.list_class``,
``.sublist_class``, ``.item_class``, ``.item_prefix``; ``toc: true`` in front matter. The class ``no_toc`` keeps a
heading out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from unicodedata import category
from urllib.parse import quote_plus

from ..errors import SettingError
from ..html4.tree import Element, parse
from ..html4.writer import write
from ..plugins import Context, LiquidError, Tag, liquid_filter, needs_context, to_s
from ..plugins.internals import ruby_to_s
from .values import given, is_hash, look

_DEFAULTS: Mapping[str, object] = {
    "min_level": 1,
    "max_level": 6,
    "ordered_list": False,
    "no_toc_section_class": "no_toc_section",
    "list_id": "toc",
    "list_class": "section-nav",
    "sublist_class": "",
    "item_class": "toc-entry",
    "item_prefix": "toc-",
}
_HINT = "write a text in it, give it the class no_toc, or use the filter toc_only"
_WORD = ("Mn", "Mc", "Me", "Nd", "Nl", "Pc")
"""The categories of characters, beside letters, that Ruby counts to words."""


class TocTag(Tag):
    """The table of a page that asks for one with ``toc``."""

    names = "toc"

    def render(self, context: Context) -> str:
        """The list."""
        page = context.registers["page"]
        return _Contents(context, look(page, "content")).table if given(look(page, "toc")) else ""


@liquid_filter("toc_only")
@needs_context
def toc_only(context: Context, html: object) -> str:
    """The table of some HTML."""
    return _Contents(context, html).table if _is_wanted(context) else ""


@liquid_filter("inject_anchors")
@needs_context
def inject_anchors(context: Context, html: object) -> object:
    """The HTML with an anchor in each heading."""
    return _Contents(context, html).anchored() if _is_wanted(context) else html


@liquid_filter("toc")
@needs_context
def toc(context: Context, html: object) -> object:
    """The table, then the HTML with its anchors."""
    if not _is_wanted(context):
        return html
    contents = _Contents(context, html)
    return contents.table + contents.anchored()


def _is_wanted(context: Context) -> bool:
    return look(context.registers["page"], "toc") is True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    id: str
    text: str
    level: int
    element: Element


class _Contents:
    """The headings of some HTML."""

    def __init__(self, context: Context, html: object) -> None:
        configured = look(context.lookup("site"), "toc")
        self._options = {**_DEFAULTS, **(configured if is_hash(configured) else {})}
        self._list = "ol" if given(self._options["ordered_list"]) else "ul"
        self._tree = parse(to_s(html))
        self._is_older = context.environment.reference.is_debian
        self._entries = list(self._found())

    @property
    def table(self) -> str:
        """The list of them."""
        attributes = f'id="{self._option("list_id")}" class="{self._option("list_class")}"'
        return f"<{self._list} {attributes}>\n{self._items(self._entries)}</{self._list}>"

    def anchored(self) -> str:
        """The HTML with an anchor in each.

        Raises:
            LiquidError: one of them is empty, to which the gem can add none.
        """
        for entry in self._entries:
            if not entry.element.children:
                raise LiquidError(f"an empty heading <{entry.element.name}> can have no anchor", hint=_HINT)
            icon = Element("span", {"class": "octicon octicon-link"})
            link: dict[str, str | None] = {"class": "anchor", "href": f"#{entry.id}", "aria-hidden": "true"}
            entry.element.children.insert(0, Element("a", link, [icon]))
        return write(self._tree, older=self._is_older)

    def _level(self, key: str) -> int:
        level = self._options[key]
        if not isinstance(level, int) or isinstance(level, bool):
            raise SettingError(f"{key} of toc is no number", "toc", hint=f"write {key}: {_DEFAULTS[key]}")
        return level

    def _option(self, key: str) -> str:
        return ruby_to_s(self._options[key])

    def _found(self) -> Iterator[Heading]:
        given_classes = self._options["no_toc_section_class"]
        sections = given_classes if isinstance(given_classes, list) else [given_classes]
        levels = range(self._level("min_level"), self._level("max_level") + 1)
        if not levels:
            raise SettingError("min_level of toc is above max_level", "toc", hint="write min_level: 1 and max_level: 6")
        seen: Counter[str] = Counter()
        for element in _headings(self._tree, {f"h{level}" for level in levels}, {to_s(one) for one in sections}):
            if "no_toc" in element.classes:
                continue
            name = element.attributes["id"] or "" if "id" in element.attributes else _id(element.text)
            number = 0 if "id" in element.attributes else seen[name]  # the gem counts only names that it made itself
            seen[name] += "id" not in element.attributes
            yield Heading(f"{name}-{number}" if number else name, element.text, int(element.name[1:]), element)

    def _items(self, entries: Sequence[Heading]) -> str:
        """The items of the lowest level among the entries, each with a list of those below it."""
        lowest = min((entry.level for entry in entries), default=0)
        starts = [place for place, entry in enumerate(entries) if entry.level == lowest]
        parts = [self._items(entries[: starts[0]])] if starts and starts[0] else []
        for start, end in zip_longest(starts, starts[1:], fillvalue=len(entries)):
            parts.append(self._item(entries[start], entries[start + 1 : end]))
        return "".join(parts)

    def _item(self, entry: Heading, below: Sequence[Heading]) -> str:
        name = f"{self._option('item_class')} {self._option('item_prefix')}h{entry.level}"
        link = f'<a href="#{entry.id}">{escape(entry.text).replace("&#x27;", "&#39;")}</a>'
        if not below:
            return f'<li class="{name}">{link}</li>\n'
        named = f' class="{self._option("sublist_class")}"' if self._option("sublist_class") else ""
        return f'<li class="{name}">{link}\n<{self._list}{named}>\n{self._items(below)}</{self._list}>\n</li>\n'


def _headings(tree: Element, names: set[str], hidden: set[str]) -> Iterator[Element]:
    """The headings that are in no section of a hidden class."""
    for child in tree.children:
        if isinstance(child, Element):
            if child.name in names:
                yield child
            if not hidden.intersection(child.classes):
                yield from _headings(child, names, hidden)


def _id(text: str) -> str:
    kept = (char for char in text.lower() if char in "- " or char.isalpha() or category(char) in _WORD)
    return quote_plus("".join(kept).replace(" ", "-"), errors="surrogateescape")
