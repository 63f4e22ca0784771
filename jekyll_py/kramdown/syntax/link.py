"""Links and images: ``[text](url "title")``, ``[text][id]``, ``[id]``, with ``!`` before for an image."""

from __future__ import annotations

import re
from re import Match

from ..attribute_list import AttributeList, apply
from ..definitions import Piece
from ..inline_parser import LINK, InlineParser
from ..inline_state import InlineState
from ..patterns import STRIP, S
from .escape import ESCAPED
from .link_definition import normalize

START = r"!?\[(?=[^^])"
_PLAIN = r"(?:[^*_`\[\]!\"'${&\\<>~\-.\n]++|-(?!-)|\.(?!\.\.)|!(?!\[)|(?<!  )\n)"
_TARGET = r"\(([^ \t\r\n\f\v\0()<>\"']+)\)(?!\{:)"
SIMPLE = rf"\[(?!\^)((?>{_PLAIN}+))\]{_TARGET}"
"""The most frequent form: nothing special in the text, nothing to escape in the URL, nothing after it."""
SIMPLE_IMAGE = rf"!\[(?!\^)((?>{_PLAIN}*))\]{_TARGET}"

_ID = re.compile(rf"{S}*\[([^\]]+)?\]")
_ANGLED_END = re.compile(r"[>\n]")
_PAREN = re.compile(rf"(\()|(\))|{S}(?=['\"])")
_TITLE = re.compile(rf"{S}*([\"'])(.+?)\1{S}*\)", re.DOTALL)
_SIMPLE = re.compile(r"\(([^ \t\r\n\f\v\0()<\"']+)\)")


def parse_simple_link(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """A link whose text is plain."""
    if state.flags & LINK or state.abbreviations is not None or (state.break_mark == "\n" and "\n" in m[1]):
        return None
    renderer = state.renderer
    state.add(renderer.link(renderer.text(m[1]), m[2]))
    return m.end()


def parse_simple_image(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """An image whose alternative text is plain."""
    state.add(state.renderer.image(m[1], m[2], None, {"src": m[2], "alt": m[1]}))
    state.images += 1
    return m.end()


def parse_link(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A link or an image; the bracket is text when it leads nowhere. Links do not nest, images do."""
    image = m[0] == "!["
    start, after = m.start(), m.end()
    if not image and state.flags & LINK:
        state.buffer.append("[")
        return after
    references = len(state.document.references)
    key = (start, "[", state.flags)
    end = _bracketed(inline, state, start, after, image, key)
    target = None
    if end is not None:
        close, children = end
        alt = ESCAPED.sub(r"\1", state.src[after:close]) if "\\" in state.src[after:close] else state.src[after:close]
        target = _target(state, close + 1, alt, start)
    if target is None:
        if end is not None:
            state.failed.add(key)
            state.waste += end[0] - after
            inline.undo(state, references)
        state.buffer.append(m[0])
        return after
    if image:
        inline.undo(state, references)  # what the text of an image refers to is not written
        return _add_image(inline, state, target, alt)
    return _add_link(inline, state, target, children)


class _Target:
    """Where a link leads."""

    __slots__ = ("end", "ial", "title", "url")

    def __init__(self, url: str, title: str | None, end: int, ial: AttributeList | None = None) -> None:
        self.url = url
        self.title = title
        self.end = end
        self.ial = ial


def _bracketed(
    inline: InlineParser, state: InlineState, start: int, after: int, image: bool, key: tuple[int, str, int]
) -> tuple[int, Piece] | None:
    """The place of the closing bracket and what stands before it."""
    if key in state.failed or state.exhausted() or state.searches.find("]", after) < 0:
        return None
    count = 1

    def accept(place: int) -> bool:
        nonlocal count
        count += -1 if state.src[place] == "]" else 1
        return count - state.images == 0

    close, children = inline.nested(state, after, "img" if image else "a", LINK, "]![", accept)
    if close < 0:
        state.failed.add(key)
        return None
    return close, children


def _target(state: InlineState, position: int, text: str, start: int) -> _Target | None:
    """The target after the closing bracket, inline or by reference; None where there is none."""
    src = state.src
    if src.startswith("(", position):
        if found := _SIMPLE.match(src, position):
            return _Target(found[1], None, found.end())
        return _inline_target(state, position)
    named = _ID.match(src, position)
    ident = normalize((named and named[1]) or text)
    definition = state.document.definitions.links.get(ident)
    if definition is None or not state.document.repeat(len(definition.url) + len(definition.title or "")):
        if not (named and named[1]):
            state.warn(f"No link definition for link ID '{ident}' found on line {{line}}", start)
        return None
    return _Target(definition.url, definition.title, named.end() if named else position, definition.marker.get("ial"))


def _inline_target(state: InlineState, start: int) -> _Target | None:
    src, position = state.src, _angled_end(state, start)
    if position >= 0:
        url = src[start + 2 : position - 1]
        if src.startswith(")", position):
            return _Target(url, None, position + 1)
    else:
        url, position, closed = _parenthesized(state, start)
        if closed:
            return _Target(url, None, position)
    if found := _TITLE.match(src, position):
        return _Target(url, found[2], found.end())
    state.waste += len(src) - start
    return None


def _angled_end(state: InlineState, start: int) -> int:
    """Where the URL in angle brackets ends; -1 when there is none."""
    found = state.searches.search(_ANGLED_END, start + 2) if state.src.startswith("(<", start) else None
    return found.end() if found and found[0] == ">" else -1


def _parenthesized(state: InlineState, start: int) -> tuple[str, int, bool]:
    """The URL up to its closing parenthesis, or up to the space before a title; whether it was closed."""
    src, position, depth = state.src, start, 0
    while found := _PAREN.search(src, position):
        position = found.end()
        if found[2]:
            depth -= 1
            if depth == 0:
                break
        elif found[1]:
            depth += 1
        else:
            break
    else:
        state.waste += position - start
    return src[start:position][1:-1].strip(STRIP), position, depth == 0


def _add_link(inline: InlineParser, state: InlineState, target: _Target, children: Piece) -> int:
    if target.ial is None and not state.src.startswith("{:", target.end):
        state.add(state.renderer.link(children, target.url, target.title))
        return target.end
    attributes = _attributes(state, target, {"href": target.url})
    end, _ = _span_attributes(inline, state, target, attributes)
    state.add(state.renderer.link(children, target.url, target.title, attributes))
    return end


def _add_image(inline: InlineParser, state: InlineState, target: _Target, alt: str) -> int:
    attributes = _attributes(state, target, {"src": target.url, "alt": alt})
    end, ial = _span_attributes(inline, state, target, attributes)
    state.add(state.renderer.image(alt, target.url, target.title, attributes))
    state.images += 1
    if ial is not None and "standalone" in ial.refs:
        state.figure = attributes
    return end


def _attributes(state: InlineState, target: _Target, own: dict[str, str]) -> dict[str, str]:
    """Attributes of the link definition first, then the link's own."""
    attributes: dict[str, str] = {}
    if target.ial is not None:
        apply(attributes, target.ial, state.document)
    attributes.update(own)
    if target.title is not None:
        attributes["title"] = target.title
    return attributes


def _span_attributes(
    inline: InlineParser, state: InlineState, target: _Target, attributes: dict[str, str]
) -> tuple[int, AttributeList | None]:
    end, ial = inline.attributes(state, target.end, attributes)
    if ial is None:
        return end, target.ial
    if target.ial is not None:  # kramdown adds it to the definition itself: later links have it too
        target.ial.merge(ial)
        return end, target.ial
    return end, ial
