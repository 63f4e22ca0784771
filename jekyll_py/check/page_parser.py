"""Parses a built HTML page to a `Page`, in one pass of one regular expression.

It tokenises as the HTML Standard does (13.2.5) and builds the tree of the tags as they are written. A parser that
repairs, as browsers do, would hide what is to be found; the one of the standard library takes several times as long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set

from .element import Element
from .page import Break, BrokenMarkup, Page, Text

_TOKEN = re.compile(
    r"""<(?:
        (?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<raw>(?>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|(?=>)))*))>
        |!--(?:>|->|(?s:.*?)(?:--!?>|\Z))
        |!\[CDATA\[(?s:.*?)(?:]]>|\Z)
        |[!?/][^>]*+>?
        |(?P<unfinished>/?[a-zA-Z])
    )""",
    re.VERBOSE,
)
_DOCTYPE = re.compile(r"\s*(?:<!--(?s:.*?)-->\s*)*<!doctype\s+html\b", re.IGNORECASE)

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
"""The elements without content and end tag (HTML Standard, 13.1.2)."""
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
}
"""The elements whose content has no tags, with the beginning of their end tag."""
_FOREIGN = frozenset({"math", "svg"})
_OPTIONAL_END = frozenset(
    [
        "body",
        "caption",
        "colgroup",
        "dd",
        "dt",
        "head",
        "html",
        "li",
        "optgroup",
        "option",
        "p",
        "rp",
        "rt",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)
"""The elements whose end tag may be left out (HTML Standard, 13.1.2.4)."""
ENDS_PARAGRAPH = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "table",
        "ul",
    ]
)
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
_NAMES_THAT_END = ENDS_PARAGRAPH | _SIBLINGS.keys()
_KEEPS_PARAGRAPH = frozenset(
    ["applet", "button", "caption", "html", "marquee", "object", "table", "td", "template", "th"]
)
"""The elements that a paragraph around them is not looked for beyond ("has an element in button scope")."""


def parse(path: str, text: str) -> Page:
    """The page in a file.

    Args:
        path: the file, relative to the folder of the site.
        text: what it holds.
    """
    tree = _Tree()
    position = 0
    texts: list[Text] = []
    match = _TOKEN.search(text)
    while match is not None:
        at = match.start()
        if at > position:
            texts.append(Text(position, at, tree.innermost))
        position = match.end()
        is_end, name, raw, unfinished = match.groups()
        if name:
            name = name.lower()
            if is_end:
                tree.end(name, at)
            else:
                element = tree.start(name, at, raw)
                if name in _RAW and element.end < 0:
                    position = _end_of_raw(text, name, position)
                    texts.append(Text(element.content_at, position, element))
        elif unfinished:
            tree.broken.append(BrokenMarkup(Break.UNFINISHED_TAG, unfinished, at))
            position = len(text)  # as a browser, which shows nothing of what follows (13.2.5, eof-in-tag)
        match = _TOKEN.search(text, position)
    if position < len(text):
        texts.append(Text(position, len(text), tree.innermost))
    tree.finish(len(text))
    return Page(path, text, tree.elements, texts, tree.broken, _DOCTYPE.match(text) is not None)


def _end_of_raw(text: str, name: str, position: int) -> int:
    found = _RAW[name].search(text, position)
    return len(text) if found is None else found.start()


class _Tree:
    """The tree of a page while it is read."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.broken: list[BrokenMarkup] = []
        self._open: list[Element] = []
        self._count = Counter[str]()
        """The open elements by name, so that a deep page takes no longer than its length."""
        self._foreign = 0
        """The number of open elements ``svg`` and ``math``."""

    @property
    def innermost(self) -> Element | None:
        return self._open[-1] if self._open else None

    def start(self, name: str, at: int, raw: str) -> Element:
        """Take in a start tag."""
        is_closed = name in VOID or (self._foreign > 0 and raw.endswith("/"))
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
        """Take in an end tag."""
        if self._open and self._open[-1].name == name:
            self._pop(at)
        elif self._count[name]:
            while self._open[-1].name != name:
                self._pop_unclosed(at)
            self._pop(at)
        else:
            self.broken.append(BrokenMarkup(Break.STRAY_END, name, at))

    def finish(self, length: int) -> None:
        """End what is still open."""
        while self._open:
            self._pop_unclosed(length)

    def _end_implied(self, by: Element) -> None:
        if by.name in ENDS_PARAGRAPH and (depth := self._open_paragraph()) is not None:
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
