"""Categories and tags: a text, a list or nothing in front matter, always a list in the data of a document."""

from __future__ import annotations

from collections.abc import Iterable

from ..liquid.filters.ruby_split import split_string
from .item_data import Data


def plural(data: Data, singular: str, plural_key: str) -> list[object]:
    """The values under a singular and a plural key as a list (Jekyll's ``pluralized_array_from_hash``)."""
    value = data[singular]
    if value is None or value is False:
        value = data[plural_key]
        value = split_string(value, " ") if isinstance(value, str) else value if isinstance(value, list) else None
    return [each for each in _flatten([value]) if each is not None]


def _flatten(values: Iterable[object]) -> list[object]:
    flat: list[object] = []
    for value in values:
        flat.extend(_flatten(value) if isinstance(value, list) else [value])
    return flat


def wrapped(value: object) -> list[object]:
    """A list of the value, the value itself if it is a list, an empty list for None (Ruby's ``Array()``)."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def union(one: list[object], other: object) -> list[object]:
    """Both lists, each value once (Ruby's ``Array#|``, for which 1, 1.0 and true are three values)."""
    result: list[object] = []
    for value in [*one, *(other if isinstance(other, list) else [other])]:
        if not any(value is known or (type(value) is type(known) and value == known) for known in result):
            result.append(value)
    return result
