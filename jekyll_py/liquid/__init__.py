"""Liquid, compiled to Python: the language of Jekyll's templates, to the bytes Ruby Liquid gives.

>>> render("Hello {{ name | upcase }}", {"name": "moon"})
'Hello MOON'
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..limits import LimitError, Limits
from ..reference import JEKYLL, Reference, named
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
    reference: Reference | str = JEKYLL,
) -> str:
    """Render plain Liquid: the standard tags and filters, with Liquid's own ``include`` and ``render``.

    Args:
        template: the source.
        variables: what names mean.
        partials: the sources ``include`` and ``render`` find.
        limits: what the render may cost; give some where the template may be anybody's.
        reference: the Liquid to follow, or the name of its row in `reference.REFERENCES`.

    Raises:
        LiquidError: Ruby Liquid would refuse it too.
        LimitError: it goes over a limit.
    """
    followed = named(reference) if isinstance(reference, str) else reference
    environment = _plain(limits or Limits(), followed.name)
    registers = {"includes": MappingPartials(environment, partials or {})}
    return environment.parse(template).render(variables, registers)


@lru_cache(maxsize=4)
def _plain(limits: Limits, reference: str) -> Environment:
    return Environment(limits=limits, reference=named(reference))
