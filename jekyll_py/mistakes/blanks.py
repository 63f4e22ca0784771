"""Blanks in the place of a text, so that all behind it stays where it is."""

from __future__ import annotations

import re

_INK = re.compile(r"[^\n]")


def blanks(text: str) -> str:
    """A space for each character of a text but its line ends."""
    return _INK.sub(" ", text)


def blanked(found: re.Match[str]) -> str:
    """The same for what a pattern has found, for ``re.sub``."""
    return blanks(found[0])
