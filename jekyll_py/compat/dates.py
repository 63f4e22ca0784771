"""The local time zone, dates in it, and the time of the build."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import datetime

from ..errors import JekyllError, SettingError
from ..liquid.dates import times

_replaced: list[str | None] = []
"""The value of ``TZ`` before the first `set_timezone`; empty when none is in effect."""


def set_timezone(name: str) -> None:
    """Set the local time zone of this process.

    Args:
        name: the value of the key ``timezone``. Empty means the machine's zone, or UTC where ``SOURCE_DATE_EPOCH``
            asks for the same bytes on every machine.

    Raises:
        SettingError: the name holds a NUL, which no environment variable can, or is a path that climbs or leads to no
            regular file, since the system would open it.
    """
    name = name or ("UTC" if _epoch() else "")
    if not name:
        restore_timezone()
        return
    path = name.removeprefix(":")
    if "\0" in name or ".." in path.split("/") or (path.startswith("/") and not os.path.isfile(path)):
        raise SettingError(f"timezone: {name!r} is no time zone", "timezone", hint="write it as Europe/Berlin")
    if not _replaced:
        _replaced.append(os.environ.get("TZ"))
    _use_timezone(name)


def restore_timezone() -> None:
    """Go back to the time zone from before `set_timezone`."""
    if _replaced:
        _use_timezone(_replaced.pop())


def _use_timezone(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    if hasattr(time, "tzset"):
        time.tzset()


def build_time(config: Mapping[str, object]) -> datetime:
    """The time of the build in the local zone: the key ``time``, else ``SOURCE_DATE_EPOCH``, else now.

    Raises:
        JekyllError: the first of the two that is set is no time.
    """
    if (given := config.get("time")) is not None:
        return given.astimezone() if isinstance(given, datetime) else _configured(str(given))
    epoch = _epoch()
    if not epoch:
        return times.now()
    try:
        if not epoch.isdecimal():  # the specification has no sign
            raise ValueError(epoch)
        return datetime.fromtimestamp(int(epoch)).astimezone()
    except (ValueError, OverflowError, OSError):
        hint = "write the seconds since 1970, such as those of `git log -1 --format=%ct`"
        raise JekyllError(f"SOURCE_DATE_EPOCH is no time: {epoch!r}", hint=hint) from None


def changed(seconds: float) -> float:
    """A file's time of change in seconds; at most ``SOURCE_DATE_EPOCH``, because a checkout sets it to now."""
    epoch = _epoch()
    return min(seconds, float(epoch)) if epoch.isdecimal() else seconds


def _epoch() -> str:
    """``SOURCE_DATE_EPOCH`` (reproducible-builds.org); a variable that is empty, as in many workflows, is none."""
    return os.environ.get("SOURCE_DATE_EPOCH", "")


def _configured(text: str) -> datetime:
    try:
        return parse(text)
    except ValueError:
        raise SettingError(
            f"Invalid date '{text}': Invalid time in _config.yml.",
            "time",
            hint="write it as 2024-05-17 14:30:00 +0100",
        ) from None


def parse(text: str) -> datetime:
    """Parse a time as Ruby's ``Time.parse``; without a zone it is local time. The result is in the local zone.

    Raises:
        ValueError: the text holds no time.
    """
    moment = times.parse_time(text)
    if moment is None:
        raise ValueError(f"no time information in {text!r}")
    return moment.astimezone()
