"""Where Jinja's and Liquid's views of values meet: what is missing, printed, looked up and looped over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jinja2 import ChainableUndefined, Undefined

from ..liquid import Drop, to_s
from ..liquid.lookup import look_command

COMMANDS = frozenset({"first", "last", "size"})
"""What Liquid answers for every list, hash and string."""


class Nil(ChainableUndefined):
    """What is not there, as in Liquid: prints nothing, holds nothing, equals none, and so does everything in it."""

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Undefined)

    def __hash__(self) -> int:
        return hash(None)


def nil(value: object) -> object:
    """A value as Liquid knows it: what is undefined is nil."""
    return None if isinstance(value, Undefined) else value


def printed(value: object) -> object:
    """What ``{{ value }}`` prints: Liquid's text of it."""
    return value if isinstance(value, str | Undefined) else to_s(value)


def answer(value: object, key: str) -> object:
    """The answer of a drop, a hash or a list to a name; None where Liquid has none."""
    if isinstance(value, Drop):
        return look_command(value, key) if key in COMMANDS else value[key]
    if isinstance(value, Mapping) and key in value:
        return value[key]
    if key in COMMANDS and isinstance(value, Mapping | list | tuple | range | str):
        return look_command(value, key)
    return None


def loopable(value: object) -> Iterable[object]:
    """What a ``for`` goes through: nothing for nil, the names for a drop (Python would ask it for 0, 1, 2 ...)."""
    if value is None:
        return ()
    if isinstance(value, Drop):
        return list(value.keys())
    return value  # type: ignore[return-value]  # what cannot be looped over is Jinja's to refuse


def plain(value: object) -> object:
    """A value for a filter of Jinja's own, which takes drops for hashes."""
    if isinstance(value, Drop):
        names = value.keys()
        return {name: value[name] for name in names}
    return value


def plain_all(values: Sequence[object]) -> list[object]:
    """`plain` for each of several values."""
    return [plain(value) for value in values]
