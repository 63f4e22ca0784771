"""The parts of a site that plugins read before it is planned: what tells whether a plan can be patched."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..lazy.tuples import NamedTuple


class Reads(NamedTuple):
    """The parts of a site that a plugin reads, beside its items with their addresses, dates, tags and files."""

    texts: bool = True
    """The content of pages, documents and layouts."""
    keys: Collection[str] | None = None
    """These keys of front matter, and with a ``*`` at the end those that begin so; None for any."""
    settings: Collection[str] | None = None
    """These keys of the configuration; None for any."""
    data: bool = True
    """Data files, and the front matter of layouts."""
    layouts: bool = False
    """The front matter of layouts, also where it does not read data files."""

    def meets(
        self, keys: Iterable[str], settings: Iterable[str], *, has_new_data: bool, has_new_layouts: bool = False
    ) -> bool:
        """Whether it reads something that has changed, apart from texts.

        Args:
            keys: of front matter.
            settings: keys of the configuration.
            has_new_data: whether data files or front matter of layouts have changed.
            has_new_layouts: whether front matter of layouts is among that.
        """
        is_met = (has_new_data and self.data) or (has_new_layouts and self.layouts)
        return is_met or _meet(self.keys, keys) or _meet(self.settings, settings)


def _meet(read: Collection[str] | None, changed: Iterable[str]) -> bool:
    return any(read is None or key in read or _has_beginning(read, key) for key in changed)


def _has_beginning(read: Collection[str], key: str) -> bool:
    return any(each.endswith("*") and key.startswith(each[:-1]) for each in read)
