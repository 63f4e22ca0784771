"""Span-level HTML: elements in text, with Markdown inside, and comments."""

from __future__ import annotations

import re
from functools import lru_cache
from re import Match, Pattern

from ..definitions import Piece
from ..html_elements import BLOCK_ELEMENTS, MARKDOWN_ATTRIBUTE, WITHOUT_BODY, content_model, is_known, tag_name
from ..html_tag import CDATA, TAG_CLOSE, cdata_end, comment_end, parse_attributes, start_tag
from ..html_to_native.elements import convert
from ..inline_parser import MAX_NESTING, InlineParser
from ..inline_state import InlineState
from ..markup import escape_all
from ..patterns import UNAME, S

START = rf"<(?:{UNAME}|!--|!\[CDATA\[|/)"

_LINE_FEEDS = re.compile(r"\n+")


def parse_span_html(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """An element up to its end tag, a comment or, since kramdown 2.5, a CDATA section; a bracket of no tag is text."""
    src, at = state.src, m.start()
    if (end := comment_end(state, at)) >= 0:
        state.add(state.renderer.html_comment(src[at:end], block=False))
        return end
    if inline.options.version >= (2, 5) and (end := cdata_end(state, at)) >= 0:
        state.buffer.append(escape_all(src[at + len(CDATA) : end - len("]]>")]))
        return end
    if found := TAG_CLOSE.match(src, at):
        state.warn(f"Found invalidly used HTML closing tag for '{found[1]}' on line {{line}}", at)
        state.buffer.append(found[0])
        return found.end()
    if found := start_tag(state, at):
        return _element(inline, found, state)
    state.buffer.append("<")
    return at + 1


def _element(inline: InlineParser, found: Match[str], state: InlineState) -> int:
    name, at = tag_name(found["name"], inline.options.version), found.start()
    if name in BLOCK_ELEMENTS or state.nesting >= MAX_NESTING:
        state.warn(f"Found block HTML tag '{name}' in span-level text on line {{line}}", at)
        state.buffer.append(found[0])
        return found.end()
    attributes = parse_attributes(found["attributes"], name, state, at)
    for key, value in attributes.items():
        if "\n" in value:
            attributes[key] = _LINE_FEEDS.sub(" ", value)
    parsed = _parsed(name, attributes, state, at)
    end, children = found.end(), state.renderer.join([])
    if found["closed"] is None and name not in WITHOUT_BODY:
        end, children = _body(inline, name, parsed, state, end, at)
    if state.parent != "raw":  # there kramdown reads elements alone
        end, _ = inline.attributes(state, end, attributes)
    piece = state.renderer.html_span(children, name, attributes)
    if inline.options["html_to_native"]:  # then the renderer gives tokens
        convert(piece[0], inline.options.version)
    state.add(piece)
    return end


def _parsed(name: str, attributes: dict[str, str], state: InlineState, at: int) -> bool:
    """Whether Markdown inside the element is read."""
    parsable = content_model(name) != "raw"
    parsed = parsable and state.parent != "raw" and state.document.options["parse_span_html"]
    asked = MARKDOWN_ATTRIBUTE.get(attributes.pop("markdown", ""))
    if asked == "block":
        state.warn("Cannot use block-level parsing in span-level HTML tag (line {line}) - using default mode", at)
    elif asked == "span":
        return True
    elif asked == "default":
        return parsable
    elif asked == "raw":
        return False
    return bool(parsed)


@lru_cache(maxsize=256)
def _end_tag(name: str, ignore_case: bool) -> Pattern[str]:
    return re.compile(rf"</{re.escape(name)}{S}*>", re.IGNORECASE if ignore_case else 0)


def _body(inline: InlineParser, name: str, parsed: bool, state: InlineState, start: int, at: int) -> tuple[int, Piece]:
    """Parse up to the end tag, or to the end of the text where there is none.

    Returns:
        The position after the element, and its rendered body.
    """
    src, end_tag = state.src, _end_tag(name, is_known(name, inline.options.version))
    saved = state.out, state.buffer, state.parent, state.break_mark, state.abbreviations, state.images
    state.out, state.buffer, state.parent, state.images = [], [], "html" if parsed else "raw", 0
    state.break_mark = None
    if not parsed:
        state.abbreviations = None
    state.nesting += 1

    def accept(place: int) -> bool:
        return end_tag.match(src, place) is not None

    end = inline.run(state, start, "<", accept, None if parsed else inline.html_only)
    found = end_tag.match(src, end) if end >= 0 else None
    if found is None:
        state.warn(f"Found no end tag for '{name}' (line {{line}}) - auto-closing it", at)
        if state.unread < len(src):
            state.buffer.append(src[state.unread :])
    state.flush()
    children = state.renderer.join(state.out)
    state.nesting -= 1
    state.out, state.buffer, state.parent, state.break_mark, state.abbreviations, state.images = saved
    return (found.end() if found else len(src)), children
