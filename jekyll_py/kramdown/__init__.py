"""kramdown's Markdown, on mistune's classes: one parser, straight to HTML or to a tree of tokens."""

from __future__ import annotations

from .definitions import Warning
from .document import Dialect, Document, convert, dialect
from .html import HTMLRenderer
from .option_types import OptionError
from .options import JEKYLL_DEFAULTS, OPTIONS, Options, check_names
from .syntax_plugins import check_builtin_plugins

__all__ = [
    "JEKYLL_DEFAULTS",
    "OPTIONS",
    "Dialect",
    "Document",
    "HTMLRenderer",
    "OptionError",
    "Options",
    "Warning",
    "check_builtin_plugins",
    "check_names",
    "convert",
    "dialect",
]
