"""Fingerprints: bytes that are equal exactly when two values would look the same to a template.

The encoding behind them keeps types apart (``1``, ``"1"`` and ``True`` differ) and the order of keys, which Liquid
shows.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..disk.digest import SIZE, digest
from ..liquid.hash_keys import HashKey

_VERSION = 2
"""The last version of marshal that writes equal values alike: later ones also write which objects are shared."""
_PLAIN = frozenset({type(None), bool, int, float, str, bytes})


def fingerprint(value: object) -> bytes:
    """The fingerprint of a value."""
    return digest(encoded(value))


def of_text(text: str) -> bytes:
    """The digest of a text."""
    return digest(text.encode("utf-8", "surrogatepass"))


def encoded(value: object) -> bytes:
    """The encoding of a value. Pages, documents and files in it count as their paths: their fields are their own."""
    try:
        return packed(plain(value))
    except (ValueError, RecursionError):  # nested deeper than marshal goes, or endlessly
        return packed(never_equal())


def packed(value: Any) -> bytes:
    """The encoding of a value that is plain already.

    Raises:
        ValueError: it is nested too deep.
    """
    return marshal.dumps(value, _VERSION)


def plain(value: object) -> Any:
    """The value made of nothing but what marshal knows."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if type(value) is dict:
        return {_key(key): plain(each) for key, each in value.items()}
    if type(value) is list:
        return [plain(each) for each in value]
    return _other(value)


def _other(value: object) -> Any:
    if isinstance(value, tuple):
        return ("tuple", *map(plain, value))
    if isinstance(value, dict):
        return (type(value).__name__, {_key(key): plain(each) for key, each in value.items()})
    if isinstance(value, HashKey):
        return _key(value)
    if isinstance(value, date | str | int | float | complex):
        return (type(value).__name__, repr(value))
    return _of_model(value)


def _of_model(value: object) -> Any:
    from ..model.excerpt import Excerpt  # there are none in a configuration, which every build compares
    from ..model.item import Item
    from ..model.static_file import StaticFile

    if isinstance(value, Item | StaticFile):
        return ("item", value.relative_path)
    if isinstance(value, Excerpt):
        return ("excerpt", value.content)
    return ("unknown", never_equal())


def _key(key: object) -> object:
    return key if type(key) is str else plain(key) if type(key) in _PLAIN else (type(key).__name__, repr(key))


def never_equal() -> bytes:
    """The fingerprint of a value that cannot be compared; it equals no other."""
    return os.urandom(SIZE)


def is_opaque(value: object) -> bool:
    """Whether a value has fields that are dependencies of their own, and so no fingerprint."""
    return isinstance(value, Mapping) and not isinstance(value, dict)
