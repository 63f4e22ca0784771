"""Extensions: ``{::comment}``, ``{::nomarkdown}``, ``{::options}``; attribute lists of blocks and their definitions.

Source of the rules: kramdown's ``parser/kramdown/extensions.rb``.
"""

from __future__ import annotations

import re
from re import Match

from . import options as option_table
from .attribute_list import SPAN, AttributeList
from .block import BlockParser
from .definitions import Token
from .inline import InlineParser
from .inline_state import InlineState
from .option_types import OptionError
from .patterns import IAL_BLOCK, ID_NAME, IN_BRACES, OPT_SPACE, S, W
from .state import BlockState

START = rf"{OPT_SPACE}\{{:"
SPAN_START = r"\{:"

_DEFINITION = re.compile(rf"{OPT_SPACE}\{{:({ID_NAME}):(?!\}})({IN_BRACES})\}}[ \t\r\f\v]*\n")
_TAG = rf"\{{::({W}+)(?:{S}((?>[^}}/]*+(?:(?:(?<=\\)\}}|/(?!\}}))[^}}/]*+)*))|)(/)?\}}|\{{:/({ID_NAME})?\}}"
_BLOCK_TAG = re.compile(rf"{OPT_SPACE}(?:{_TAG})[ \t\r\f\v]*\n")
SPAN_TAG = re.compile(_TAG)
_ATTRIBUTES = re.compile(rf"{OPT_SPACE}{IAL_BLOCK}")
_KEPT = ("link_def", "abbrev_def", "footnote_def")


def parse_block_extension(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """A definition of attributes, an extension, or the attributes of the block before or after."""
    src, start = state.src, state.cursor
    if state.seek("}", start) < 0:
        return None
    if found := _DEFINITION.match(src, start):
        definitions = state.document.definitions.attributes
        _parse_into(definitions.setdefault(found[1], AttributeList()), found[2], state)
        state.add({"type": "eob", "kind": "ald"})
        return found.end()
    if found := _BLOCK_TAG.match(src, start):
        return _block_extension(found, state)
    if found := _ATTRIBUTES.match(src, start):
        _block_attributes(found, state)
        return found.end()
    return None


def _parse_into(ial: AttributeList, text: str, state: BlockState | InlineState, at: int | None = None) -> None:
    if not ial.parse(text):
        state.warn(f"No or invalid attributes found in IAL/ALD content: {text}", at)


def _block_attributes(found: Match[str], state: BlockState) -> None:
    last = state.tokens[-1] if state.tokens else None
    kind = last["type"] if last else "blank_line"
    if last is not None and kind != "blank_line" and (kind != "eob" or last["kind"] in _KEPT):
        _parse_into(last.setdefault("ial", AttributeList()), found[1], state)
        if not _ATTRIBUTES.match(state.src, found.end()):
            state.add({"type": "eob", "kind": "ial"})
    else:
        if state.pending is None:
            state.pending = AttributeList()
        _parse_into(state.pending, found[1], state)


def _block_extension(found: Match[str], state: BlockState) -> int | None:
    name = found[1]
    if name is None:
        state.warn(_invalid_stop(found))
        return None
    end, body = found.end(), None
    if not found[3]:
        stop = _stop_tag(rf"^{OPT_SPACE}\{{:/(?:{name})?\}} *\n", state, end)
        if stop is None:
            state.warn(f"No stop tag for extension '{name}' found on line {{line}} - ignoring it")
            return None
        body, end = state.src[end : stop.start()].removesuffix("\n"), stop.end()
    arguments = AttributeList()
    _parse_into(arguments, found[2] or "", state)
    if name in ("comment", "nomarkdown"):
        if body is not None:
            state.tokens.append(_kept(name, body, arguments, block=True))
    elif name == "options":
        set_options(arguments, state)
        state.add({"type": "eob", "kind": "extension"})
    else:
        state.warn(f"Invalid extension with name '{name}' specified on line {{line}} - ignoring it")
        return None
    return end


def _stop_tag(pattern: str, state: BlockState | InlineState, start: int) -> Match[str] | None:
    if state.seek("{:/", start) < 0:
        return None
    return re.compile(pattern, re.MULTILINE).search(state.src, start)


def _invalid_stop(found: Match[str]) -> str:
    name = f"for '{found[4]}' " if found[4] else ""
    return f"Invalid extension stop tag {name} found on line {{line}} - ignoring it"


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
        if not option_table.known(name):
            unknown.append(name)
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
    src, at = state.src, m.start()
    if state.seek("}", at) >= 0:
        if found := SPAN_TAG.match(src, at):
            end = _span_extension(found, state)
            if end is not None:
                return end
        elif found := SPAN.match(src, at):
            if state.after_element():
                return found.end()
            state.warn("Found span IAL after text - ignoring it", at)
    state.buffer.append("{")
    return at + 1


def _span_extension(found: Match[str], state: InlineState) -> int | None:
    name, at = found[1], found.start()
    if name is None:
        state.warn(_invalid_stop(found), at)
        return None
    end, body = found.end(), None
    if not found[3]:
        stop = _stop_tag(rf"\{{:/(?:{name})?\}}", state, end)
        if stop is None:
            state.warn(f"No stop tag for extension '{name}' found on line {{line}} - ignoring it", at)
            return None
        body, end = state.src[end : stop.start()], stop.end()
    arguments = AttributeList()
    _parse_into(arguments, found[2] or "", state, at)
    if name in ("comment", "nomarkdown"):
        if body is not None:
            token = _kept(name, body, arguments, block=False)
            state.add(getattr(state.renderer, token["type"])(body, **token["attrs"]))
    elif name == "options":
        set_options(arguments, state)
    else:
        state.warn(f"Invalid extension with name '{name}' specified on line {{line}} - ignoring it", at)
        return None
    return end
