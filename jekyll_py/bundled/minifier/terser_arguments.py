"""The options of Terser that jekyll-minifier 0.2.2 passes on from ``terser_args``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..values import is_hash

_MOST, _LONGEST = 20, 500
_NUMBERS, _VERSIONS = range(-1000, 1001), range(3, 2021)
_OF_VERSIONS = ("ecma", "ie8", "safari10")
_SWITCHES = ("eval", "with", "toplevel", "compress", "mangle", "output")
_BOOLEANS: Mapping[object, bool] = {"true": True, "1": True, 1: True, "false": False, "0": False, 0: False}
"""The values that count as true or false; True and False are 1 and 0."""


def terser_arguments(settings: Mapping[str, object]) -> Mapping[str, object]:
    """The options in the configuration of the plugin, without those that it refuses: lists, mappings, ``harmony``."""
    asked = settings.get("terser_args") or settings.get("uglifier_args")
    return dict(_checked(asked)) if is_hash(asked) and len(asked) <= _MOST else {}


def _checked(asked: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in ((str(key), value) for key, value in asked.items() if str(key) != "harmony"):
        if key in _SWITCHES:
            if isinstance(value, str | int) and value in _BOOLEANS:
                yield key, _BOOLEANS[value]
        elif isinstance(value, bool) or (value is None and key not in _OF_VERSIONS):
            yield key, value
        elif isinstance(value, str):
            if key not in _OF_VERSIONS and len(value) <= _LONGEST:
                yield key, value
        elif isinstance(value, int | float):
            if key not in _OF_VERSIONS:
                yield key, int(value) if int(value) in _NUMBERS else None
            elif int(value) in _VERSIONS:
                yield key, int(value)
