"""The parts of a date and time in free text, as Ruby's ``Date._parse`` finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(" + "|".join(MONTHS) + r")[^\s\d/,.'-]*"
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "ut": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3, "ist": 5.5, "jst": 9, "kst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_UTC = {"utc", "gmt", "z", "ut", "-00:00"}


@dataclass(slots=True)
class Fields:
    """What was found; ``None`` where nothing was said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_of_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    microsecond: int = 0
    zone_offset: int | None = None
    utc: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was found that makes a time."""
        known = (self.year, self.month, self.day, self.day_of_year, self.hour)
        return all(part is None for part in known)


_TIME = re.compile(
    r"(\d+)\s*(?:h(?:\s*(\d+)m?(?:\s*(\d+)(?:[,.](\d*))?s?)?)?|:\s*(\d+)(?:\s*:\s*(\d+)(?:[,.](\d*))?)?)"
    r"(?:\s*([ap])(?:m\b|\.m\.))?|(\d+)\s*([ap])(?:m\b|\.m\.)"
)
_ZONE = re.compile(
    r"\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|(?-i:[a-z.\s]+)(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b)"
)
_EUROPEAN = re.compile(rf"('?\d+)[^-\d\s]*\s*{_MONTH}(?:\s*(?:\b(?:c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))\b)?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?")
_AMERICAN = re.compile(rf"\b{_MONTH}\s*('?\d+)[^-\d\s']*(?:\s*,?\s*(?:c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*('?-?\d+))?")
_ISO = re.compile(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")
_SLASHED = re.compile(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")
_DOTTED = re.compile(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
_VMS = re.compile(rf"('?-?\d+)-{_MONTH}-('?-?\d+)|\b{_MONTH}-('?-?\d+)(?:-('?-?\d+))?")
_BARE_MONTH = re.compile(rf"\b{_MONTH}")
_BARE_YEAR_MONTH = re.compile(r"\b(\d{4})-(\d{2})\b")
_BARE_DAY = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_COMPACT = re.compile(
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b)?"
)


def parse_fields(text: str) -> Fields:
    """Find date, time and zone in text."""
    fields = Fields()
    text = re.sub(r"[^-+',./:@a-z0-9\[\]]+", " ", text.lower())
    text = _take_time(text, fields)
    for take in (_european, _american, _iso, _vms, _slashed, _dotted, _year_month, _month_alone, _day_alone, _compact):
        if take(text, fields):
            break
    return fields


def _take_time(text: str, fields: Fields) -> str:
    found = _TIME.search(text)
    if not found:
        return text
    hour = int(found[1] or found[9])
    minute, second = found[2] or found[5], found[3] or found[6]
    half = found[8] or found[10]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    fields.hour = hour
    fields.minute = int(minute) if minute else None
    fields.second = int(second) if second else None
    fraction = found[4] or found[7]
    fields.microsecond = int(f"{fraction:0<6}"[:6]) if fraction else 0
    zone = _ZONE.match(text, found.end())
    end = found.end()
    if zone and _set_zone(zone[1], fields):
        end = zone.end()
    return text[: found.start()] + " " + text[end:]


def _set_zone(text: str, fields: Fields) -> bool:
    text = text.strip()
    fields.utc = text in _UTC
    if text in _ZONES:
        fields.zone_offset = int(_ZONES[text] * 3600)
        return True
    found = re.match(r"(?:gmt|utc?)?([-+])(\d+)(?::?(\d+))?(?::?(\d+))?$", text)
    if not found:
        return False
    digits = found[2]
    if found[3] is None and len(digits) > 2:
        digits = digits.rjust(len(digits) + len(digits) % 2, "0")
        hours, minutes, seconds = digits[:2], digits[2:4], digits[4:6] or "0"
    else:
        hours, minutes, seconds = digits, found[3] or "0", found[4] or "0"
    offset = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    fields.zone_offset = -offset if found[1] == "-" else offset
    return True


def _set_date(fields: Fields, year: str | None, month: int | str | None, day: str | None) -> bool:
    """Put the parts where they belong: an apostrophe or more than two digits make a year of a day."""
    if year is None and day is not None and (day.startswith("'") or len(day.lstrip("-+'")) > 2):
        year, day = day, None
    if day is not None and (day.startswith("'") or len(re.match(r"\D*(\d*)", day)[1]) > 2):  # type: ignore[index]
        year, day = day, year
    if year is not None:
        digits = re.search(r"[-+]?\d+", year.lstrip("'"))
        number = int(digits[0]) if digits else 0
        short = len(year.lstrip("'-+")) <= 2
        fields.year = number + (1900 if number >= 69 else 2000) if short and number >= 0 else number
    if month is not None:
        fields.month = MONTHS.index(month) + 1 if month in MONTHS else int(str(month).lstrip("'"))
    if day is not None:
        digits = re.search(r"\d+", day)
        fields.day = int(digits[0]) if digits else None
    return True


def _european(text: str, fields: Fields) -> bool:
    found = _EUROPEAN.search(text)
    return bool(found) and _set_date(fields, found[3], found[2], found[1])  # type: ignore[index]


def _american(text: str, fields: Fields) -> bool:
    found = _AMERICAN.search(text)
    return bool(found) and _set_date(fields, found[3], found[1], found[2])  # type: ignore[index]


def _iso(text: str, fields: Fields) -> bool:
    found = _ISO.search(text)
    return bool(found) and _set_date(fields, found[1], found[2], found[3])  # type: ignore[index]


def _vms(text: str, fields: Fields) -> bool:
    found = _VMS.search(text)
    if not found:
        return False
    if found[2]:
        return _set_date(fields, found[3], found[2], found[1])
    return _set_date(fields, found[6], found[4], found[5])


def _slashed(text: str, fields: Fields) -> bool:
    found = _SLASHED.search(text)
    if not found:
        return False
    if found[3] is None:
        return _set_date(fields, None, found[1], found[2])
    return _set_date(fields, found[1], found[2], found[3])


def _dotted(text: str, fields: Fields) -> bool:
    found = _DOTTED.search(text)
    return bool(found) and _set_date(fields, found[1], found[2], found[3])  # type: ignore[index]


def _year_month(text: str, fields: Fields) -> bool:
    found = _BARE_YEAR_MONTH.search(text)
    if found:
        fields.year, fields.month = int(found[1]), int(found[2])
    return bool(found)


def _month_alone(text: str, fields: Fields) -> bool:
    found = _BARE_MONTH.search(text)
    if found:
        fields.month = MONTHS.index(found[1]) + 1
    return bool(found)


def _day_alone(text: str, fields: Fields) -> bool:
    found = _BARE_DAY.search(text)
    if found:
        fields.day = int(found[1])
    return bool(found)


def _compact(text: str, fields: Fields) -> bool:
    found = _COMPACT.search(text)
    if not found:
        return False
    digits = found[2]
    match len(digits):
        case 2:
            fields.day = int(digits)
        case 4:
            fields.month, fields.day = int(digits[:2]), int(digits[2:])
        case 6:
            return _set_date(fields, digits[:2], digits[2:4], digits[4:])
        case 8 | 10 | 12 | 14:
            fields.year, fields.month, fields.day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
            rest = digits[8:] or found[3] or ""
            parts = [int(rest[at : at + 2]) for at in range(0, len(rest), 2)] + [None, None, None]
            fields.hour, fields.minute, fields.second = parts[:3]
        case 3:
            fields.day_of_year = int(digits)
        case 5:
            return _set_date(fields, digits[:2], None, None)
        case 7:
            fields.year, fields.day_of_year = int(digits[:4]), int(digits[4:])
    if found[5]:
        _set_zone(found[5], fields)
    return True
