"""Where the templates that Jinja templates name come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..model.template_language import Loaded


class Loader(Protocol):
    """Finds what ``include``, ``extends`` and ``import`` name."""

    def find(self, name: str) -> Loaded | None:
        """The template of a name, None when there is none.

        It is asked each time the name is met, so it should keep what it read, and record the read where reads are
        recorded.
        """
        ...

    def names(self) -> Iterable[str]:
        """Every name there is, for suggestions."""
        ...


class MappingLoader:
    """Templates held in a mapping."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def find(self, name: str) -> Loaded | None:
        """See `Loader.find`."""
        source = self._sources.get(name)
        return None if source is None else Loaded(source, name)

    def names(self) -> Iterable[str]:
        """See `Loader.names`."""
        return self._sources
