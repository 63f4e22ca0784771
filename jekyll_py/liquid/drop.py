"""Drops, the base class of the objects that templates can read."""

from __future__ import annotations

from collections.abc import Iterable


class Drop:
    """An object with fields for templates, which can read no other attributes of objects.

    A subclass defines `__getitem__` and `keys`; a template can loop over one that defines ``__iter__``.
    """

    __slots__ = ()

    def __getitem__(self, key: str) -> object:
        """The value of a field; None without one."""
        return None

    def lazy_value(self, key: str) -> object:
        """As `__getitem__`, for filters that `filter.takes_lazy`: it may give an object that is read later."""
        return self[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a field of that name, for ``strict_variables`` and ``contains``."""
        return any(key == own for own in self.keys())

    def keys(self) -> Iterable[str]:
        """The names of its fields, in the order of a loop and of ``inspect``."""
        return ()

    def __str__(self) -> str:
        return type(self).__name__

    def member_text(self) -> str:
        """Its text as a member of a printed list, where Ruby prints the object that the drop stands for."""
        return str(self)

    def member_inspect(self) -> str:
        """Its text in the ``inspect`` of a list that holds it."""
        return repr(self) if type(self).__repr__ is not object.__repr__ else str(self)
