"""The sets of characters that regular expressions of Ruby name (``[[:alpha:]]``, ``\\p{Lu}``), for Python."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

_END = 0x32400
"""The first character that no category is looked up for: all assigned letters stand before it."""
_SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ALPHA = ("L", "Nl")
_RANGES: Mapping[str, str] = {
    "space": _SPACE,
    "blank": r"\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000",
    "xdigit": "0-9a-fA-F",
    "ascii": r"\x00-\x7f",
    "any": r"\s\S",
    "han": r"\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff\uf900-\ufad9\U00020000-\U000323af",
    "hiragana": r"\u3041-\u3096\u309d-\u309f\U0001b001-\U0001b11f",
    "katakana": r"\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d",
    "hangul": r"\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c\uac00-\ud7fb",
    "latin": r"A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787",
    "greek": r"\u0370-\u0373\u0375-\u0377\u037a-\u037d\u037f\u0384\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1ffe",
    "cyrillic": r"\u0400-\u0484\u0487-\u052f\u1c80-\u1c88\u1d2b\u2de0-\u2dff\ua640-\ua69f",
    "arabic": r"\u0600-\u0604\u0606-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u06dc",
    "hebrew": r"\u0591-\u05f4\ufb1d-\ufb4f",
    "thai": r"\u0e01-\u0e3a\u0e40-\u0e5b",
}
"""The sets that are few ranges; of the scripts, those that sites write most."""
_CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "alpha": _ALPHA,
    "alnum": (*_ALPHA, "Nd"),
    "digit": ("Nd",),
    "upper": ("Lu",),
    "lower": ("Ll",),
    "punct": ("P",),
    "cntrl": ("Cc",),
    "word": ("L", "M", "Nd", "Nl", "Pc"),
    "graph": ("L", "M", "N", "P", "S", "Cf", "Co"),
    "print": ("L", "M", "N", "P", "S", "Cf", "Co", "Zs"),
}
_MORE: Mapping[str, str] = {"punct": "$+<=>^`|~", "lower": "\xaa\xba"}
"""Characters that Ruby counts to a set beside those of its categories."""
_NAMES = {"letter": "l", "number": "n", "symbol": "s", "punctuation": "p", "mark": "m"}


@cache
def members(name: str) -> str | None:
    """The members of a set, as they stand between the brackets of a class; None for an unknown set."""
    key = name.lower().replace("_", "").replace(" ", "").removeprefix("script=")
    if key in _RANGES:
        return _RANGES[key]
    key = _NAMES.get(key, key)
    named = _CATEGORIES.get(key) or ((key.capitalize(),) if re.fullmatch("[clmnpsz][a-z]?", key) else None)
    found = _of_categories(named) if named else ""
    return found + re.escape(_MORE.get(key, "")) if found else None


def _of_categories(wanted: tuple[str, ...]) -> str:
    """The ranges of the characters of some categories."""
    ranges: list[list[int]] = []
    for number in range(_END):
        if unicodedata.category(chr(number)).startswith(wanted):
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1][1] = number
            else:
                ranges.append([number, number])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
