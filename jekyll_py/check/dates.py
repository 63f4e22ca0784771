"""The ways in which feeds and sitemaps write dates."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s+)?\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+"
    r"(?:\d{2}|\d{4})\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|[A-Z]{1,4})"
)
_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")
_W3C = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?")
_FRACTION = re.compile(r"\.\d+")


def is_rfc822(text: str) -> bool:
    """Whether a text is a date of RSS (RFC 822, with years of four digits): ``Sun, 29 Nov 2026 12:00:00 +0000``."""
    if not _RFC822.fullmatch(text):
        return False
    try:
        parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return False
    return True


def is_rfc3339(text: str) -> bool:
    """Whether a text is a date of Atom and JSON Feed (RFC 3339): ``2026-11-29T12:00:00Z``."""
    return _RFC3339.fullmatch(text) is not None and _is_iso(text)


def is_w3c(text: str) -> bool:
    """Whether a text is a date of sitemaps (W3C Datetime): ``2026-11-29``, or a date of Atom."""
    if not _W3C.fullmatch(text):
        return False
    return _is_iso(text if len(text) > 7 else f"{text}-01-01"[:10])


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(_FRACTION.sub("", text))
    except ValueError:
        return False
    return True
