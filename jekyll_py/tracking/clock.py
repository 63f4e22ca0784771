"""The times of templates (``site.time``, ``now``): formats them, and records the text that was shown as a dependency.

A page with that text is up to date for as long as the clock shows the same. The text is a part of the dependency (its
field), as a build that runs over midnight may show two days.
"""

from __future__ import annotations

from datetime import UTC, datetime

from ..liquid.dates import times
from ..liquid.dates.strftime import strftime
from . import reads
from .kinds import BUILD_CLOCK, NOW, PRESENT_CLOCK, SITE, VOLATILE

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_LAST = datetime(2000, 1, 1, 23, 59, 59, 999_999, UTC)
"""The first and the last moment of a day."""


class Clock:
    """A time that records what templates show of it; the subjects of its dependencies are its name with a format.

    Args:
        time: the time.
        name: what its subjects begin with.
        itself: the dependency that is the time as it is.
    """

    __slots__ = ("_itself", "_name", "_time")

    def __init__(self, time: datetime, name: str, itself: reads.Dependency) -> None:
        self._time = time
        self._name = name
        self._itself = itself

    @property
    def time(self) -> datetime:
        """The exact time: whatever reads it is volatile."""
        reads.record(reads.dependency_id(*self._itself))
        return self._time

    def show(self, format: str) -> str:
        """The time in a format of Ruby's ``strftime``.

        The hours of the present are as good as the time itself: they differ from page to page, and serve as numbers
        at random.
        """
        if self._name == PRESENT_CLOCK and not _shows_days(format):
            return strftime(self.time, format)
        text = strftime(self._time, format)
        reads.record(reads.dependency_id(self._name + format, text))
        return text


def of_build(time: datetime) -> Clock:
    """``site.time``."""
    return Clock(time, BUILD_CLOCK, (SITE, "time"))


def present() -> Clock:
    """``now``."""
    return Clock(times.now(), PRESENT_CLOCK, (VOLATILE, NOW))


def still_shows(subject: str, text: str, site_time: datetime | None) -> bool:
    """Whether a clock shows the same text as in the last build.

    Args:
        site_time: ``site.time`` of this build; None when that is something else.
    """
    if subject.startswith(PRESENT_CLOCK):
        return strftime(times.now(), subject.removeprefix(PRESENT_CLOCK)) == text
    return site_time is not None and strftime(site_time, subject.removeprefix(BUILD_CLOCK)) == text


def _shows_days(format: str) -> bool:
    """Whether a format shows nothing that changes in the course of a day."""
    return strftime(_FIRST, format) == strftime(_LAST, format)
