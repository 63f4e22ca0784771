"""Liquid, the language of Jekyll's templates, compiled to Python; the output equals Ruby Liquid's byte for byte.

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
from .drop import Drop, HashDrop, ListDrop
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
    """Render a template with Liquid's standard tags and filters, without those of Jekyll.

    Args:
        template: the text of the template.
        variables: values by name.
        partials: the texts of the templates that ``include`` and ``render`` can name.
        limits: bounds on the cost of the render, for templates that are not trusted.
        reference: the Liquid to follow, or the name of its row in `reference.REFERENCES`.

    Raises:
        LiquidError: the template is wrong; Ruby Liquid would refuse it too.
        LimitError: the render exceeds a limit.
    """
    followed = named(reference) if isinstance(reference, str) else reference
    environment = _plain(limits or Limits(), followed.name)
    registers = {"includes": MappingPartials(environment, partials or {})}
    return environment.parse(template).render(variables, registers)


@lru_cache(maxsize=4)
def _plain(limits: Limits, reference: str) -> Environment:
    return Environment(limits=limits, reference=named(reference))
