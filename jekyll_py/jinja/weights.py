"""Measures the values of a template, nested members included.

A list that holds another one twice, which holds a third one twice, and so on, needs little memory, but iterating,
comparing or printing it takes twice as long for each level.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2.environment import TemplateModule

from ..lazy.tuples import NamedTuple
from ..limits import LARGE, Usage, check_digits, check_text
from .views import HashView, ListView, raw

_MOST = 10_000
"""The most lists and hashes whose weights are remembered; they are kept alive as long."""
_BETWEEN = 4
"""Characters that a printed list adds for each member: quotes, a comma and a space."""


class Weight(NamedTuple):
    """The measure of a value."""

    members: int = 0
    """Members, including those of nested lists, counted each time that a list occurs."""
    characters: int = 0
    """The characters of all texts in it."""
    depth: int = 0
    """The depth of nesting."""

    @property
    def printed(self) -> int:
        """The approximate number of characters when it is printed."""
        return self.characters + self.members * _BETWEEN


_NOTHING = Weight()
_SMALL = frozenset({bool, float, type(None)})


class Weights:
    """Computes and remembers the weights of the values in one render, during which no value changes.

    Args:
        usage: the account that is charged.
    """

    def __init__(self, usage: Usage) -> None:
        self.usage = usage
        self._known: dict[int, tuple[object, Weight]] = {}
        """By the identity of the value, which is kept alive so that no other one can get the same identity."""

    def spend(self, *values: object) -> None:
        """Charge the processing of values: a round for each member and for each 1,000 characters.

        Raises:
            LimitError: ``iterations`` are exceeded.
        """
        for value in values:
            if value.__class__ not in _SMALL and not (isinstance(value, str) and len(value) < LARGE):
                weight = self.of(value)
                self.usage.spend(weight.members + weight.characters // 1_000)

    def made(self, value: object) -> object:
        """Check the size of a computed value, and return it.

        Raises:
            LimitError: the text or number is too large.
        """
        if isinstance(value, str | bytes):
            check_text(len(value))
        elif isinstance(value, int):
            check_digits(value.bit_length())
        return value

    def of(self, value: object) -> Weight:
        """The weight of a value."""
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
    """The members of a list, or the keys and values of a hash, without views; None for other values."""
    if isinstance(value, ListView | HashView):
        value = raw(value)
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if isinstance(value, TemplateModule):
        return value._body_stream
    return range(len(value)) if isinstance(value, range) else None
