"""What compiled code takes from around it: found while compiling, so that a render can tell what it depended on."""

from __future__ import annotations

from typing import NamedTuple

Name = tuple[str, str]
"""A name and the first key looked up in its value, or `WHOLE`."""

WHOLE = ""
"""Stands for the value itself."""


class Uses(NamedTuple):
    """What a template, an expression or a condition takes from the context it runs in.

    What its includes and the conditions in its filters take is told when they run (`Context.takes`).
    """

    names: tuple[Name, ...] = ()
    """The names it looks up, but for those that it binds or assigns before."""
    repeatable: bool = True
    """Whether equal names and equal answers of drops always give equal text: false where there is state that only a
    render has, as with ``cycle``, or where a tag does not say what it reads."""
    compared: tuple[Name, ...] = ()
    """Those of the names of which nothing matters but what they equal, and whether they are nil or false."""


UNKNOWN = Uses((), repeatable=False)
"""What code that was not compiled here takes."""
