"""Whole numbers that are too long for a configuration."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import SettingError

_MOST_BITS = 10_000
"""Python writes no more than 4,300 digits (``sys.set_int_max_str_digits``), and values are written in messages and in
the keys of caches."""


def check_numbers(values: Mapping[str, object]) -> None:
    """Refuse a configuration with a number of more than 3,000 digits.

    Raises:
        SettingError: it has one; names its key.
    """
    for key, value in values.items():
        if _holds_long_number(value):
            raise SettingError(f"'{key}' holds a number of more than 3,000 digits", key, hint="put it in quotes")


def _holds_long_number(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_holds_long_number, (*value, *value.values())))
    if isinstance(value, list):
        return any(map(_holds_long_number, value))
    return isinstance(value, int) and value.bit_length() > _MOST_BITS
