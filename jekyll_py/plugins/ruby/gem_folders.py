"""The gems that plugins may load, with the folders of their files."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple


class GemFolder(NamedTuple):
    """One gem."""

    name: str
    """Its name."""
    root: str
    """The folder that holds it."""
    require_paths: tuple[str, ...]
    """The folders from which its files are required."""
    needs: tuple[str, ...]
    """The names of the gems that it names, which may not be here."""
