"""kramdown's Markdown, on mistune's classes."""

from __future__ import annotations

from .convert import convert, jekyll_convert
from .options import JEKYLL_DEFAULTS, OPTIONS, Options
from .state import Warning

__all__ = ["JEKYLL_DEFAULTS", "OPTIONS", "Options", "Warning", "convert", "jekyll_convert"]
