"""Partials: the templates that ``include`` and ``render`` name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from ..hints import near_miss
from .errors import LiquidError, PartialError

if TYPE_CHECKING:
    from .context import Context
    from .environment import Environment
    from .template import Template


class Partials(Protocol):
    """Finds partials; the registers of a render hold one under ``includes``."""

    def load(self, name: str, context: Context, folder: str | None = None) -> Template:
        """The parsed partial of a name.

        It is called for each render of a tag, so it should cache what it parsed, and record the read as a dependency
        each time.

        Args:
            name: the name.
            context: the context of the tag.
            folder: the folder, relative to the source, that ``name`` is relative to; None means the include folders.

        Raises:
            PartialError: there is none of the name, or it may not be read.
            LiquidError: it cannot be parsed.
        """
        ...


class MappingPartials:
    """Partials from a mapping of names to texts; each is parsed when it is first used."""

    def __init__(self, environment: Environment, sources: Mapping[str, str]) -> None:
        self._environment = environment
        self._sources = sources
        self._templates: dict[str, Template] = {}

    def load(self, name: str, context: Context, folder: str | None = None) -> Template:
        """See `Partials.load`."""
        template = self._templates.get(name)
        if template is None:
            if name not in self._sources:
                raise PartialError(f"No such template '{name}'", hint=near_miss(name, self._sources))
            template = self._environment.parse(self._sources[name], path=name)
            self._templates[name] = template
        return template


def partials_of(context: Context) -> Partials:
    """The partials of a render.

    Raises:
        LiquidError: the registers have none.
    """
    partials = context.registers.get("includes")
    if partials is None:
        raise LiquidError("This liquid context does not allow includes.")
    return partials  # type: ignore[return-value]
