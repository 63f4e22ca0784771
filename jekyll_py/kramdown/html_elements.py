"""The elements of HTML: which hold blocks, spans or raw text (kramdown's ``parser/html.rb``)."""

from __future__ import annotations

from functools import cache

from ..reference import Version


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


BLOCK_MODEL = words(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption footer"
    " form header hgroup iframe li main map menu nav noscript object section summary td"
)
SPAN_MODEL = words(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend"
    " optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"
)
RAW_MODEL = words("script style math option textarea pre code kbd samp var")
_SPAN_ELEMENTS = words(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb"
    " rbc rp rt rtc ruby samp select small span strong sub sup time tt u var"
)
BLOCK_ELEMENTS = words(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol"
    " optgroup p pre section summary table tbody td th thead tfoot tr ul"
)
WITHOUT_BODY = words("area base br col command embed hr img input keygen link meta param source track wbr")
_KNOWN = _SPAN_ELEMENTS | BLOCK_ELEMENTS | WITHOUT_BODY | BLOCK_MODEL | SPAN_MODEL | RAW_MODEL

MARKDOWN_ATTRIBUTE = {"0": "raw", "1": "default", "span": "span", "block": "block"}
"""Values of ``markdown="…"`` and the content model they ask for."""


def content_model(tag: str) -> str:
    """The content model of an element: ``block``, ``span`` or ``raw``."""
    return "block" if tag in BLOCK_MODEL else "span" if tag in SPAN_MODEL else "raw"


@cache
def span_elements(version: Version) -> frozenset[str]:
    """The elements that stand in a line of text; ``time`` does since kramdown 2.5."""
    return _SPAN_ELEMENTS if version >= (2, 5) else _SPAN_ELEMENTS - {"time"}


def is_known(tag: str, version: Version) -> bool:
    """Whether a version of kramdown knows the element: then the case of its name and attributes does not count."""
    return tag in _KNOWN and (tag != "time" or version >= (2, 5))


def tag_name(name: str, version: Version) -> str:
    """The name in lower case when HTML knows it; SVG's and others' keep their case."""
    lower = name.lower()
    return lower if is_known(lower, version) else name
