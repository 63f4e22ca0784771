"""Jekyll's filters that call a converter, and ``jsonify``."""

from __future__ import annotations

from ..compat.json import generate
from ..limits import spend
from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.printing import ruby_to_s
from .arguments import string
from .site import site_of


def _charged(text: str) -> str:
    """Charge a text to the page's limits before its conversion, which is far slower than other filters."""
    spend(len(text) // 8)
    return text


@needs_context
def markdownify(context: Context, value: object) -> str:
    """Convert Markdown to HTML."""
    return site_of(context).convert_markdown(_charged(ruby_to_s(value)))


@needs_context
def smartify(context: Context, value: object) -> str:
    """Replace straight quotes, dashes and dots by typographic ones."""
    return site_of(context).convert_smartify(_charged(ruby_to_s(value)))


@needs_context
def sassify(context: Context, value: object) -> str:
    """Compile Sass in the indented syntax to CSS."""
    return _stylesheet(context, value, "sass")


@needs_context
def scssify(context: Context, value: object) -> str:
    """Compile SCSS to CSS."""
    return _stylesheet(context, value, "scss")


def _stylesheet(context: Context, value: object, syntax: str) -> str:
    return site_of(context).convert_sass(_charged(string(value, "empty?")), syntax)


def jsonify(value: object) -> str:
    """The value as JSON; drops become objects with their keys."""
    return generate(value)


FILTERS: dict[str, FilterFunction] = {
    "markdownify": markdownify,
    "smartify": smartify,
    "sassify": sassify,
    "scssify": scssify,
    "jsonify": jsonify,
}
