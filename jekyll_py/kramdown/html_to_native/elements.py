"""The option ``html_to_native``: HTML elements become the Markdown elements they stand for.

Source of the rules: ``ElementConverter`` in kramdown's ``parser/html.rb``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...reference import Version
from ..definitions import Token
from ..html_elements import content_model, span_elements, words
from ..patterns import SPACES
from .table import convert_table
from .text import code_text, extract_text, process_text, strip, without_blank_text, wrapped

_REMOVE_TEXT = words("html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup")
_WRAP_TEXT = words(
    "body section nav article aside header footer address div li dd blockquote figure figcaption fieldset form"
)
_REMOVE_BLANK_TEXT = _WRAP_TEXT | {"td", "th"}
_STRIP = words(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption form footer header h1"
    " h2 h3 h4 h5 h6 legend li nav p section td th"
)
_SIMPLE = {
    "em": "emphasis",
    "strong": "strong",
    "blockquote": "block_quote",
    "hr": "thematic_break",
    "br": "linebreak",
    "img": "image",
    "p": "paragraph",
    "thead": "table_head",
    "tbody": "table_body",
    "tfoot": "table_foot",
    "tr": "table_row",
    "td": "table_cell",
    "th": "table_cell",
    "ul": "list",
    "ol": "list",
    "dl": "definition_list",
    "li": "list_item",
    "dt": "term",
    "dd": "definition",
}
_NAMES = {kind: tag for tag, kind in reversed(_SIMPLE.items())} | {"heading": "h1", "link": "a", "table": "table"}
"""The HTML names of native elements, by their types."""
_LANGUAGE = re.compile(r"\blanguage-[^ \t\r\n\f\v]+")
_HIGHLIGHTER = re.compile(r"[ \t\r\n\f\v]+\bhighlighter-\w+\b|\bhighlighter-\w+\b[ \t\r\n\f\v]*")
_ENDS_IN_SPACE = re.compile(r"\A[ \t\r\n\f\v]|[ \t\r\n\f\v]\Z")


def convert(
    token: Token, version: Version, parent: Token | None = None, *, native: bool = True, preserve: bool = False
) -> None:
    """Make an HTML element and what stands in it native, in place.

    Args:
        token: an ``html_element`` or ``html_span``; a comment is told whether it is a block; others stay.
        version: of kramdown.
        parent: the element around it.
        native: whether elements are converted at all; inside some only entities are.
        preserve: whether white space is kept.
    """
    if token["type"] == "html_comment":
        token["attrs"]["block"] = parent is None or not _holds_as_is(parent)
    elif token["type"] in ("html_element", "html_span"):
        tag = token["attrs"]["tag"]
        special = _CONVERTERS.get(tag) if native else None
        if special is not None:
            special(token, version)
        else:
            _convert_plain(token, version, tag, native=native, preserve=preserve)


def _holds_as_is(parent: Token) -> bool:
    return content_model(name_of(parent)) == "span" or parent.get("attrs", {}).get("model") == "raw"


def name_of(token: Token) -> str:
    """The HTML name of a token."""
    attrs = token.get("attrs", {})
    if "tag" in attrs:
        return str(attrs["tag"])
    return "th" if attrs.get("head") else _NAMES.get(token["type"], "div")


def _convert_plain(token: Token, version: Version, tag: str, *, native: bool, preserve: bool) -> None:
    if native and tag in _REMOVE_TEXT:
        token["children"] = [child for child in token["children"] if child["type"] != "text"]
    if native and tag in _SIMPLE:
        _become(token, _SIMPLE[tag], tag)
        _convert_children(token, version, native=native, preserve=preserve)
    else:
        _stay(token, version, native=native, preserve=preserve)
    if native:
        if tag in _STRIP:
            strip(token["children"])
        if tag in _REMOVE_BLANK_TEXT:
            token["children"] = without_blank_text(token["children"])
        if tag in _WRAP_TEXT:
            token["children"] = wrapped(token["children"])


def _attributes(token: Token) -> dict[str, str]:
    own = token.get("attributes") or token["attrs"].get("attributes") or {}
    return dict(own)


def _own_attributes(token: Token) -> dict[str, str]:
    """The HTML attributes, taken from a token; those of an attribute list before it are lost, as in kramdown."""
    attributes = _attributes(token)
    token.pop("attributes", None)
    token.pop("ial", None)
    return attributes


def _become(token: Token, kind: str, tag: str = "", **attrs: object) -> None:
    """Change the type of a token, keeping its HTML attributes and children."""
    attributes = _own_attributes(token)
    token["type"] = kind
    token["attrs"] = {name: value for name, value in attrs.items() if value is not None}
    if kind == "list":
        token["attrs"]["ordered"] = tag == "ol"
    elif kind == "image":
        token["raw"] = attributes.get("alt", "")
        token["attrs"] |= {"url": attributes.get("src", ""), "attributes": attributes}
        del token["children"]
        return
    elif kind in ("thematic_break", "linebreak"):
        del token["children"]
    elif kind == "table_cell" and tag == "th":
        token["attrs"]["head"] = True
    if attributes and kind != "linebreak":
        token["attrs"]["attributes"] = attributes


def _stay(token: Token, version: Version, *, native: bool, preserve: bool = False) -> None:
    """An element that stays HTML."""
    tag, attributes = token["attrs"]["tag"], _own_attributes(token)
    model = content_model(tag) if native else "raw"
    if tag in span_elements(version):
        token["type"], token["attrs"] = "html_span", {"tag": tag}
    else:
        token["type"] = "html_element"
        token["attrs"] = {"tag": tag, "block": token["attrs"].get("block", True), "model": model}
    if attributes:
        token["attrs"]["attributes"] = attributes
    _convert_children(token, version, written=model != "raw", native=native, preserve=preserve)


def _convert_children(
    token: Token, version: Version, *, written: bool = True, native: bool = True, preserve: bool = False
) -> None:
    """Convert what stands in an element; ``written`` if elements in it have lines of their own."""
    children: list[Token] = []
    for child in token.get("children", ()):
        if child["type"] == "text":
            children += process_text(child["raw"], version, preserve=preserve or not native)
        else:
            if child["type"] in ("html_element", "html_span"):
                child["attrs"]["block"] = written
            convert(child, version, token, native=native, preserve=preserve)
            children.append(child)
    if "children" in token:
        token["children"] = children


def _convert_textarea(token: Token, version: Version) -> None:
    _stay(token, version, native=True, preserve=True)


def _convert_link(token: Token, version: Version) -> None:
    attributes = _attributes(token)
    if attributes.get("href"):
        _become(token, "link", url=attributes["href"])
        _convert_children(token, version)
    else:
        _stay(token, version, native=False)


def _convert_emphasis(token: Token, version: Version) -> None:
    if _ENDS_IN_SPACE.search(extract_text(token)):
        _stay(token, version, native=False)
        return
    _become(token, "emphasis" if token["attrs"]["tag"] in ("em", "i") else "strong")
    _convert_children(token, version)


def _convert_heading(token: Token, version: Version) -> None:
    _become(token, "heading", level=int(token["attrs"]["tag"][1]), source=extract_text(token))
    _convert_children(token, version)


def _convert_code(token: Token, version: Version) -> None:
    tag, children = token["attrs"]["tag"], token["children"]
    attributes = _attributes(token)
    text = "".join(code_text(part) for part in process_text(extract_text(token), version, preserve=True))
    if tag == "code":
        if "class" in attributes:
            attributes["class"] = _HIGHLIGHTER.sub("", attributes["class"])
    elif len(children) == 1 and children[0].get("attrs", {}).get("tag") == "code":
        found = _LANGUAGE.search(_attributes(children[0]).get("class", ""))
        if found:
            attributes["class"] = f"{found[0]} {attributes.get('class', '')}".rstrip(SPACES)
    token.clear()
    token |= {"type": "codespan" if tag == "code" else "block_code", "raw": text, "attrs": {}}
    if attributes:
        token["attrs"]["attributes"] = attributes


def _convert_table(token: Token, version: Version) -> None:
    if not convert_table(token, version, lambda: _convert_children(token, version), lambda: _become(token, "table")):
        _stay(token, version, native=False)


def _convert_script(token: Token, version: Version) -> None:
    """MathJax's ``script`` elements become maths."""
    attributes = _attributes(token)
    kind = attributes.pop("type", "")
    if not re.search(r"\bmath/tex\b", kind) or not token["children"]:
        _stay(token, version, native=True)
        return
    source = extract_text(token["children"][0])
    source = re.sub(
        r"\A(?:%[ \t\r\n\f\v]*)?<!\[CDATA\[\n?(.*?)(?:[ \t\r\n\f\v]%)?\]\]>\Z", r"\1", source, flags=re.DOTALL
    )
    token.clear()
    token |= {"type": "block_math" if "mode=display" in kind else "inline_math", "raw": source, "attrs": {}}
    if attributes:
        token["attrs"]["attributes"] = attributes


_CONVERTERS: dict[str, Callable[[Token, Version], None]] = {
    "textarea": _convert_textarea,
    "a": _convert_link,
    **dict.fromkeys(("em", "i", "strong", "b"), _convert_emphasis),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _convert_heading),
    **dict.fromkeys(("code", "pre"), _convert_code),
    "table": _convert_table,
    "script": _convert_script,
}
