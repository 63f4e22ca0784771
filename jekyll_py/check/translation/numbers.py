"""The numbers of a text, whichever language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
