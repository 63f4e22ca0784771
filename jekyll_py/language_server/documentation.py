"""The documentation of a tag or a filter: its docstring without the parts that are for programmers."""

from __future__ import annotations

import inspect
import re

_SECTION = re.compile(r"\n(?:Args|Returns|Raises|Attributes):\n.*", re.DOTALL)
_ROLE = re.compile(r"``(.+?)``|`(.+?)`")


def documentation(thing: object) -> str:
    """The documentation of a tag's class or a filter's function, as Markdown; empty without any.

    Args:
        thing: the class or the function.
    """
    own = thing.__dict__.get("__doc__") if isinstance(thing, type) else getattr(thing, "__doc__", None)
    text = inspect.cleandoc(own) if isinstance(own, str) else ""
    return _ROLE.sub(lambda found: f"`{found[1] or found[2]}`", _SECTION.sub("", text)).strip()
