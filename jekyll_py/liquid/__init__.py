"""Liquid, the language of Jekyll's templates, compiled to Python; the output equals Ruby Liquid's byte for byte.

>>> render("Hello {{ name | upcase }}", {"name": "moon"})
'Hello MOON'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy.names import lazy_names

if TYPE_CHECKING:
    from ..limits import LimitError, Limits
    from .cache import CodeCache
    from .context import Context
    from .dates.times import parse_time
    from .drop import Drop, HashDrop, ListDrop
    from .environment import Environment
    from .errors import LiquidError, LiquidSyntaxError, LiquidWarning
    from .filter import needs_context
    from .partials import MappingPartials
    from .plain import render
    from .printing import inspect, to_s
    from .tag import Block, Tag
    from .template import Template

__all__ = [
    "Block",
    "CodeCache",
    "Context",
    "Drop",
    "Environment",
    "HashDrop",
    "LimitError",
    "Limits",
    "LiquidError",
    "LiquidSyntaxError",
    "LiquidWarning",
    "ListDrop",
    "MappingPartials",
    "Tag",
    "Template",
    "inspect",
    "needs_context",
    "parse_time",
    "render",
    "to_s",
]

if not TYPE_CHECKING:
    __getattr__ = lazy_names(
        __name__,
        {
            "Block": ".tag",
            "CodeCache": ".cache",
            "Context": ".context",
            "Drop": ".drop",
            "Environment": ".environment",
            "HashDrop": ".drop",
            "LimitError": "..limits",
            "Limits": "..limits",
            "LiquidError": ".errors",
            "LiquidSyntaxError": ".errors",
            "LiquidWarning": ".errors",
            "ListDrop": ".drop",
            "MappingPartials": ".partials",
            "Tag": ".tag",
            "Template": ".template",
            "inspect": ".printing",
            "needs_context": ".filter",
            "parse_time": ".dates.times",
            "render": ".plain",
            "to_s": ".printing",
        },
    )
