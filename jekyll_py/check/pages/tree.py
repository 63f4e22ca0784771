"""The tree that the tags of a page spell, with what they break, by the rules of the HTML Standard for omitted tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from .element import Element
from .page import Break, BrokenMarkup

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""The elements without content and end tag (HTML Standard, 13.1.2)."""
_FOREIGN = frozenset({"math", "svg"})
"""The elements whose content is no HTML: there a tag that ends with ``/>`` is closed."""
_OPTIONAL_END = frozenset({
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody",
    "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
"""The elements whose end tag may be left out (HTML Standard, 13.1.2.4)."""
_ENDS_PARAGRAPH = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "table", "ul",
})  # fmt: skip
"""The elements that cannot stand in a paragraph and so end an open one."""
_TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"})
_SIBLINGS: Mapping[str, Set[str]] = {
    "li": {"li"},
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp"})),
    "option": {"option"},
    "optgroup": {"option", "optgroup"},
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
    "tr": {"td", "th", "tr"},
    **dict.fromkeys(("tbody", "thead", "tfoot"), _TABLE_PARTS),
}
"""The open elements that a start tag ends, if nothing else is open within them."""
_NAMES_THAT_END = _ENDS_PARAGRAPH | _SIBLINGS.keys()
_KEEPS_PARAGRAPH = frozenset({
    "applet", "button", "caption", "html", "marquee", "object", "table", "td", "template", "th",
})  # fmt: skip
"""The elements that a paragraph around them is not looked for beyond ("has an element in button scope")."""


class PageTree:
    """The tree of a page, to which its tags are given in their order."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        """In the order of their start tags."""
        self.broken: list[BrokenMarkup] = []
        """Where tags broke the tree so far."""
        self._open: list[Element] = []
        self._count = Counter[str]()
        """The open elements by name, so that a deep page takes no longer than its length."""
        self._foreign = 0
        """The number of open elements ``svg`` and ``math``."""

    @property
    def innermost(self) -> Element | None:
        """The element that is open; None outside of all."""
        return self._open[-1] if self._open else None

    def start(self, name: str, at: int, raw: str) -> Element:
        """Take in a start tag.

        Args:
            name: its name in lower case.
            at: its offset in the page.
            raw: what stands between the name and ``>``.
        """
        is_closed = name in _VOID or (self._foreign > 0 and raw.endswith("/"))
        starter = Element(name, len(self.elements), at, raw, None)
        if name in _NAMES_THAT_END and not self._foreign:
            self._end_implied(starter)
        starter.parent = self._open[-1] if self._open else None
        self.elements.append(starter)
        if is_closed:
            starter.end = starter.content_at
        else:
            self._open.append(starter)
            self._count[name] += 1
            self._foreign += name in _FOREIGN
        return starter

    def end(self, name: str, at: int) -> None:
        """Take in an end tag, by its name in lower case and its offset."""
        if self._open and self._open[-1].name == name:
            self._pop(at)
        elif self._count[name]:
            while self._open[-1].name != name:
                self._pop_unclosed(at)
            self._pop(at)
        else:
            self.broken.append(BrokenMarkup(Break.STRAY_END, name, at))

    def finish(self, length: int) -> None:
        """End what is still open at the end of a page of this length."""
        while self._open:
            self._pop_unclosed(length)

    def _end_implied(self, by: Element) -> None:
        if by.name in _ENDS_PARAGRAPH and (depth := self._open_paragraph()) is not None:
            while len(self._open) > depth:
                if self._open[-1].name == "p":
                    self.broken.append(BrokenMarkup(Break.CLOSED_EARLY, "p", self._open[-1].at, by))
                    self._pop(by.at)
                else:
                    self._pop_unclosed(by.at)
        siblings = _SIBLINGS.get(by.name, frozenset())
        while self._open and (self._open[-1].name in siblings or (siblings and self._open[-1].name == "p")):
            self._pop(by.at)

    def _open_paragraph(self) -> int | None:
        for depth in range(len(self._open) - 1, -1, -1) if self._count["p"] else ():
            name = self._open[depth].name
            if name == "p":
                return depth
            if name in _KEEPS_PARAGRAPH:
                return None
        return None

    def _pop(self, at: int) -> None:
        element = self._open.pop()
        self._count[element.name] -= 1
        element.end = at
        self._foreign -= element.name in _FOREIGN

    def _pop_unclosed(self, at: int) -> None:
        element = self._open[-1]
        if element.name not in _OPTIONAL_END:
            self.broken.append(BrokenMarkup(Break.UNCLOSED, element.name, element.at))
        self._pop(at)
