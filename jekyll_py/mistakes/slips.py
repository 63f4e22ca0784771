"""Slips of the finger: names that differ from a known one by one letter."""

from __future__ import annotations

from collections.abc import Iterable


def is_one_slip(written: str, meant: str) -> bool:
    """Whether a name becomes another one if one letter is changed, added or removed, or two neighbours are swapped."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), len(meant))
    rest, wanted = written[start:], meant[start:]
    if len(rest) != len(wanted):
        return rest[1:] == wanted or rest == wanted[1:]
    return rest[1:] == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])


def is_other_number(written: str, meant: str) -> bool:
    """Whether two names are the singular and the plural of one word, which are often two things."""
    shorter, longer = sorted((written, meant), key=len)
    return longer == f"{shorter}s"


def meant_by(written: str, known: Iterable[str]) -> str | None:
    """The known name that another one is a slip of; None if there is none, or another number of the same word."""
    return next((name for name in known if is_one_slip(written, name) and not is_other_number(written, name)), None)
