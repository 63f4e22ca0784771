"""The names that compiled code looks up, collected while it is written."""

from __future__ import annotations

import ast
from collections.abc import Callable

from ..free_variables import FreeVariables, Name


class NameUses:
    """Collects the free variables of code."""

    def __init__(self) -> None:
        self.repeatable = True
        """See `FreeVariables.repeatable`."""
        self._used: set[Name] = set()
        self._compared: set[Name] = set()
        self._assigned: set[str] = set()
        """Names that are certain to have been assigned before the current node."""

    @property
    def free_variables(self) -> FreeVariables:
        """The free variables of the code so far."""
        compared = self._compared - self._used
        return FreeVariables(tuple(sorted(compared | self._used)), self.repeatable, tuple(sorted(compared)))

    def use(self, name: str, key: str) -> None:
        """Add a free variable, unless the name is certain to have been assigned before.

        Args:
            name: the name.
            key: the first key that is looked up in its value, or `WHOLE`.
        """
        if name not in self._assigned or name == "include":  # the parameters of an include hide what is assigned
            self._used.add((name, key))

    def use_unknown(self) -> None:
        """Note that code looks up a name that is known only when it runs."""
        self.repeatable = False

    def assign(self, name: str) -> None:
        """Note that all later code finds a name assigned."""
        self._assigned.add(name)

    def comparing(self, write: Callable[[], ast.expr], *, is_field: bool) -> ast.expr:
        """The code that a function writes; if it is of one field of a value, what it uses is only compared."""
        used, self._used = self._used, set()
        written = write()
        (self._compared if is_field else used).update(self._used)
        self._used = used
        return written
