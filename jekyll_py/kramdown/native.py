"""The option ``html_to_native``: HTML elements become the Markdown elements they stand for.

Source of the rules: ``ElementConverter`` in kramdown's ``parser/html.rb``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .definitions import Token
from .entity import PATTERN as ENTITY
from .entity import entity
from .html_tag import SPAN_ELEMENTS, content_model, words
from .native_table import convert_table
from .patterns import SPACES, STRIP

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
_BLOCKS = words(
    "blank_line paragraph block_text heading block_quote block_code list list_item definition_list term"
    " definition table table_cell thematic_break block_math"
)
_SMART_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")
_SYMBOLS = ("mdash", "ndash", "hellip", "laquo", "raquo")
_ENTITY = re.compile(ENTITY)
_WHITESPACE = re.compile(r"[ \t\r\n\f\v]+")
_LANGUAGE = re.compile(r"\blanguage-[^ \t\r\n\f\v]+")
_HIGHLIGHTER = re.compile(r"[ \t\r\n\f\v]+\bhighlighter-\w+\b|\bhighlighter-\w+\b[ \t\r\n\f\v]*")
_ENDS_IN_SPACE = re.compile(r"\A[ \t\r\n\f\v]|[ \t\r\n\f\v]\Z")


def convert(token: Token, native: bool = True, preserve: bool = False, parent: Token | None = None) -> None:
    """Make an HTML element and what stands in it native, in place.

    Args:
        token: an ``html_element`` or ``html_span``; a comment is told whether it is a block; others stay.
        native: whether elements are converted at all; inside some only entities are.
        preserve: whether white space is kept.
        parent: the element around it.
    """
    if token["type"] == "html_comment":
        token["attrs"]["block"] = parent is None or not _holds_as_is(parent)
    elif token["type"] in ("html_element", "html_span"):
        tag = token["attrs"]["tag"]
        special = _CONVERTERS.get(tag) if native else None
        if special is not None:
            special(token)
        else:
            _convert_plain(token, tag, native, preserve)


def _holds_as_is(parent: Token) -> bool:
    return content_model(name_of(parent)) == "span" or parent.get("attrs", {}).get("model") == "raw"


def name_of(token: Token) -> str:
    """The HTML name of a token."""
    if "tag" in token.get("attrs", {}):
        return str(token["attrs"]["tag"])
    return next((tag for tag, kind in _SIMPLE.items() if kind == token["type"]), "div")


def _convert_plain(token: Token, tag: str, native: bool, preserve: bool) -> None:
    if native and tag in _REMOVE_TEXT:
        token["children"] = [child for child in token["children"] if child["type"] != "text"]
    if native and tag in _SIMPLE:
        _become(token, _SIMPLE[tag], tag)
        _convert_children(token, native, preserve)
    else:
        _stay(token, native, preserve)
    if native:
        if tag in _STRIP:
            _strip(token["children"])
        if tag in _REMOVE_BLANK_TEXT:
            token["children"] = _without_blank_text(token["children"])
        if tag in _WRAP_TEXT:
            token["children"] = _wrapped(token["children"])


def _attributes(token: Token) -> dict[str, str]:
    own = token.get("attributes") or token["attrs"].get("attributes") or {}
    return dict(own)


def _become(token: Token, kind: str, tag: str = "", **attrs: object) -> None:
    """Change the type of a token, keeping its HTML attributes and children."""
    attributes = _attributes(token)
    token.pop("attributes", None)
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


def _stay(token: Token, native: bool, preserve: bool) -> None:
    """An element that stays HTML."""
    tag, attributes = token["attrs"]["tag"], _attributes(token)
    token.pop("attributes", None)
    if tag in SPAN_ELEMENTS:
        token["type"], token["attrs"] = "html_span", {"tag": tag}
    else:
        block = token["attrs"].get("block", True)
        token["type"] = "html_element"
        token["attrs"] = {"tag": tag, "block": block, "model": content_model(tag) if native else "raw"}
    if attributes:
        token["attrs"]["attributes"] = attributes
    _convert_children(token, native, preserve)


def _convert_children(token: Token, native: bool = True, preserve: bool = False) -> None:
    children: list[Token] = []
    for child in token.get("children", ()):
        if child["type"] == "text":
            children += process_text(child["raw"], preserve or not native)
        else:
            if child["type"] == "html_element" and token["type"] != "html_element":
                child["attrs"]["block"] = True
            convert(child, native, preserve, token)
            children.append(child)
    if "children" in token:
        token["children"] = children


def process_text(raw: str, preserve: bool) -> list[Token]:
    """Text with its entities as tokens, and with single spaces unless ``preserve`` is set."""
    if not preserve:
        raw = _WHITESPACE.sub(" ", raw)
    tokens: list[Token] = []
    position = 0
    while found := _ENTITY.search(raw, position):
        tokens.append({"type": "text", "raw": raw[position : found.start()]})
        name, decimal, hexadecimal = found.groups()
        reference: str | int = name or (int(decimal) if decimal else int(hexadecimal, 16))
        position = found.end()
        if reference in _SMART_QUOTES:
            tokens.append({"type": "smart_quote", "attrs": {"kind": reference}})
        elif reference in _SYMBOLS:
            tokens.append({"type": "symbol", "attrs": {"name": reference}})
        elif entity(reference):
            tokens.append({"type": "entity", "attrs": {"reference": reference, "original": found[0]}})
        else:
            tokens.append({"type": "entity", "attrs": {"reference": "amp"}})
            position = found.start() + 1
    if position < len(raw):
        tokens.append({"type": "text", "raw": raw[position:]})
    return tokens


def _strip(children: list[Token]) -> None:
    if children and children[0]["type"] == "text":
        children[0]["raw"] = children[0]["raw"].lstrip(STRIP)
    if children and children[-1]["type"] == "text":
        children[-1]["raw"] = children[-1]["raw"].rstrip(STRIP)


def _is_block(token: Token) -> bool:
    return token["type"] in _BLOCKS or token["type"] == "html_element"


def _without_blank_text(children: list[Token]) -> list[Token]:
    last = len(children) - 1
    return [
        child
        for number, child in enumerate(children)
        if not (
            child["type"] == "text"
            and not child["raw"].strip(STRIP)
            and (number in (0, last) or (_is_block(children[number - 1]) and _is_block(children[number + 1])))
        )
    ]


def _wrapped(children: list[Token]) -> list[Token]:
    """Spans between blocks become paragraphs written without ``<p>``."""
    wrapped: list[Token] = []
    for child in children:
        if _is_block(child):
            wrapped.append(child)
        elif wrapped and wrapped[-1]["type"] == "block_text" and wrapped[-1].get("made"):
            wrapped[-1]["children"].append(child)
        else:
            wrapped.append({"type": "block_text", "children": [child], "made": True})
    return wrapped


def extract_text(token: Token) -> str:
    """All text inside a token."""
    own = str(token["raw"]) if token["type"] in ("text", "raw") else ""
    return own + "".join(extract_text(child) for child in token.get("children", ()))


def _convert_textarea(token: Token) -> None:
    _stay(token, True, True)


def _convert_link(token: Token) -> None:
    attributes = _attributes(token)
    if attributes.get("href"):
        _become(token, "link", url=attributes["href"])
        _convert_children(token)
    else:
        _stay(token, False, False)


def _convert_emphasis(token: Token) -> None:
    if _ENDS_IN_SPACE.search(extract_text(token)):
        _stay(token, False, False)
        return
    _become(token, "emphasis" if token["attrs"]["tag"] in ("em", "i") else "strong")
    _convert_children(token)


def _convert_heading(token: Token) -> None:
    _become(token, "heading", level=int(token["attrs"]["tag"][1]), source=extract_text(token))
    _convert_children(token)


def _convert_code(token: Token) -> None:
    tag, children = token["attrs"]["tag"], token["children"]
    attributes = _attributes(token)
    text = "".join(_code_text(part) for part in process_text(extract_text(token), True))
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


def _code_text(token: Token) -> str:
    if token["type"] == "text":
        return str(token["raw"])
    attrs = token["attrs"]
    found = entity(attrs.get("reference") or attrs.get("kind") or attrs["name"])
    return (found and found.char) or ""


def _convert_table(token: Token) -> None:
    if not convert_table(token, lambda: _convert_children(token), lambda: _become(token, "table")):
        _stay(token, False, False)


def _convert_script(token: Token) -> None:
    """MathJax's ``script`` elements become maths."""
    attributes = _attributes(token)
    kind = attributes.pop("type", "")
    if not re.search(r"\bmath/tex\b", kind) or not token["children"]:
        _stay(token, True, False)
        return
    source = extract_text(token["children"][0])
    source = re.sub(
        r"\A(?:%[ \t\r\n\f\v]*)?<!\[CDATA\[\n?(.*?)(?:[ \t\r\n\f\v]%)?\]\]>\Z", r"\1", source, flags=re.DOTALL
    )
    token.clear()
    token |= {"type": "block_math" if "mode=display" in kind else "inline_math", "raw": source, "attrs": {}}
    if attributes:
        token["attrs"]["attributes"] = attributes


_CONVERTERS: dict[str, Callable[[Token], None]] = {
    "textarea": _convert_textarea,
    "a": _convert_link,
    **dict.fromkeys(("em", "i", "strong", "b"), _convert_emphasis),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _convert_heading),
    **dict.fromkeys(("code", "pre"), _convert_code),
    "table": _convert_table,
    "script": _convert_script,
}
