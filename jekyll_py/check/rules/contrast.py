"""Text whose colour is too near to that of its background, where one declaration block gives both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2
from tinycss2.color3 import parse_color

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..finding import Fault
from ..pages.hidden import is_hidden
from ..pages.page import Page
from ..rule import OnFile, OnPage, Rule

_LEAST, _LEAST_LARGE = 4.5, 3.0
"""The least ratios; that for large text holds where the size is given and large, or cannot be told."""
_LARGE_PIXELS = 24
_TYPES = re.compile(r"(?:a|article|blockquote|body|code|footer|h[1-6]|header|html|li|main|nav|p|pre|table|td|th)\Z")
"""The selectors of elements that nearly every site has; other rules of a sheet may be used by no page."""
Color = tuple[float, float, float]


def of_elements(page: Page) -> Iterator[Fault]:
    """Text in an element whose ``style`` gives both colours."""
    if "background" not in page.text:
        return
    for element in page.having("style"):
        attribute = element.attributes["style"]
        if "background" in attribute.value and page.text_of(element) and not is_hidden(element):
            ratio = _too_low(_declared(attribute.value))
            if ratio is not None:
                yield Fault(_says(ratio), attribute.at, attribute.written, hint=_HINT)


def of_sheet(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """A block of a style sheet for elements such as ``body`` that gives both colours."""
    if "background" not in file.text:
        return
    starts = [0, *(match.end() for match in re.finditer("\n", file.text))]
    for rule in tinycss2.parse_stylesheet(file.text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        selectors = tinycss2.serialize(rule.prelude).strip()
        ratio = _too_low(_declared(rule.content)) if all(map(_is_type, selectors.split(","))) else None
        if ratio is not None:
            at = starts[rule.source_line - 1] + rule.source_column - 1
            yield Fault(f"{selectors}: {_says(ratio)}", at, selectors, hint=_HINT)


def _is_type(selector: str) -> bool:
    return _TYPES.match(selector.strip()) is not None


def _declared(block: Any) -> Mapping[str, Any]:
    """The values of a block by name, the last one of each, those that are important first."""
    nodes = tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True)
    rows = sorted((node for node in nodes if node.type == "declaration"), key=lambda node: bool(node.important))
    return {node.lower_name: [part for part in node.value if part.type != "whitespace"] for node in rows}


def _too_low(values: Mapping[str, Any]) -> float | None:
    """The ratio of a block, if it is too low; None if it is not, or cannot be told."""
    if "background-image" in values or {"opacity", "filter", "mix-blend-mode"} & values.keys():
        return None
    background = _color(values.get("background-color") or values.get("background"))
    color = _color(values.get("color"))
    if color is None or background is None or color == background:  # equal ones hide the text on purpose
        return None
    ratio = _ratio(color, background)
    return ratio if ratio < _least(values) else None


def _least(values: Mapping[str, Any]) -> float:
    size = values.get("font-size")
    if size is None or len(size) != 1 or size[0].type != "dimension" or size[0].lower_unit != "px":
        return _LEAST_LARGE
    return _LEAST if size[0].value < _LARGE_PIXELS else _LEAST_LARGE


def _color(value: Any) -> Color | None:
    """An opaque colour that is the whole value; None for any other."""
    if value is None or len(value) != 1:
        return None
    found = parse_color(value[0])
    return None if found is None or isinstance(found, str) or found.alpha < 1 else (found.red, found.green, found.blue)


def _ratio(color: Color, background: Color) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted(map(_luminance, (color, background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _says(ratio: float) -> str:
    return f"the contrast of text and background is {ratio:.1f}:1"


_HINT = f"{_LEAST}:1 is the least, {_LEAST_LARGE:g}:1 for large text"
_WCAG = "WCAG 2.2, 1.4.3 Contrast (Minimum)"
RULES = (
    Rule("style-contrast-low", "warning", "A `style` gives text and background colours that are too alike.",
        _WCAG, OnPage(of_elements), '<p style="color: #bbb; background: white">text</p>'),
    Rule("sheet-contrast-low", "warning", "A style sheet gives text and background colours that are too alike.",
        _WCAG, OnFile(("*.css",), of_sheet), "body { color: #bbb; background: white }"),
)  # fmt: skip
"""The rules of this family."""
