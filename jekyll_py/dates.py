"""Dates as Ruby's ``Time.parse`` reads them, in the local time zone, and the time of the build."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from .errors import JekyllError

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(Z|UTC|[-+]\d{2}:?\d{2})?)?"
)


def set_timezone(name: str) -> None:
    """Make ``name`` the local time zone of this process, as the key ``timezone`` asks."""
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
        return datetime.now().astimezone()
    if not epoch.isdecimal():
        raise JekyllError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}")
    return datetime.fromtimestamp(int(epoch)).astimezone()


def _configured(text: str) -> datetime:
    try:
        return parse(text)
    except ValueError:
        raise JekyllError(
            f"Invalid date '{text}': Invalid time in _config.yml.",
            hint="write it as 2024-05-17 14:30:00 +0100",
        ) from None


def parse(text: str) -> datetime:
    """The moment ``text`` names, in the local zone; without a zone it is local time.

    Raises:
        ValueError: it names none.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"no time information in {text!r}")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    microsecond = int((fraction or "0")[:6].ljust(6, "0"))
    moment = datetime(
        int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), microsecond
    )
    return moment.replace(tzinfo=_zone(zone)).astimezone()


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text in ("Z", "UTC"):
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
