"""What kramdown knows about HTML: patterns of tags, and which elements hold blocks, spans or raw text.

Source of the tables: kramdown's ``parser/html.rb``.
"""

from __future__ import annotations

import re
from re import Match

from .inline_state import InlineState
from .patterns import UNAME, S
from .search import WASTE
from .state import BlockState

_TAG = re.compile(
    rf"<(?P<name>(?>{UNAME}))(?P<attributes>(?>(?:{S}+{UNAME}(?:{S}*={S}*(?:\w+|([\"']).*?\3))?)*))"
    rf"{S}*(?P<closed>/)?(?P<end>>)?",
    re.DOTALL,
)
TAG_CLOSE = re.compile(rf"</({UNAME}){S}*>")
_ATTRIBUTE = re.compile(rf"{S}*({UNAME})(?:{S}*={S}*(?:(\w+)|(\"|')(.*?)\3))?", re.DOTALL)


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
SPAN_ELEMENTS = words(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb"
    " rbc rp rt rtc ruby samp select small span strong sub sup tt u var"
)
BLOCK_ELEMENTS = words(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol"
    " optgroup p pre section summary table tbody td th thead tfoot tr ul"
)
WITHOUT_BODY = words("area base br col command embed hr img input keygen link meta param source track wbr")
KNOWN = SPAN_ELEMENTS | BLOCK_ELEMENTS | WITHOUT_BODY | BLOCK_MODEL | SPAN_MODEL | RAW_MODEL

MARKDOWN_ATTRIBUTE = {"0": "raw", "1": "default", "span": "span", "block": "block"}
"""Values of ``markdown="…"`` and the content model they ask for."""


def content_model(tag: str) -> str:
    """What stands inside an element: ``block``, ``span`` or ``raw``."""
    return "block" if tag in BLOCK_MODEL else "span" if tag in SPAN_MODEL else "raw"


def tag_name(name: str) -> str:
    """The name in lower case when HTML knows it; SVG's and others' keep their case."""
    lower = name.lower()
    return lower if lower in KNOWN else name


def comment_end(state: BlockState | InlineState, at: int) -> int:
    """Where the comment at ``at`` ends; -1 when there is none."""
    return _delimited(state, at, "<!--", "-->")


def instruction_end(state: BlockState | InlineState, at: int) -> int:
    """Where the processing instruction at ``at`` ends; -1 when there is none."""
    return _delimited(state, at, "<?", "?>")


def _delimited(state: BlockState | InlineState, at: int, start: str, end: str) -> int:
    close = state.searches.find(end, at + len(start)) if state.src.startswith(start, at) else -1
    return close if close < 0 else close + len(end)


def start_tag(state: BlockState | InlineState, at: int) -> Match[str] | None:
    """The start tag at ``at``, with its ``name``, its ``attributes`` and whether it is ``closed``."""
    found = None if state.waste > WASTE and state.exhausted() else _TAG.match(state.src, at)
    if found is None or found["end"]:
        return found
    state.waste += found.end() - at
    return None


def parse_attributes(text: str, tag: str, state: BlockState | InlineState, at: int) -> dict[str, str]:
    """The attributes of a start tag, in order; a repeated one is overwritten in place, with a warning."""
    attributes: dict[str, str] = {}
    if not text:
        return attributes
    known = tag in KNOWN
    for name, value, _, quoted in _ATTRIBUTE.findall(text):
        if known:
            name = name.lower()
        if name in attributes:
            state.warn(f"Duplicate HTML attribute '{name}' on line {{line}} - overwriting previous one", at)
        attributes[name] = value or quoted
    return attributes
