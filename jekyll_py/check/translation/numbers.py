"""The numbers and dates of a text, whichever language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

Date = tuple[int, int, int]
"""Year, month and day; 0 for a day that is not said."""

_MONTHS = (
    "january januar janvier enero gennaio janeiro januari",
    "february februar février febrero febbraio fevereiro februari",
    "march märz mars marzo março maart",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dicembre dezembro",
)
"""The names of the months in English, German, French, Spanish, Italian, Portuguese and Dutch."""
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split(" ")}
LANGUAGES_WITH_DATES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja", "ko"})
"""The languages whose dates are read."""
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})\b",
        r"(?P<y>[12]\d{3})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월](?:\s*(?P<d>\d{1,2})\s*[日일])?",
        rf"(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º|°)?\s+(?:de\s+|of\s+)?)?\b(?P<n>{_NAME})\b,?\s+(?:de\s+|of\s+)?(?P<y>[12]\d{{3}})\b",
        rf"\b(?P<n>{_NAME})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>[12]\d{{3}})\b",
    )
)
_FACTORS = {
    **dict.fromkeys(("百",), 100),
    **dict.fromkeys(("千", "천", "thousand", "tausend", "mille", "mil", "k"), 1_000),
    **dict.fromkeys(("万", "萬", "만"), 10_000),
    **dict.fromkeys(("million", "millions", "millionen", "mio", "millones", "milioni", "milhões", "miljoen"), 10**6),
    **dict.fromkeys(("亿", "億", "억"), 10**8),
    **dict.fromkeys(("billion", "milliarde", "milliarden", "milliard", "milliards", "mrd", "miljard"), 10**9),
}
"""The factor that a word behind a number stands for."""
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.,/:#-])(?P<whole>\d{1,3}(?:[.,\u00a0\u202f']\d{3})+|\d+)(?:[.,](?P<part>\d{1,2}))?"
    rf"(?:\s*(?P<factor>{'|'.join(sorted(_FACTORS, key=len, reverse=True))}))?(?![A-Za-z0-9_/:]|[.,-]\d)",
    re.IGNORECASE,
)
_SMALLEST = 32
"""Smaller whole numbers may be words in another language, and the days of dates."""


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text in one spelling: ``1,250.5``, ``1.250,5`` and ``1250.5`` are one."""
    return frozenset(_numbers(text))


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        number = Decimal(f"{int(re.sub(r'[^0-9]', '', _western(match['whole'])))}.{match['part'] or 0}")
        number *= _FACTORS[match["factor"].lower()] if match["factor"] else 1
        if number >= _SMALLEST or number % 1:
            yield f"{number.normalize():f}"


def _western(digits: str) -> str:
    """Digits of any script as those of ASCII."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in digits)


def dates_in(text: str) -> frozenset[Date]:
    """The dates of a text that name a year and a month."""
    return frozenset(_dates(text))


def _dates(text: str) -> Iterator[Date]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            named = match.groupdict()
            month = _MONTH_OF[named["n"].lower()] if named.get("n") else int(named["m"])
            if 1 <= month <= 12:
                yield int(named["y"]), month, int(named["d"] or 0)
