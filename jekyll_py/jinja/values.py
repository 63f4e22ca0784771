"""Liquid's rules for values in Jinja2 templates: missing ones, printing, ``size``, and iteration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import ChainableUndefined, Undefined

from ..liquid import Drop, to_s
from ..liquid.hash_keys import HashKey, key_value
from ..liquid.lookup import look_command
from ..liquid.printing import ruby_to_s
from .views import HashView, raw, view

COMMANDS = frozenset({"first", "last", "size"})
"""The keys that Liquid computes for lists, hashes and strings."""


class Nil(ChainableUndefined):
    """A missing value as in Liquid: prints as empty, is an empty list, equals none, and so do all its keys."""

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Undefined)

    def __hash__(self) -> int:
        return hash(None)


def printed(value: object) -> object:
    """The text that ``{{ value }}`` prints, as in Liquid; strings and undefined values are returned unchanged."""
    return value if isinstance(value, str | Undefined) else to_s(raw(value))


def command(value: object, name: str) -> object:
    """Liquid's ``size``, ``first`` or ``last`` of a list, hash or string, as a view; None for other values."""
    value = raw(value)
    return view(look_command(value, name)) if isinstance(value, Mapping | list | tuple | range | str) else None


def loopable(value: object) -> Iterable[object]:
    """The iterable of a ``for``: empty for nil, its keys for a drop, which Python would index with 0, 1, 2 ..."""
    if value is None:
        return ()
    if isinstance(value, Drop):
        return list(value.keys())
    return value  # type: ignore[return-value]  # Jinja2 refuses what is not iterable


def drop_as_hash(value: object) -> object:
    """A value with a drop converted to a hash, for a filter of Jinja2."""
    return HashView(dict(_answers(value))) if isinstance(value, Drop) else value


def unwrapped(value: object) -> object:
    """A value without its view, a drop as a dict: for a filter that looks at classes and returns text only."""
    return _with_texts_as_keys(dict(_answers(value)) if isinstance(value, Drop) else raw(value))


def _with_texts_as_keys(value: object) -> object:
    """The value with texts as the keys of those hashes that have keys which Python does not tell apart."""
    if isinstance(value, dict):
        shown = ruby_to_s if any(isinstance(key, HashKey) for key in value) else key_value
        return {shown(key): _with_texts_as_keys(each) for key, each in value.items()}
    return [_with_texts_as_keys(each) for each in value] if isinstance(value, list) else value


def _answers(drop: Drop) -> Iterator[tuple[object, object]]:
    names = drop.keys()
    return ((name, drop[name]) for name in names)
