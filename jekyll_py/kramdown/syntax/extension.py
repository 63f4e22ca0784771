"""Extensions: ``{::comment}``, ``{::nomarkdown}``, ``{::options}``; attribute lists of blocks and their definitions.

Source of the rules: kramdown's ``parser/kramdown/extensions.rb``.
"""

from __future__ import annotations

from re import Match

from .. import options as option_table
from ..attribute_list import AttributeList
from ..block_parser import BlockParser
from ..block_state import BlockState
from ..braces import (
    Braces,
    ExtensionTag,
    definition_on_line,
    list_in_text,
    stop_tag_lines,
    stop_tags,
    tag_at,
    tag_on_line,
)
from ..definitions import Token
from ..inline_parser import InlineParser
from ..inline_state import InlineState
from ..option_types import OptionError
from ..patterns import OPT_SPACE
from ..search import Closer

START = rf"{OPT_SPACE}\{{:"
LONGEST_OPTION = 200
"""Of a value set inside text; some options are written again and again, as `auto_id_prefix` is."""
SPAN_START = r"\{:"

_KEPT = ("link_def", "abbrev_def", "footnote_def")


def parse_block_extension(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A definition of attributes, an extension, or the attributes of the block before or after."""
    src, searches, start = state.src, state.searches, state.cursor
    if src[m.end()] in ":/":
        tag = tag_on_line(src, searches, start)
        return None if tag is None else _block_extension(tag, state)
    if found := definition_on_line(src, searches, start):
        definitions = state.document.definitions.attributes
        _parse_into(definitions.setdefault(found.name, AttributeList()), src[found.content], state)
        state.add({"type": "eob", "kind": "ald"})
        return found.end
    if found := state.attribute_list(start):
        _block_attributes(found, state)
        return found.end
    return None


def _parse_into(ial: AttributeList, text: str, state: BlockState | InlineState, at: int | None = None) -> None:
    if not ial.parse(text):
        state.warn(f"No or invalid attributes found in IAL/ALD content: {text}", at)


def _block_attributes(found: Braces, state: BlockState) -> None:
    text = state.src[found.content]
    last = state.tokens[-1] if state.tokens else None
    kind = last["type"] if last else "blank_line"
    if last is not None and kind != "blank_line" and (kind != "eob" or last["kind"] in _KEPT):
        _parse_into(last.setdefault("ial", AttributeList()), text, state)
        if not state.attribute_list(found.end):
            state.add({"type": "eob", "kind": "ial"})
    else:
        if state.pending is None:
            state.pending = AttributeList()
        _parse_into(state.pending, text, state)


def _block_extension(tag: ExtensionTag, state: BlockState) -> int | None:
    read = _read(tag, state, None)
    if read is None:
        return None
    name, arguments, body, end = read
    if name == "options":
        set_options(arguments, state)
        state.add({"type": "eob", "kind": "extension"})
    elif body is not None:
        state.tokens.append(_kept(name, body.removesuffix("\n"), arguments, block=True))
    return end


def _read(
    tag: ExtensionTag, state: BlockState | InlineState, at: int | None
) -> tuple[str, AttributeList, str | None, int] | None:
    """Name, arguments, body and end of an extension; None, with a warning, when it is none."""
    name, end, body = tag.name, tag.end, None
    if name is None:
        stops = f"for '{tag.stops}' " if tag.stops else ""
        state.warn(f"Invalid extension stop tag {stops} found on line {{line}} - ignoring it", at)
        return None
    if not tag.closed:
        stop = _stop_tag(name, state, end)
        if stop is None:
            state.warn(f"No stop tag for extension '{name}' found on line {{line}} - ignoring it", at)
            return None
        body, end = slice(end, stop[0]), stop[1]
    if name not in ("comment", "nomarkdown", "options"):
        state.warn(f"Invalid extension with name '{name}' specified on line {{line}} - ignoring it", at)
        return None
    arguments = AttributeList()
    _parse_into(arguments, state.src[tag.arguments], state, at)
    return name, arguments, None if body is None else state.src[body], end


def _stop_tag(name: str, state: BlockState | InlineState, start: int) -> Closer | None:
    """The first stop tag that has this name or none."""
    tags = stop_tag_lines if isinstance(state, BlockState) else stop_tags
    found = [stop for kind in (name, "") if (stop := state.searches.closer(tags, kind, start))]
    return min(found, default=None)


def _kept(name: str, body: str, arguments: AttributeList, block: bool) -> Token:
    if name == "comment":
        return {"type": "comment", "raw": body, "attrs": {"block": block}}
    types = arguments.get("type", "").split()
    return {"type": "raw", "raw": body, "attrs": {"block": block, "types": types}}


_NEVER_INLINE = frozenset({"forbidden_inline_options", "mistune_plugins"})
"""Options that no document sets: a text cannot choose which code reads it."""


def set_options(arguments: AttributeList, state: BlockState | InlineState) -> None:
    """``{::options name="value" /}``: invalid values are passed over in silence, unknown names with a warning."""
    document = state.document
    unknown = []
    for name, value in arguments.items():
        if not option_table.known(name, document.options.version):
            unknown.append(name)
        elif len(value) > LONGEST_OPTION:
            continue
        elif name in document.options["forbidden_inline_options"] or name in _NEVER_INLINE:
            state.warn(f"Option {name} may not be set inline", 0)
        else:
            try:
                document.change_option(name, option_table.parse(name, value))
            except OptionError:
                continue
    for name in unknown:
        state.warn(f"Unknown kramdown option '{name}'", 0)


def parse_span_extension(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """An extension inside text, or attributes of the span before."""
    src, searches, at = state.src, state.searches, m.start()
    if tag := tag_at(src, searches, at):
        end = _span_extension(tag, state, at)
        if end is not None:
            return end
    elif found := list_in_text(src, searches, at):
        if state.after_element():
            return found.end
        state.warn("Found span IAL after text - ignoring it", at)
    state.buffer.append("{")
    return at + 1


def _span_extension(tag: ExtensionTag, state: InlineState, at: int) -> int | None:
    read = _read(tag, state, at)
    if read is None:
        return None
    name, arguments, body, end = read
    if name == "options":
        set_options(arguments, state)
    elif body is not None:
        token = _kept(name, body, arguments, block=False)
        state.add(getattr(state.renderer, token["type"])(body, **token["attrs"]))
    return end
