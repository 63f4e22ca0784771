"""Loaders, which find the templates that a Jinja2 template includes, extends or imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ..model.template_language import Loaded


class Loader(Protocol):
    """Finds templates by the names given to ``include``, ``extends`` and ``import``."""

    def find(self, name: str) -> Loaded | None:
        """The template of a name; None without one.

        It is called each time a template uses the name, so it should cache what it read, and record the read as a
        dependency each time.
        """
        ...

    def names(self) -> Iterable[str]:
        """All names, for suggestions in error messages."""
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
