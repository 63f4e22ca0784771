"""Converters: from the markup a file is written in to the one it is published in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import Diagnostics
from .coffeescript import CoffeeScript
from .converter import PRIORITIES, Converter
from .identity import Identity
from .markdown import Markdown, ProcessorFactory
from .sass import Sass, Scss
from .smartypants import SmartyPants
from .stylesheet import Converted, SassError, Stylesheet

__all__ = [
    "PRIORITIES",
    "CoffeeScript",
    "Converted",
    "Converter",
    "Identity",
    "Markdown",
    "ProcessorFactory",
    "Sass",
    "SassError",
    "Scss",
    "SmartyPants",
    "Stylesheet",
    "builtin",
]


def builtin(
    config: Mapping[str, object],
    diagnostics: Diagnostics,
    *,
    theme_sass: Path | None = None,
    processors: Mapping[str, ProcessorFactory] | None = None,
) -> list[Converter]:
    """Jekyll's own converters for a site.

    Args:
        config: its configuration.
        diagnostics: takes their warnings.
        theme_sass: the theme's folder of Sass partials.
        processors: Markdown processors that plugins bring, by name.
    """
    return [
        Markdown(config, diagnostics, processors),
        Scss(config, diagnostics, theme_sass),
        Sass(config, diagnostics, theme_sass),
        CoffeeScript(config, diagnostics),
        SmartyPants(config, diagnostics),
        Identity(config, diagnostics),
    ]
