"""Liquid by itself, without the tags and filters of Jekyll."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..limits import Limits
from ..reference import JEKYLL, Reference, named
from .environment import Environment
from .partials import MappingPartials


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
