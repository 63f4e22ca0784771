"""How much the values of a template hold, members of members included.

A list that holds another one twice, which holds a third one twice, takes no room; going through it, comparing it or
printing it takes twice as long for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jinja2.environment import TemplateModule

from ..limits import LARGE, Usage, check_digits, check_text
from .views import HashView, ListView, raw

_MOST = 10_000
"""Lists and hashes whose weight is kept, and they with it."""
_BETWEEN = 4
"""Characters that a printed list has for each member: quotes, a comma and a blank."""


class Weight(NamedTuple):
    """What a value holds."""

    members: int = 0
    """Those of lists in it among them, as often as they are met."""
    characters: int = 0
    """Of all texts."""
    depth: int = 0
    """Lists in lists."""

    @property
    def printed(self) -> int:
        """The characters it has when it is printed, about."""
        return self.characters + self.members * _BETWEEN


_NOTHING = Weight()
_SMALL = frozenset({bool, float, type(None)})


class Weights:
    """The weights of one render; nothing a template can hold changes in the course of it.

    Args:
        usage: counts what values hold.
    """

    def __init__(self, usage: Usage) -> None:
        self.usage = usage
        self._known: dict[int, tuple[object, Weight]] = {}
        """By identity; the value is held so that no other can take its identity."""

    def spend(self, *values: object) -> None:
        """Count values that are gone through, as a round for each member and for each 1,000 characters.

        Raises:
            LimitError: they hold too much.
        """
        for value in values:
            if value.__class__ not in _SMALL and not (isinstance(value, str) and len(value) < LARGE):
                weight = self.of(value)
                self.usage.spend(weight.members + weight.characters // 1_000)

    def made(self, value: object) -> object:
        """A value that was just computed, once it is known not to be too large.

        Raises:
            LimitError: it is.
        """
        if isinstance(value, str | bytes):
            check_text(len(value))
        elif isinstance(value, int):
            check_digits(value.bit_length())
        return value

    def of(self, value: object) -> Weight:
        """What a value holds."""
        if isinstance(value, str | bytes):
            return Weight(0, len(value))
        if isinstance(value, int):
            return Weight(0, value.bit_length() // 3 + 1)
        if len(self._known) > _MOST:
            self._known.clear()
        return self._of(value)

    def _of(self, value: object) -> Weight:
        members = _members(value)
        if members is None:
            return Weight(0, len(value)) if isinstance(value, str | bytes) else _NOTHING
        known = self._known.get(id(value))
        if known is None:
            inner = [self._of(member) for member in members]
            weight = Weight(
                len(inner) + sum(each.members for each in inner),
                sum(each.characters for each in inner),
                1 + max((each.depth for each in inner), default=0),
            )
            known = self._known[id(value)] = value, weight
        return known[1]


def _members(value: object) -> Iterable[object] | None:
    """The members of a list or a hash in their own form; None of what is neither."""
    if isinstance(value, ListView | HashView):
        value = raw(value)
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if isinstance(value, TemplateModule):
        return value._body_stream
    return range(len(value)) if isinstance(value, range) else None
