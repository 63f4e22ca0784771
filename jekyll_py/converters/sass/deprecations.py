"""Deprecation warnings about style sheets that are not the site's own, such as those of a theme: one line for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...lazy.patterns import lazy_pattern

Warn = Callable[[str, str, str | None, int | None], None]
"""Takes a warning: topic, message, file and line."""

TOPIC = "Sass Deprecation Warning:"
_OMITTED = lazy_pattern(r"(\d+) repetitive deprecation warnings? omitted")


class Deprecations:
    """Passes on the warnings of one style sheet, but counts deprecations of what its author did not write.

    Args:
        source: the folder of the site.
        warn: takes the warnings.
    """

    def __init__(self, source: Path, warn: Warn) -> None:
        self._source = source
        self._warn = warn
        self._has_own = False
        self._count = 0
        self._first = ""

    def add(self, topic: str, message: str, path: str | None, line: int | None) -> None:
        """Pass on a warning or count it."""
        if omitted := _OMITTED.match(message):
            self._add_omitted(topic, message, int(omitted[1]))
        elif topic != TOPIC or self._is_own(path):
            self._has_own = self._has_own or topic == TOPIC
            self._warn(topic, message, path, line)
        else:
            self._count += 1
            self._first = self._first or f"{path}:{line}: {message.split('. ', 1)[0].splitlines()[0].rstrip('.')}"

    def report(self) -> None:
        """Warn once of all deprecations that were counted."""
        if self._count:
            others = f" and {self._count - 1} more" if self._count > 1 else ""
            self._warn(TOPIC, f"{self._first}{others}, in style sheets that are not the site's own", None, None)

    def _add_omitted(self, topic: str, message: str, count: int) -> None:
        """Dart Sass shows five warnings of a kind, and says how many there were besides."""
        if self._has_own or not self._count:
            self._warn(topic, message, None, None)
        else:
            self._count += count

    def _is_own(self, path: str | None) -> bool:
        """Whether a path is none, or that of a file below the source, for which it is relative (`SassJob.place`)."""
        return path is None or (not Path(path).is_absolute() and (self._source / path).is_file())
