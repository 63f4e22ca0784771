"""The singular of an English plural, by the rules of ActiveSupport's ``String#singularize``."""

from __future__ import annotations

import re

_UNCOUNTABLE = frozenset(
    {"equipment", "information", "rice", "money", "species", "series", "fish", "sheep", "jeans", "police"}
)
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), singular)
    for pattern, singular in (
        (r"(z)ombies$", r"\1ombie"),
        (r"(m)oves$", r"\1ove"),
        (r"(s)exes$", r"\1ex"),
        (r"(c)hildren$", r"\1hild"),
        (r"(m)en$", r"\1an"),
        (r"(p)eople$", r"\1erson"),
        (r"(database)s$", r"\1"),
        (r"(quiz)zes$", r"\1"),
        (r"(matr)ices$", r"\1ix"),
        (r"(vert|ind)ices$", r"\1ex"),
        (r"^(ox)en", r"\1"),
        (r"(alias|status)(es)?$", r"\1"),
        (r"(octop|vir)(us|i)$", r"\1us"),
        (r"^(a)x[ie]s$", r"\1xis"),
        (r"(cris|test)(is|es)$", r"\1is"),
        (r"(shoe)s$", r"\1"),
        (r"(o)es$", r"\1"),
        (r"(bus)(es)?$", r"\1"),
        (r"^(m|l)ice$", r"\1ouse"),
        (r"(x|ch|ss|sh)es$", r"\1"),
        (r"(m)ovies$", r"\1ovie"),
        (r"(s)eries$", r"\1eries"),
        (r"([^aeiouy]|qu)ies$", r"\1y"),
        (r"([lr])ves$", r"\1f"),
        (r"(tive)s$", r"\1"),
        (r"(hive)s$", r"\1"),
        (r"([^f])ves$", r"\1fe"),
        (r"(analy|ba|diagno|parenthe|progno|synop|the)(sis|ses)$", r"\1sis"),
        (r"([ti])a$", r"\1um"),
        (r"(n)ews$", r"\1ews"),
        (r"(ss)$", r"\1"),
        (r"s$", ""),
    )
)
"""The first that matches counts."""


def singular(word: str) -> str:
    """The singular of a word; the word itself if no rule is about it."""
    last = re.search(r"\w*\Z", word.lower())
    if last is not None and last[0] in _UNCOUNTABLE:
        return word
    for pattern, replacement in _RULES:
        changed, count = pattern.subn(replacement, word, count=1)
        if count:
            return changed
    return word
