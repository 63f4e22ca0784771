"""Jekyll's filters that call a converter, and ``jsonify``."""

from __future__ import annotations

from ..compat.json import generate
from ..limits import spend
from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.values import ruby_to_s
from .arguments import string
from .site import site_of


def _converted(text: str) -> str:
    """A text on its way to a converter, which takes a thousand times as long as other filters."""
    spend(len(text) // 8)
    return text


@needs_context
def markdownify(context: Context, value: object) -> str:
    """Markdown as HTML."""
    return site_of(context).convert_markdown(_converted(ruby_to_s(value)))


@needs_context
def smartify(context: Context, value: object) -> str:
    """Straight quotes, dashes and dots as typographic ones."""
    return site_of(context).convert_smartify(_converted(ruby_to_s(value)))


@needs_context
def sassify(context: Context, value: object) -> str:
    """Sass in the indented syntax as CSS."""
    return site_of(context).convert_sass(_converted(string(value, "empty?")), "sass")


@needs_context
def scssify(context: Context, value: object) -> str:
    """SCSS as CSS."""
    return site_of(context).convert_sass(_converted(string(value, "empty?")), "scss")


def jsonify(value: object) -> str:
    """The value as JSON, drops as their keys and values."""
    return generate(value)


FILTERS: dict[str, FilterFunction] = {
    "markdownify": markdownify,
    "smartify": smartify,
    "sassify": sassify,
    "scssify": scssify,
    "jsonify": jsonify,
}
