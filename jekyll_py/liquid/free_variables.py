"""The free variables of compiled code, which the compiler finds; a render that is repeated depends on their values."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple

Name = tuple[str, str]
"""A name and the first key that is looked up in its value, or `WHOLE`."""

WHOLE = ""
"""In the place of a key: the value itself is used."""


class FreeVariables(NamedTuple):
    """The names that a template, an expression or a condition looks up in its context.

    Those of includes, and of conditions in filters, are not among them: they are reported when they run
    (`Context.will_read`).
    """

    names: tuple[Name, ...] = ()
    """The names, except where the code itself has bound or assigned them before."""
    repeatable: bool = True
    """Whether equal values and equal fields of drops always give equal text. Not so where a render has state of its
    own, as with ``cycle``, or where a tag does not say what it reads."""
    compared: tuple[Name, ...] = ()
    """The names that are only compared: nothing matters but what they equal, and whether they are nil or false."""


UNKNOWN = FreeVariables((), repeatable=False)
"""For code that was not compiled here."""
