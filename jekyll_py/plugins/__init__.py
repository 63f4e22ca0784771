"""The plugin API, which docs/plugins.md describes.

A plugin is a Python module: a file in ``_plugins/``, or an installed package. It may define subclasses of `Generator`,
`Editions`, `Converter`, `MarkdownProcessor`, `Tag`, `Block` and `Command`, and functions marked with `hook` or
`liquid_filter`. All of them are found in the module; each site has a registry of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy.names import lazy_names

if TYPE_CHECKING:
    from ..compat.yaml_load import load as load_yaml
    from ..config.configuration import Configuration
    from ..converters import Converter
    from ..disk.program import find_program
    from ..filters.site import SiteRegister
    from ..filters.site import site_of as site_access
    from ..liquid import Block, Context, Drop, LiquidError, Tag, needs_context, to_s
    from ..model.document import Document
    from ..model.edition import Edition, Editions
    from ..model.item import Item
    from ..model.layout import Layout
    from ..model.page import Page
    from ..model.slug import slugify, titleize_slug
    from ..model.static_file import StaticFile
    from .command import Command
    from .filter_calls import builtin_filter, call_filter
    from .generator import Generator
    from .markdown_processor import MarkdownProcessor
    from .marks import hook, liquid_filter
    from .render_scope import RenderScope
    from .site_contents import SiteContents

__all__ = [
    "Block",
    "Command",
    "Configuration",
    "Context",
    "Converter",
    "Document",
    "Drop",
    "Edition",
    "Editions",
    "Generator",
    "Item",
    "Layout",
    "LiquidError",
    "MarkdownProcessor",
    "Page",
    "RenderScope",
    "SiteContents",
    "SiteRegister",
    "StaticFile",
    "Tag",
    "builtin_filter",
    "call_filter",
    "find_program",
    "hook",
    "liquid_filter",
    "load_yaml",
    "needs_context",
    "site_access",
    "slugify",
    "titleize_slug",
    "to_s",
]

if not TYPE_CHECKING:
    __getattr__ = lazy_names(
        __name__,
        {
            "Block": "..liquid",
            "Command": ".command",
            "Configuration": "..config.configuration",
            "Context": "..liquid",
            "Converter": "..converters",
            "Document": "..model.document",
            "Drop": "..liquid",
            "Edition": "..model.edition",
            "Editions": "..model.edition",
            "Generator": ".generator",
            "Item": "..model.item",
            "Layout": "..model.layout",
            "LiquidError": "..liquid",
            "MarkdownProcessor": ".markdown_processor",
            "Page": "..model.page",
            "RenderScope": ".render_scope",
            "SiteContents": ".site_contents",
            "SiteRegister": "..filters.site",
            "StaticFile": "..model.static_file",
            "Tag": "..liquid",
            "builtin_filter": ".filter_calls",
            "call_filter": ".filter_calls",
            "find_program": "..disk.program",
            "hook": ".marks",
            "liquid_filter": ".marks",
            "load_yaml": "..compat.yaml_load:load",
            "needs_context": "..liquid",
            "site_access": "..filters.site:site_of",
            "slugify": "..model.slug",
            "titleize_slug": "..model.slug",
            "to_s": "..liquid",
        },
    )
