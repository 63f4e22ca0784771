"""The reads of plugins in Ruby before the site is rendered."""

from __future__ import annotations

from collections.abc import Set

from ..lazy.tuples import NamedTuple


class RubyReads(NamedTuple):
    """The reads of plugins in Ruby while they were loaded and the site was read and generated.

    What they make of the site is the same as long as these are: it is their code that decides, and nothing of the
    machine reaches that unseen.
    """

    code: bytes
    """A digest of the code that was loaded."""
    began: int
    """When they began to read, in nanoseconds."""
    listed: tuple[str, Set[str]]
    """The folder in which builds stage their files, with the names in it at that time."""
    names: Set[str]
    """The names of the plugins, as the key ``plugins`` has them."""
    dependencies: Set[int]
    """The dependencies (`tracking.reads`)."""
