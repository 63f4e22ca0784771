"""The calls by which Ruby asks for the time of a build, and for the site's time zone."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ....tracking import reads
from ....tracking.kinds import SITE

if TYPE_CHECKING:
    from ..session import HostCall, Session

TIME = reads.dependency_id(SITE, "time")
"""The dependency on the time of the build."""


def site_time(session: Session) -> datetime:
    """The time of the build; while plugins are loaded, the time now."""
    if session.site_reads is None:
        reads.record(TIME)
    return session.site.time if hasattr(session, "site") else datetime.now(UTC).astimezone()


def local_time(_session: Session, seconds: int) -> tuple[int, str, bool]:
    """The offset of the site's time zone from UTC at an instant, its name, and whether it is of summer."""
    local = datetime.fromtimestamp(seconds, UTC).astimezone()
    offset = int((local.utcoffset() or timedelta()).total_seconds())
    return offset, local.tzname() or "", bool(time.localtime(seconds).tm_isdst)


CALLS: dict[str, HostCall] = {
    "site_time": site_time,
    "local_time": local_time,
}
"""The functions by the names that Ruby has for them."""
