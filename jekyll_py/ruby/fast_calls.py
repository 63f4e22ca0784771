"""Calls of a module's functions without the look at their types, which takes longer than most of the calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import wasmtime

from ..lazy.tuples import NamedTuple

_I32 = object()
"""The type of each `_Number`, compared without a call; wasmtime makes and compares types for each argument."""


class _KnownType(NamedTuple):
    """The type of a function, worked out once; `wasmtime.FuncType` does so at each look."""

    params: Sequence[object]
    results: Sequence[wasmtime.ValType]


class _Number(wasmtime.Val):
    """A number of 32 bits as an argument of a function with a known type."""

    @property
    def type(self) -> Any:
        return _I32


_KIND = vars(wasmtime.Val.i32(0))["_kind"]


def number(value: int) -> wasmtime.Val:
    """An argument for a function `with_known_type`: 32 bits without a sign."""
    return _Number(_KIND, value if value < 1 << 31 else value - (1 << 32))


def with_known_type(export: Any, store: wasmtime.Store) -> Any:
    """An export of a module; one that is a function takes `number` only, and asks for its type no more."""
    if isinstance(export, wasmtime.Func):
        found = export.type(store)
        known = _KnownType([_I32] * len(found.params), found.results)
        vars(export)["type"] = lambda _store: known
    return export
