"""Converters: they translate the content of files with certain extensions (``Jekyll::Converter``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from ..diagnostics import Diagnostics
from .coffeescript.converter import CoffeeScriptConverter
from .converter import PRIORITIES, Converter
from .identity import IdentityConverter
from .markdown import MarkdownConverter, ProcessorFactory
from .sass.converter import SassConverter, ScssConverter
from .sass.stylesheet import Converted, SassError, Stylesheet
from .smartypants import SmartyPantsConverter

__all__ = [
    "PRIORITIES",
    "CoffeeScriptConverter",
    "Converted",
    "Converter",
    "IdentityConverter",
    "MarkdownConverter",
    "ProcessorFactory",
    "SassConverter",
    "SassError",
    "ScssConverter",
    "SmartyPantsConverter",
    "Stylesheet",
    "builtin",
]
Kind = TypeVar("Kind", bound=Converter)


def builtin(
    config: Mapping[str, object],
    diagnostics: Diagnostics,
    *,
    theme_sass: Path | None = None,
    processors: Mapping[str, ProcessorFactory] | None = None,
    changed: Mapping[type[Converter], type[Converter]] | None = None,
) -> list[Converter]:
    """The converters of a site that Jekyll itself has.

    Args:
        config: the site's configuration.
        diagnostics: gets their warnings.
        theme_sass: the theme's folder of Sass partials.
        processors: Markdown processors of plugins, by name.
        changed: subclasses that plugins have put in place of some of them.
    """

    def kind(jekylls: type[Kind]) -> type[Kind]:
        found = (changed or {}).get(jekylls, jekylls)
        assert issubclass(found, jekylls)
        return found

    return [
        kind(MarkdownConverter)(config, diagnostics, processors),
        kind(ScssConverter)(config, diagnostics, theme_sass),
        kind(SassConverter)(config, diagnostics, theme_sass),
        CoffeeScriptConverter(config, diagnostics),
        kind(SmartyPantsConverter)(config, diagnostics),
        kind(IdentityConverter)(config, diagnostics),
    ]
