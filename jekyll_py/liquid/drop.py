"""The objects a template can hold that are not plain values."""

from __future__ import annotations

from collections.abc import Iterable


class Drop:
    """A named set of answers for templates; the only door from a template to anything that is not a plain value.

    A subclass answers `__getitem__` and `keys`; one that defines ``__iter__`` can be looped over.
    """

    __slots__ = ()

    def __getitem__(self, key: str) -> object:
        """The answer to ``key``; ``None`` when there is none."""
        return None

    def lazy_value(self, key: str) -> object:
        """As `__getitem__`, for filters that `filter.takes_lazy`: it may give an object that is read later."""
        return self[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is an answer to ``key``: what ``strict_variables`` and ``contains`` ask."""
        return any(key == own for own in self.keys())

    def keys(self) -> Iterable[str]:
        """The names it answers to, in the order a loop or ``inspect`` shows them."""
        return ()

    def __str__(self) -> str:
        return type(self).__name__

    def member_text(self) -> str:
        """What it prints as a member of a list: Ruby's lists hold the objects that drops stand for."""
        return str(self)

    def member_inspect(self) -> str:
        """What ``inspect`` of a list that holds it shows."""
        return repr(self) if type(self).__repr__ is not object.__repr__ else str(self)
