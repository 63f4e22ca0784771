"""kramdown's Markdown, on mistune's classes: one parser, straight to HTML or to a tree of tokens."""

from __future__ import annotations

from .document import Dialect, Document, convert, dialect
from .html import HTMLRenderer
from .options import JEKYLL_DEFAULTS, OPTIONS, OptionError, Options
from .state import Warning

__all__ = [
    "JEKYLL_DEFAULTS",
    "OPTIONS",
    "Dialect",
    "Document",
    "HTMLRenderer",
    "OptionError",
    "Options",
    "Warning",
    "convert",
    "dialect",
]
