"""Parses a built HTML page to a `Page`, in one pass of one regular expression.

It tokenises as the HTML Standard does (13.2.5) and builds the tree of the tags as they are written. A parser that
repairs, as browsers do, would hide what is to be found; the one of the standard library takes several times as long.
"""

from __future__ import annotations

import re

from .page import Break, BrokenMarkup, Page, Text
from .tree import PageTree

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

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
}
"""The elements whose content has no tags, with the beginning of their end tag."""


def parse(path: str, text: str) -> Page:
    """The page in a file.

    Args:
        path: the file, relative to the folder of the site.
        text: what it holds.
    """
    tree = PageTree()
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
    return Page(path, text, tree.elements, texts, tree.broken, has_doctype=_DOCTYPE.match(text) is not None)


def _end_of_raw(text: str, name: str, position: int) -> int:
    found = _RAW[name].search(text, position)
    return len(text) if found is None else found.start()
