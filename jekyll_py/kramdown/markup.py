"""How text and attributes are written in HTML: what is escaped, and what is taken for an entity already."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .patterns import compiled

Attributes = Mapping[str, str | None]

_REFERENCE = r"&(?:[A-Za-z0-9_:][A-Za-z0-9_.:-]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_BARE_AMPERSAND = re.compile(rf"&(?!{_REFERENCE[1:]})")
_CJK = (
    r"\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
    r"\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d"
    r"\U0001b000-\U0001b167\U00020000-\U000323af"
)
_CJK_LINE_BREAK = rf"(?<=[{_CJK}])\n(?=[{_CJK}])"


def escape_text(text: str) -> str:
    """Escape ``<``, ``>`` and ampersands, but not entities."""
    if "&" in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def escape_all(text: str) -> str:
    """Escape ``<``, ``>`` and every ampersand."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(value: str) -> str:
    """Escape what cannot stand between double quotes, but not entities."""
    value = escape_text(value)
    return value.replace('"', "&quot;") if '"' in value else value


def write_attributes(attributes: Attributes | None) -> str:
    """HTML attributes, each with a space before it; a blank ``id`` is left out."""
    if not attributes:
        return ""
    written = ""
    for name, value in attributes.items():
        if value is None or (name == "id" and not value.strip(" \t\r\n\f\v\0")):
            continue
        written += f' {name}="{escape_attribute(value)}"'
    return written


def join_cjk_lines(text: str) -> str:
    """Take out line feeds between Chinese or Japanese characters."""
    return compiled(_CJK_LINE_BREAK).sub("", text)


def with_class(attributes: Attributes | None, name: str) -> dict[str, str | None]:
    """The attributes with one more class."""
    merged = dict(attributes or {})
    merged["class"] = f"{merged.get('class') or ''} {name}".lstrip()
    return merged
