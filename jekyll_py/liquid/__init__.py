"""Liquid, compiled to Python: the language of Jekyll's templates, to the bytes Ruby Liquid gives.

>>> render("Hello {{ name | upcase }}", {"name": "moon"})
'Hello MOON'
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..limits import LimitError, Limits
from .cache import CodeCache
from .context import Context
from .dates import parse_time
from .drop import Drop
from .environment import Environment
from .errors import LiquidError, LiquidSyntaxError, LiquidWarning
from .filter import needs_context
from .partials import MappingPartials
from .printing import inspect, to_s
from .strftime import strftime
from .tag import Block, Tag
from .template import Template

__all__ = [
    "Block",
    "CodeCache",
    "Context",
    "Drop",
    "Environment",
    "LimitError",
    "Limits",
    "LiquidError",
    "LiquidSyntaxError",
    "LiquidWarning",
    "MappingPartials",
    "Tag",
    "Template",
    "inspect",
    "needs_context",
    "parse_time",
    "render",
    "strftime",
    "to_s",
]


def render(
    template: str,
    variables: Mapping[str, object],
    partials: Mapping[str, str] | None = None,
    *,
    limits: Limits | None = None,
) -> str:
    """Render plain Liquid: the standard tags and filters, with Liquid's own ``include`` and ``render``.

    Args:
        template: the source.
        variables: what names mean.
        partials: the sources ``include`` and ``render`` find.
        limits: what the render may cost; give some where the template may be anybody's.

    Raises:
        LiquidError: Ruby Liquid would refuse it too.
        LimitError: it goes over a limit.
    """
    environment = _plain(limits or Limits())
    registers = {"includes": MappingPartials(environment, partials or {})}
    return environment.parse(template).render(variables, registers)


@lru_cache(maxsize=4)
def _plain(limits: Limits) -> Environment:
    return Environment(limits=limits)
