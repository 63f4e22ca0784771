"""What pages and documents share: front matter data with defaults, an extension, an address."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..liquid import to_s

HTML_EXTENSIONS = frozenset({".html", ".xhtml", ".htm"})
SASS_EXTENSIONS = frozenset({".sass", ".scss"})
YAML_EXTENSIONS = frozenset({".yaml", ".yml"})


class Data(dict[str, object]):
    """Front matter. ``data[key]`` falls back on the defaults, ``data.get`` and ``in`` do not, as in Jekyll.

    Args:
        defaults: the front matter defaults of the file.
    """

    __slots__ = ("defaults",)

    def __init__(self, values: Mapping[str, object], defaults: Mapping[str, object]) -> None:
        super().__init__(values)
        self.defaults = defaults

    def __missing__(self, key: str) -> object:
        return self.defaults.get(key)


class Conventions(NamedTuple):
    """What the configuration says about every page and document."""

    permalink_style: str
    """``permalink`` of the site: a style's name or a template."""
    excerpt_separator: str
    """Where an automatic excerpt ends; empty for none."""
    output_ext: Callable[[str], str]
    """The extension a file with this extension is written with."""
    defaults: Callable[[str, str], Mapping[str, object]]
    """Front matter defaults for ``(path, type)``."""
    block_tags: frozenset[str]
    """Names of the Liquid tags that take a body, so that an excerpt can close one that it cuts."""


def split_name(name: str) -> tuple[str, str]:
    """Base name and extension as Ruby's ``File.extname`` sees them, the base name without trailing dots."""
    base, extension = os.path.splitext(name)
    if extension == ".":
        extension = ""
    return base.rstrip("."), extension


def extension_of_permalink(link: object) -> str:
    """The extension a permalink asks for, empty when it ends in a slash or has none (Jekyll's ``permalink_ext``)."""
    if not isinstance(link, str) or link.endswith("/"):
        return ""
    return os.path.splitext(link)[1]


def excerpt_separator(data: Data, conventions: Conventions) -> str:
    """Where the excerpt ends: what front matter says, even if that is nothing, else the site's."""
    own = data["excerpt_separator"]
    return conventions.excerpt_separator if own is None or own is False else to_s(own)


def has_liquid(text: str) -> bool:
    """Whether a text holds a Liquid tag or output."""
    return "{%" in text or "{{" in text
