"""The local time zone, dates in it, and the time of the build."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import datetime

from ..errors import JekyllError, SettingError
from ..liquid import dates

_replaced: list[str | None] = []
"""``TZ`` as it was before the first `set_timezone`, while one holds."""


def set_timezone(name: str) -> None:
    """Make ``name`` the local time zone of this process (the key ``timezone``); an empty one is the machine's, or UTC
    with ``SOURCE_DATE_EPOCH``, which asks for the same bytes on every machine.

    Raises:
        SettingError: the name holds a NUL, which no environment takes, or is a path to what is no file, which the
            system would read from.
    """
    name = name or ("UTC" if "SOURCE_DATE_EPOCH" in os.environ else "")
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
    """The time of the build: the key ``time``, ``SOURCE_DATE_EPOCH``, else now; in the local zone.

    Raises:
        JekyllError: one of the two is no time.
    """
    if (given := config.get("time")) is not None:
        return given.astimezone() if isinstance(given, datetime) else _configured(str(given))
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH")) is None:
        return dates.now()
    if not epoch.isdecimal():
        raise JekyllError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}")
    return datetime.fromtimestamp(int(epoch)).astimezone()


def changed(seconds: float) -> float:
    """When a file was last changed; with ``SOURCE_DATE_EPOCH`` no later than that, as a checkout makes files new."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return min(seconds, float(epoch)) if epoch.isdecimal() else seconds


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
    """The moment ``text`` names (Ruby's ``Time.parse``), in the local zone; without a zone it is local time.

    Raises:
        ValueError: it names none.
    """
    moment = dates.parse_time(text)
    if moment is None:
        raise ValueError(f"no time information in {text!r}")
    return moment.astimezone()
