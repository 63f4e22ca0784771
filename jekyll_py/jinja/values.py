"""Where Jinja's and Liquid's views of values meet: what is missing, printed, looked up and looped over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import ChainableUndefined, Undefined

from ..liquid import Drop, to_s
from ..liquid.lookup import look_command
from .views import HashView, raw, view

COMMANDS = frozenset({"first", "last", "size"})
"""What Liquid answers for every list, hash and string."""


class Nil(ChainableUndefined):
    """What is not there, as in Liquid: prints nothing, holds nothing, equals none, and so does everything in it."""

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Undefined)

    def __hash__(self) -> int:
        return hash(None)


def printed(value: object) -> object:
    """What ``{{ value }}`` prints: Liquid's text of it."""
    return value if isinstance(value, str | Undefined) else to_s(raw(value))


def command(value: object, name: str) -> object:
    """Liquid's ``size``, ``first`` or ``last`` of a list, a hash or a string, as a template sees it; else None."""
    value = raw(value)
    return view(look_command(value, name)) if isinstance(value, Mapping | list | tuple | range | str) else None


def loopable(value: object) -> Iterable[object]:
    """What a ``for`` goes through: nothing for nil, the names for a drop (Python would ask it for 0, 1, 2 ...)."""
    if value is None:
        return ()
    if isinstance(value, Drop):
        return list(value.keys())
    return value  # type: ignore[return-value]  # what cannot be looped over is Jinja's to refuse


def plain(value: object) -> object:
    """A value for a filter of Jinja's own, which takes drops for hashes."""
    return HashView(dict(_answers(value))) if isinstance(value, Drop) else value


def own(value: object) -> object:
    """A value for a filter that looks at classes: lists and hashes in their own form, of which it gives none back."""
    return dict(_answers(value)) if isinstance(value, Drop) else raw(value)


def _answers(drop: Drop) -> Iterator[tuple[object, object]]:
    names = drop.keys()
    return ((name, drop[name]) for name in names)
