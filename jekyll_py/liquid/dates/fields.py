"""The parts of a date and time, as Ruby's ``Date._parse`` finds them in free text."""

from __future__ import annotations

from .order import order_parts


class Fields:
    """The parts that were found; None where the text has no such part."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_of_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: str | None = None
    """The digits after the decimal point of the seconds."""
    zone: str | None = None
    century_given: bool = False
    """Whether a year below 100 is written out, and is not short for one of 1969 to 2068."""
    before_christ: bool = False

    @property
    def empty(self) -> bool:
        """Whether no part but a zone was found."""
        return all(
            part is None
            for part in (
                self.year,
                self.month,
                self.day,
                self.day_of_year,
                self.hour,
                self.minute,
                self.second,
                self.fraction,
            )
        )

    def set_date(self, year: str | None, month: str | None, day: str | None, era: str | None = None) -> None:
        """Set the date from texts in any order, as ``Date._parse`` tells them apart."""
        parts = order_parts(year, month, day)
        if parts.year is not None:
            self.year = parts.year
            self.century_given = self.century_given or parts.century_given
            if era and era.lower().startswith("b"):
                self.year = 1 - self.year
        self.month = parts.month if parts.month is not None else self.month
        self.day = parts.day if parts.day is not None else self.day

    def finish_year(self) -> None:
        """Turn a year before Christ into a negative one, and give a year of two digits its century."""
        if self.year is None:
            return
        if self.before_christ:
            self.year = 1 - self.year
        if not self.century_given and 0 <= self.year <= 99:
            self.year += 1900 if self.year >= 69 else 2000
