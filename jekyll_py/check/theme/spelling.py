"""Names that are probably misspelt: one slip away from a name that is known."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 5


def misspelt(name: str, known: Iterable[str]) -> str | None:
    """The known name that a name differs from by one slip of the keys; None if there is none.

    A plural and a singular are two names, and so are short ones.
    """
    if len(name) < _SHORTEST:
        return None
    return next((each for each in sorted(known) if len(each) >= _SHORTEST and _is_slip(name, each)), None)


def _is_slip(name: str, other: str) -> bool:
    if len(name) == len(other):
        differing = [at for at in range(len(name)) if name[at] != other[at]]
        is_swap = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(name) == sorted(other)
        return is_swap or (len(differing) == 1 and not _is_numbered(name[differing[0]], other[differing[0]]))
    shorter, longer = sorted((name, other), key=len)
    if len(longer) - len(shorter) != 1 or longer.removesuffix(longer[-1]) == shorter:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter and longer[at] not in "_-" for at in range(len(longer)))


def _is_numbered(*letters: str) -> bool:
    return any(letter.isdigit() for letter in letters)
