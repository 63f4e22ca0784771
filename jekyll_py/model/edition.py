"""Editions: one source built several times into one output, such as a site in each of its languages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..lazy.tuples import NamedTuple

if TYPE_CHECKING:
    from ..config.configuration import Configuration


class Edition(NamedTuple):
    """One of the sites that a source is built as."""

    folder: str = ""
    """The folder in the output that it is written to; files of earlier editions in it are removed."""
    settings: Mapping[str, object] = MappingProxyType({})
    """The keys of the configuration that it sets."""
    moved: Mapping[str, str] = MappingProxyType({})
    """Entries of its top folder that are written elsewhere, with their paths in the output."""

    def place(self, path: str) -> str:
        """The path in the output of one of its files."""
        if not self.folder and not self.moved:
            return path
        first, slash, rest = path.partition("/")
        if first in self.moved:
            return self.moved[first] + slash + rest
        return posixpath.join(self.folder, path)


class Editions:
    """The base class of plugins that have the source built more than once, from reading to rendering.

    The output still changes once, at the end, after every edition was rendered.
    """

    are_independent = False
    """Whether a page is rendered the same whatever was rendered in other editions, or records what it depends on of
    those. Only then are renders kept from one build to the next, and several processes render."""

    def editions(self, config: Configuration) -> Sequence[Edition]:
        """The editions of a site in the order in which they are built; empty for a site without editions.

        Args:
            config: the configuration of the site.

        Raises:
            JekyllError: the configuration cannot work.
        """
        raise NotImplementedError
