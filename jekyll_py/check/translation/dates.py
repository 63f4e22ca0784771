"""The dates of a text, whichever language writes them."""

from __future__ import annotations

import re

Date = tuple[int, int, int]
"""Year, month and day; 0 for a day that is not said."""

_MONTHS = (
    "january januar janvier enero gennaio janeiro januari jan janv ene gen",
    "february februar février febrero febbraio fevereiro februari feb févr fév fev",
    "march märz mars marzo março maart mar mär mrz mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août agosto augustus aug",
    "september septembre septiembre settembre setembro sep sept",
    "october oktober octobre octubre ottobre outubro oct okt ott",
    "november novembre noviembre novembro nov",
    "december dezember décembre diciembre dicembre dezembro dec dez déc dic",
)
"""The names of the months in English, German, French, Spanish, Italian, Portuguese and Dutch, and their short forms.

Short forms that are words of another of these languages, such as "out" and "set", are left out.
"""
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split(" ")}
LANGUAGES_WITH_DATES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja", "ko"})
"""The languages whose dates are read."""
_NAME = rf"(?P<n>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<y>[12]\d{3})"
_DAY = r"(?P<d>\d{1,2})"
_DAY_FIRST = re.compile(rf"(?<![\d/]){_DAY}/(?P<m>\d{{1,2}})/{_YEAR}(?![\d/])")
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d-]){_YEAR}-(?P<m>\d{{2}})(?:-(?P<d>\d{{2}}))?(?![\d-])",
        rf"{_YEAR}\s*[年년]\s*(?P<m>\d{{1,2}})\s*[月월](?:\s*{_DAY}\s*[日일])?",
        rf"(?<![\d.]){_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<m>\d{{1,2}})/{_YEAR}(?![\d/])",
        rf"(?:\b{_DAY}(?:st|nd|rd|th|\.|er|º|°)?\s+(?:de\s+|of\s+)?)?\b{_NAME},?\s+(?:de\s+|of\s+)?{_YEAR}\b",
        rf"\b{_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
    )
)


def take_dates(text: str, language: str) -> tuple[frozenset[Date], str]:
    """The dates of a text that name a year and a month, and the text without them.

    Args:
        text: the text.
        language: its main language, such as ``en``, in which ``3/5/2026`` may be in March or in May, and is left.
    """
    dates: set[Date] = set()

    def take(match: re.Match[str]) -> str:
        named = match.groupdict()
        month = _MONTH_OF[named["n"].lower()] if named.get("n") else int(named["m"])
        if not 1 <= month <= 12:
            return match[0]
        dates.add((int(named["y"]), month, int(named["d"] or 0) if "d" in named else 0))
        return " "

    for pattern in _DATES if language == "en" else (_DAY_FIRST, *_DATES):
        text = pattern.sub(take, text)
    return frozenset(dates), text
