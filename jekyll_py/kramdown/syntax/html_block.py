"""Block-level HTML: elements up to their end tag, with raw text, spans or blocks inside, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from ...lazy.patterns import lazy_pattern
from ..block_parser import MAX_LEVEL, BlockParser
from ..block_state import BlockState
from ..definitions import Token, lengthen
from ..html_elements import MARKDOWN_ATTRIBUTE, WITHOUT_BODY, content_model, is_known, span_elements, tag_name
from ..html_tag import CDATA, TAG_CLOSE, cdata_end, comment_end, instruction_end, parse_attributes, start_tag
from ..html_to_native.elements import convert
from ..patterns import OPT_SPACE, UNAME
from ..search import Closer

START = rf"{OPT_SPACE}<(?:{UNAME}|!--|/)"

_SPACES = lazy_pattern(OPT_SPACE)
_REST_OF_LINE = lazy_pattern(r"[ \t]*\n")
_RAW_START = lazy_pattern(rf"<(?={UNAME}|/|!--|\?|!\[CDATA\[)")
_AS_WRITTEN = r"(?>[^<>&]*+(?:&(?:amp|lt|gt);[^<>&]*+)*)"
_HIGHLIGHTED = lazy_pattern(rf'(?>(?:<span class="[\w-]+">{_AS_WRITTEN}</span>{_AS_WRITTEN})+)', re.ASCII)
"""Spans as highlighters write them, which most raw HTML consists of; they are written as they were read."""


def parse_html_block(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """An element, a comment, or the end tag of the element these blocks stand in."""
    src, start = state.src, state.cursor
    if (end := comment_end(state, start)) >= 0:
        state.tokens.append({"type": "html_comment", "raw": src[start:end], "attrs": {"block": _written(state)}})
        return _end_of_line(src, end)
    spans = span_elements(block.options.version)
    lead = _SPACES.match(src, start)
    at = lead.end() if lead else start
    if (found := start_tag(state, at)) and found["name"].lower() not in spans:
        end = _start_tag(block, found, state)
        if block.options["html_to_native"]:
            convert(state.tokens[-1], block.options.version)
        return end
    if (found := TAG_CLOSE.match(src, at)) and (name := found[1].lower()) not in spans:
        container = state.container
        if container is not None and container["attrs"]["tag"] == name:
            state.closed = True
            return found.end()
    return None


def _written(state: BlockState) -> bool:
    """Whether an element is written on lines of its own: not inside raw HTML."""
    return state.container is None or state.container["attrs"]["model"] != "raw"


def _end_of_line(src: str, position: int) -> int:
    found = _REST_OF_LINE.match(src, position)
    return found.end() if found else position


def _start_tag(block: BlockParser, found: Match[str], state: BlockState) -> int:
    """The element whose start tag was found; returns where it ends."""
    name = tag_name(found["name"], block.options.version)
    attributes = parse_attributes(found["attributes"], name, state, found.start())
    children: list[Token] = []
    attrs: Token = {"tag": name, "block": _written(state)}
    token: Token = {"type": "html_element", "children": children, "attrs": attrs, "attributes": attributes}
    token["place"] = state.place(found.start())
    state.add(token)
    closed = found["closed"] is not None or name in WITHOUT_BODY
    end = found.end()
    raw_text = name in ("script", "style")
    if raw_text:
        closed = False
        end = _raw_text(name, children, state, end)
    model = _model(block, name, attributes, state)
    if model == "block":
        end = _end_of_line(state.src, end)
    attrs["model"], attrs["closed"] = model, closed
    if closed or raw_text:
        return end
    end = _body(block, token, state, end)
    return _end_of_line(state.src, end) if _written(state) else end


def _model(block: BlockParser, name: str, attributes: dict[str, str], state: BlockState) -> str:
    own = content_model(name)
    model = own if state.document.options["parse_block_html"] and _written(state) else "raw"
    asked = MARKDOWN_ATTRIBUTE.get(attributes.pop("markdown", ""))
    if asked is not None:
        return own if asked == "default" else asked
    return model


def _body(block: BlockParser, token: Token, state: BlockState, start: int) -> int:
    """Read what stands between the tags; returns the place after the end tag."""
    model = token["attrs"]["model"]
    if model == "block" and state.level < MAX_LEVEL:
        state.cursor = start
        if not block.inside(state, token, token["children"]):
            _warn_unclosed(token, state)
        return state.cursor
    if model == "span":
        return _span_body(token, state, start)
    return _raw_body(block, token, state, start)


def _warn_unclosed(token: Token, state: BlockState) -> None:
    place = token["place"][1]
    state.warn(f"Found no end tag for '{token['attrs']['tag']}' (line {{line}}) - auto-closing it", place)


def _end_tag(name: str, state: BlockState, start: int) -> Closer | None:
    return state.searches.closer(_end_tags, name.lower(), start)


def _end_tags(src: str) -> Iterator[tuple[str, Closer]]:
    return ((found[1].lower(), (*found.span(), 0)) for found in TAG_CLOSE.finditer(src))


def _span_body(token: Token, state: BlockState, start: int) -> int:
    found = _end_tag(token["attrs"]["tag"], state, start)
    end = found[0] if found else state.cursor_max
    if end > start:
        token["children"].append({"type": "raw_text", "text": state.src[start:end], "place": state.place(start)})
    if found is None:
        _warn_unclosed(token, state)
        return end
    return found[1]


def _raw_text(name: str, children: list[Token], state: BlockState, start: int) -> int:
    """The text of ``script`` and ``style``, written as it is."""
    found = _end_tag(name, state, start)
    end = found[0] if found else state.cursor_max
    if end > start:
        children.append({"type": "raw", "raw": state.src[start:end]})
    if found is None:
        state.warn(f"Found no end tag for '{name}' - auto-closing it")
        return end
    return found[1]


def _raw_body(block: BlockParser, token: Token, state: BlockState, start: int) -> int:
    """Raw HTML up to the matching end tag; elements inside are read for their own content models."""
    src, children = state.src, token["children"]
    saved = state.tokens, state.container, state.pending
    state.tokens, state.container, state.pending = children, token, None
    state.level += 1
    position = start
    while position < len(src):
        found = _RAW_START.search(src, position)
        at = found.start() if found else len(src)
        _add_text(children, src[position:at])
        if found is None:
            position = at
            line = token["place"][1]
            state.warn(f"Found no end tag for '{token['attrs']['tag']}' on line {{line}} - auto-closing it", line)
            break
        position, done = _raw_markup(block, token, state, at)
        if done:
            break
    state.level -= 1
    state.tokens, state.container, state.pending = saved
    return position


def _raw_markup(block: BlockParser, token: Token, state: BlockState, at: int) -> tuple[int, bool]:
    """Add the markup that begins with ``<`` at a position inside raw HTML.

    Returns:
        The position after it, and whether it was the element's end tag.
    """
    src, children = state.src, token["children"]
    if src[at + 1] in "!?" and ((end := comment_end(state, at)) >= 0 or (end := instruction_end(state, at)) >= 0):
        children.append({"type": "html_comment", "raw": src[at:end], "attrs": {"block": False}})
        return end, False
    if block.options.version >= (2, 5) and (end := cdata_end(state, at)) >= 0:
        _add_text(children, src[at + len(CDATA) : end - len("]]>")])
        return end, False
    if (found := _HIGHLIGHTED.match(src, at)) and state.level < MAX_LEVEL and not block.options["html_to_native"]:
        children.append({"type": "raw", "raw": found[0]})
    elif state.level < MAX_LEVEL and (found := start_tag(state, at)):
        return _start_tag(block, found, state), False
    elif found := TAG_CLOSE.match(src, at):
        own = token["attrs"]["tag"]
        if own == (found[1].lower() if is_known(own, block.options.version) else found[1]):
            return found.end(), True
        _add_text(children, found[0])
        message = f"Found invalidly used HTML closing tag for '{found[1]}' on line {{line}} - ignoring it"
        state.warn(message, at)
    else:
        _add_text(children, src[at])
        return at + 1, False
    return found.end(), False


def _add_text(children: list[Token], text: str) -> None:
    if children and children[-1]["type"] == "text":
        lengthen(children[-1], "raw", text)
    elif text:
        children.append({"type": "text", "raw": text})
