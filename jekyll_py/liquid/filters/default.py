"""The filter `default`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..values import is_empty, truthy


def default(value: object, otherwise: object = "", options: object = None) -> object:
    """``| default: otherwise, allow_false: true``: replaces nil, false and empty values."""
    keep_false = isinstance(options, Mapping) and truthy(options.get("allow_false"))
    missing = value is None if keep_false else not truthy(value)
    return otherwise if missing or is_empty(value) else value


DEFAULT_FILTERS: Mapping[str, Callable[..., object]] = {"default": default}
