"""The manifest of a build: every path that it looked at, its settings and its output, each with a signature.

The next build compares it with the disk before it reads anything. If nothing has changed, the output is up to date; if
only the bytes of files have, the plan can be patched. `manifest_builder` makes it.
"""

from __future__ import annotations

import operator
import os
from collections.abc import Sequence, Set
from typing import NamedTuple

from ..config.configuration import Configuration
from ..themes.theme import Theme
from ..tracking.reads import Dependency
from .environment import environment
from .external_clocks import still_show
from .fingerprint import fingerprint
from .signatures import is_file, is_same, output_signature, signature


class Manifest(NamedTuple):
    """A manifest, of values that `marshal` can write."""

    stamp: bytes
    """Identifies the build."""
    is_volatile: bool
    """Whether a build has something to do even if nothing has changed: to show the exact time, or to warn again."""
    settings: bytes
    """A digest of the configuration, the theme and the environment."""
    paths: Sequence[str]
    """The paths that the build looked at; first those that it looked at before it rendered."""
    planned: int
    """The number of those."""
    found: Sequence[object]
    """The signature of each path."""
    outputs: Sequence[str]
    """The files and folders of the output."""
    written: Sequence[object]
    """The signature of each of those."""
    shown: Sequence[Dependency]
    """The dependencies on the clock that held at the end of the build, such as the year that it showed."""

    @property
    def planned_paths(self) -> Set[str]:
        """The paths that the build looked at before it rendered."""
        return frozenset(self.paths[: self.planned])

    def has_expired(self, config: Configuration) -> bool:
        """Whether a build has something to do even if nothing on the disk has changed."""
        return self.is_volatile or not still_show(config, self.shown)

    def changed_files(self, config: Configuration, theme: Theme | None) -> Set[str] | None:
        """The files that may have other bytes; None if anything else has changed, such as a setting or a folder."""
        if settings_digest(config, theme) != self.settings:
            return None
        if not all(map(operator.eq, map(output_signature, self.outputs), self.written)):
            return None
        changed = set()
        for path, before in zip(self.paths, self.found, strict=True):
            now = signature(path, before)
            if not is_same(now, before):
                if not (is_file(now) and is_file(before)):
                    return None
                changed.add(path)
        return changed


def settings_digest(config: Configuration, theme: Theme | None) -> bytes:
    """A digest of everything beside the source tree that a build depends on."""
    return fingerprint([dict(environment(config)), dict(config), repr(theme), os.environ.get("SOURCE_DATE_EPOCH")])
