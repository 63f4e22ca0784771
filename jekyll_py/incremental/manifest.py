"""The manifest of a build: every path that it looked at, its settings and its output, each with a signature.

The next build compares it with the disk before it reads anything. If nothing has changed, the output is up to date; if
only the bytes of files and some settings have, the plan can be patched. `manifest_builder` makes it.
"""

from __future__ import annotations

import operator
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice
from typing import TypeVar

from ..compat.dates import build_time
from ..config.configuration import Configuration
from ..lazy.tuples import NamedTuple
from ..themes.theme import Theme
from ..tracking.clock import still_shows
from ..tracking.kinds import KEYS
from ..tracking.reads import Dependency, field_of
from .environment import environment, is_only_shown
from .fingerprint import fingerprint
from .signatures import DOUBTFUL, is_file, is_same, output_signature, signature

_Value = TypeVar("_Value")
_STEP = 200
"""So many paths are looked at in about a millisecond."""


class DiskChanges(NamedTuple):
    """The changes on the disk since the last build."""

    paths: Set[str]
    """The paths at which there may be something else than before."""
    is_other: bool
    """Whether more than bytes of files has changed in the source, such as a folder."""
    has_other_output: bool
    """Whether the output has changed."""


class Manifest(NamedTuple):
    """A manifest, of values that `marshal` can write."""

    stamp: bytes
    """Identifies the build."""
    is_volatile: bool
    """Whether a build has something to do even if nothing has changed: to show the exact time, or to warn again."""
    surroundings: bytes
    """A digest of the environment, the theme and the site's own plugins."""
    settings: Mapping[str, bytes]
    """A digest of each key of the configuration (`settings_of`)."""
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

    def file_check(self) -> Callable[[str], bool]:
        """A function that tells whether a file is as the build found it."""
        found = dict(zip(self.paths, self.found, strict=True))
        return lambda path: signature(path) == found.get(path)

    def has_expired(self, config: Configuration) -> bool:
        """Whether a build has something to do even if nothing on the disk has changed."""
        time = build_time(config)
        return self.is_volatile or not all(still_shows(subject, text, time) for subject, text in self.shown)

    def changed_settings(
        self, config: Configuration, theme: Theme | None, plugin_code: bytes | None
    ) -> Set[str] | None:
        """The keys of the configuration with other values; None if reading and planning depend on what has changed."""
        if surroundings(config, theme, plugin_code) != self.surroundings:
            return None
        settings = settings_of(config)
        keys = self.settings.keys() | settings.keys()
        changed = {key for key in keys if settings.get(key) != self.settings.get(key)}
        return changed if all(map(is_only_shown, changed)) else None

    def changed_paths(self, go_on: Callable[[], None] = lambda: None) -> DiskChanges:
        """The paths that have changed on the disk.

        Args:
            go_on: called again and again; may raise to end this.
        """
        found = zip(self.paths, self.found, strict=True)
        now = map(output_signature, _watched(self.outputs, go_on))
        has_other_output = not all(map(operator.eq, now, self.written))
        changed, is_other = _changed(_watched(found, go_on))
        return DiskChanges(changed, is_other, has_other_output)


class ManifestIndex:
    """Finds single paths of a manifest, without going through all of them.

    Args:
        manifest: the manifest.
    """

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest

    @cached_property
    def planned_paths(self) -> Set[str]:
        """The paths that the build looked at before it rendered."""
        return self.manifest.planned_paths

    @cached_property
    def _found(self) -> Mapping[str, object]:
        """The signature of each path."""
        return dict(zip(self.manifest.paths, self.manifest.found, strict=True))

    @cached_property
    def _doubtful(self) -> Sequence[str]:
        """The paths of files that may have been changed after they were read."""
        return [path for path, found in self._found.items() if found == DOUBTFUL]

    def prepare(self) -> None:
        """Make ahead what takes longer the larger the site is."""
        _ = self.planned_paths, self._doubtful

    def changed_among(self, saved: Set[str]) -> DiskChanges:
        """Those of some paths, of the folders that they are in and of those in doubt that have changed on the disk.

        The output counts as unchanged.
        """
        places = {*saved, *map(os.path.dirname, saved), *self._doubtful}
        changed, is_other = _changed((path, self._found[path]) for path in places if path in self._found)
        return DiskChanges(changed, is_other, has_other_output=False)


def _watched(values: Iterable[_Value], go_on: Callable[[], None]) -> Iterator[_Value]:
    """The values; `go_on` is called before every `_STEP` of them."""
    left = iter(values)
    while step := [*islice(left, _STEP)]:
        go_on()
        yield from step


def _changed(found: Iterable[tuple[str, object]]) -> tuple[Set[str], bool]:
    """The paths whose signature is not the one that was found, and whether one of them is, or was, no file."""
    changed, is_other = set(), False
    for path, before in found:
        now = signature(path, before)
        if not is_same(now, before):
            is_other = is_other or not (is_file(now) and is_file(before))
            changed.add(path)
    return changed, is_other


def surroundings(config: Configuration, theme: Theme | None, plugin_code: bytes | None) -> bytes:
    """A digest of everything that a build depends on beside the source tree and the configuration."""
    return fingerprint([dict(environment(config)), repr(theme), os.environ.get("SOURCE_DATE_EPOCH"), plugin_code])


def settings_of(config: Configuration) -> Mapping[str, bytes]:
    """A digest of each key of the configuration, and of their order, by the fields that they are of ``site``."""
    return {KEYS: fingerprint([*config]), **{field_of(key): fingerprint(value) for key, value in config.items()}}
