"""The front matter of an item, with the defaults that apply to it."""

from __future__ import annotations

from collections.abc import Mapping


class Data(dict[str, object]):
    """Front matter. ``data[key]`` falls back on the defaults, ``data.get`` and ``in`` do not, as in Jekyll.

    Args:
        values: the keys that the file itself has.
        defaults: the front matter defaults of the file.
    """

    __slots__ = ("defaults",)

    def __init__(self, values: Mapping[str, object], defaults: Mapping[str, object]) -> None:
        super().__init__(values)
        self.defaults = defaults

    def __missing__(self, key: str) -> object:
        return self.defaults.get(key)
