"""The outline of a version of a page, in terms that do not depend on its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urlsplit

from ...lazy.tuples import NamedTuple
from ..language_codes import is_name_part
from ..pages.element import Element
from ..pages.page import Page, Text
from ..pages.references import references_of
from ..reference import Kind, Reference
from .dates import Date, take_dates
from .numbers import numbers_in

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROUND = ("nav", "header", "footer", "aside", "script", "style", "template", "noscript")
"""Elements around the text of a page."""
_CODE = ("pre", "code", "kbd", "samp", "math", "svg")
_PICTURE_NAME = re.compile(r"(?P<stem>.+?)(?:[._-](?P<code>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?))?(?P<end>\.\w+)\Z")


class Outline(NamedTuple):
    """The parts of a page."""

    headings: Sequence[tuple[int, str]]
    """Levels and texts in order."""
    items: int
    """The items of lists."""
    code: int
    """The blocks of code."""
    links: Mapping[str, str]
    """As they are written, by what they are in all languages."""
    images: Mapping[str, str]
    """As the links."""
    numbers: frozenset[str]
    """With the years of dates."""
    dates: frozenset[Date]


def outline_of(page: Page, language: str, same: Callable[[Reference], str | None]) -> Outline:
    """The outline of the content of a page; what stands around it on all pages is left out.

    Args:
        page: the page.
        language: its main language.
        same: what a reference to the site leads to, by a name that all versions share; None if it leads elsewhere.
    """
    root = _content(page)
    own = [each for each in page.elements if root is None or root.at <= each.at < root.end]
    inside = [each for each in own if not each.is_in(*_ROUND) and each.name not in _ROUND]
    within = _within(root)
    references = [each.reference for each in references_of(page) if within(each.at, page)]
    dates, undated = take_dates(" ".join(_texts(page, root)), language)
    return Outline(
        headings=[(int(each.name[1]), page.text_of(each)) for each in inside if each.name in _HEADINGS],
        items=sum(each.name in ("li", "dt", "dd") for each in inside),
        code=sum(each.name == "pre" for each in inside),
        links={name: each.url for each in references if each.kind is Kind.LINK and (name := _link(each, same))},
        images={_image(each): each.url for each in references if each.kind is Kind.IMAGE and each.url},
        numbers=numbers_in(undated) | {str(year) for year, _, _ in dates},
        dates=dates,
    )


def _content(page: Page) -> Element | None:
    for name in ("main", "article", "body"):
        found = [*page.named(name)]
        if len(found) == 1:
            return found[0]
    return None


def _within(root: Element | None) -> Callable[[int, Page], bool]:
    def is_within(at: int, page: Page) -> bool:
        if root is not None and not root.at <= at < root.end:
            return False
        element = page.element_at(at)
        return element is None or (element.name not in _ROUND and not element.is_in(*_ROUND))

    return is_within


def _texts(page: Page, root: Element | None) -> Iterator[str]:
    texts: Sequence[Text] = page.texts if root is None else [*page.texts_in(root)]
    for text in texts:
        parent = text.parent
        if parent is None or not (parent.name in (*_ROUND, *_CODE) or parent.is_in(*_ROUND, *_CODE)):
            yield unescape(page.text[text.at : text.end])


def _link(reference: Reference, same: Callable[[Reference], str | None]) -> str:
    """A link without its fragment and the parts that name a language; empty for one within the page."""
    if not reference.url or reference.url.startswith("#"):
        return ""
    own = same(reference)
    return own if own is not None else _without_language(reference.url)


def _without_language(url: str) -> str:
    """An address of another site; of one with a host for each language only what all of them share."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    first, _, rest = parts.netloc.lower().removeprefix("www.").partition(".")
    if "." in rest and is_name_part(first):
        return rest
    segments = ["*" if is_name_part(each) else each for each in parts.path.rstrip("/").split("/")]
    return f"{first}.{rest}{'/'.join(segments)}" if rest else url


def _image(reference: Reference) -> str:
    """The name of an image, without a suffix that names a language."""
    name = urlsplit(reference.url).path.rpartition("/")[2] if ":" not in reference.url[:6] else reference.url
    match = _PICTURE_NAME.fullmatch(name)
    if match is None:
        return name
    code = match["code"]
    return f"{match['stem']}{match['end']}" if code is None or is_name_part(code) else name
