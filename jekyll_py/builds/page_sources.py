"""The files that pages of the preview were made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..lazy.tuples import NamedTuple
from ..model.item import Item
from ..plan import Plan
from ..theme_tools.files import files_of
from ..theme_tools.page_origins import as_json, origins_of
from ..theme_tools.recorded_build import PageRecord, page_record

if TYPE_CHECKING:
    from .site_builder import SiteBuilder

MOST_DOCUMENTS = 200
"""So many documents are searched of those that a page shows something of."""


class _Built(NamedTuple):
    """A page as it was built last."""

    item: Item
    plan: Plan
    reads: Mapping[str, Sequence[str]]
    """The fields that its render read, by subject."""

    @property
    def record(self) -> PageRecord:
        """The files and values that it was made from."""
        return page_record(self.item, self.reads, self.plan)


class PageSources:
    """The sources of what a builder has built last. Not to be used while it builds.

    Args:
        builder: the builder.
    """

    def __init__(self, builder: SiteBuilder) -> None:
        self._builder = builder

    def origins_of(self, name: str) -> Mapping[str, object] | None:
        """The origins of a file of the output, as JSON; None if they are not known."""
        built, builder = self._built(name), self._builder
        if built is None:
            return None
        files = files_of(builder.config, builder.site.theme)
        return as_json(origins_of(built.record, files, builder.config))

    def written_in(self, name: str) -> Sequence[Path]:
        """Where the texts of a file of the output may be written, the likeliest file first.

        That is its source, its layouts and includes, its data, the configuration, and the documents of which it shows
        something.
        """
        built, own = self._built(name), self._builder.built.source_of(name)
        if own is None:
            return ()
        if built is None:  # a static file
            return [Path(own)]
        record = built.record
        data = [*self._data(record), *self._builder.config.files]
        found = [own, *record.files, *data, *islice(_documents(built), MOST_DOCUMENTS)]
        return [Path(path) for path in dict.fromkeys(found)]

    def _built(self, name: str) -> _Built | None:
        for edition in self._builder.built.plans()[0]:
            item = edition.item_of(name)
            if isinstance(item, Item):
                return _Built(item, edition.plan, self._builder.built.reads_of(item, edition))
        return None

    def _data(self, record: PageRecord) -> Iterator[str]:
        files = files_of(self._builder.config, self._builder.site.theme).values()
        return (file.path for file in files if _is_data(file.name, record.data))


def _is_data(name: str, fields: Iterable[str]) -> bool:
    """Whether a file has the data of one of some fields: ``_data/a.yml`` and ``_data/a/b.yml`` that of ``a``."""
    return any(name.startswith((f"_data/{field}.", f"_data/{field}/")) for field in fields)


def _documents(built: _Built) -> Iterator[str]:
    """The sources of the other items that a page shows something of."""
    return (item.file for item in built.plan.rendered if item.relative_path in built.reads and item.file is not None)
