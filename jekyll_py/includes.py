"""Includes: the files that ``include`` and ``include_relative`` bring into a template."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import front_matter, reads
from .liquid import Context, Environment, Template
from .liquid.errors import PartialError
from .liquid.hints import near_miss
from .source import Source


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of includes."""

    source: Source
    path: str
    """Relative to the source."""
    shown: str
    """What messages call it."""

    @property
    def absolute(self) -> str:
        """The absolute path."""
        return self.source.absolute(self.path)


@dataclass(frozen=True, slots=True)
class _Known:
    template: Template
    facts: tuple[int, ...]


class Includes:
    """Finds includes in the site's folder, then the theme's, and keeps what was parsed.

    Args:
        folders: where includes are looked for, in order.
        source: the site, which ``include_relative`` reads from.
        environment: parses them.
        encoding: the site's ``encoding``.
    """

    def __init__(self, folders: Sequence[Folder], source: Source, environment: Environment, encoding: str) -> None:
        self._folders = folders
        self._source = source
        self._environment = environment
        self._encoding = encoding
        self._known: dict[tuple[str | None, str], _Known] = {}

    def load(self, name: str, context: Context, folder: str | None = None) -> Template:
        """The parsed include of a name (`liquid.partials.Partials.load`).

        Raises:
            PartialError: there is none, or it lies outside its folder.
            LiquidError: it cannot be parsed.
        """
        known = self._known.get((folder, name))
        if known is None:
            known = self._known[folder, name] = self._find(name, folder)
        for number in known.facts:
            reads.record(number)
        return known.template

    def names(self) -> Iterator[str]:
        """Every include there is."""
        for folder in self._folders:
            yield from folder.source.walk(folder.path)

    def _find(self, name: str, relative_to: str | None) -> _Known:
        folders = self._folders if relative_to is None else [Folder(self._source, relative_to, relative_to)]
        facts: list[int] = []
        for folder in folders:
            path = posixpath.join(folder.path, name)
            facts.append(reads.fact_id("include", folder.source.absolute(path)))
            if folder.source.is_file(path):
                return _Known(self._parse(folder, path), tuple(facts))
        raise self._missing(name, folders)

    def _parse(self, folder: Folder, path: str) -> Template:
        shown = posixpath.join(folder.shown, posixpath.relpath(path, folder.path or "."))
        content = front_matter.decode(folder.source.read(path), shown, self._encoding)
        return self._environment.parse(content, path=shown)

    def _missing(self, name: str, folders: Sequence[Folder]) -> PartialError:
        places = ", ".join(f'"{folder.absolute}"' for folder in folders)
        return PartialError(
            f"Could not locate the included file '{name}' in any of [{places}]. Ensure it exists in one of those "
            "directories and, if it is a symlink, does not point outside your site source.",
            hint=near_miss(name, self.names()),
        )
