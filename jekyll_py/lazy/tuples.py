"""Named tuples whose constructors are compiled when they are first called: a build makes values of few of its classes.

A class of `typing.NamedTuple` costs about as much as importing a small module: each annotation is compiled, and a
constructor. There are some 150 of them in a build. Constructors with as many parameters differ in their names alone, so
that one is compiled for all of them.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Self

_MOST_FIELDS = 32
_ALIASES = [f"field{number}" for number in range(_MOST_FIELDS)]
_Fields = namedtuple("_Fields", _ALIASES)  # type: ignore[misc]
_GETTERS = [vars(_Fields)[alias] for alias in _ALIASES]
"""The attribute for the field at each position, which is the same in all classes."""
_UNEXPECTED = TypeError if sys.version_info >= (3, 13) else ValueError
"""Raised for names of fields that there are not, as by the named tuples of this Python."""


class _Tuple(tuple[Any, ...]):
    """The methods of `collections.namedtuple`."""

    __slots__ = ()
    if TYPE_CHECKING:  # else they would be among the type hints of each class
        _fields: ClassVar[tuple[str, ...]]
        _field_defaults: ClassVar[Mapping[str, object]]

    @classmethod
    def _make(cls, values: Iterable[object]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **values: object) -> Self:
        made = self._make(map(values.pop, self._fields, self))
        if values:
            raise _UNEXPECTED(f"Got unexpected field names: {[*values]!r}")
        return made

    __replace__ = _replace  # called by `copy.replace` since Python 3.13

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _constructor(name: str, fields: Sequence[str], defaults: tuple[object, ...]) -> FunctionType:
    """The constructor of a class, with the default values of its last fields."""
    compiled = _constructor_with(len(fields))
    code = compiled.__code__.replace(co_varnames=("_cls", *fields))
    made = FunctionType(code, compiled.__globals__, "__new__", defaults)
    made.__qualname__ = f"{name}.__new__"
    return made


@cache
def _constructor_with(parameters: int) -> FunctionType:
    """A constructor with a number of parameters beside the class."""
    compiled = namedtuple("_Compiled", _ALIASES[:parameters])  # type: ignore[misc]
    constructor: FunctionType = compiled.__new__  # type: ignore[assignment]
    return constructor


class _LazyClass(type):
    """Makes the class that a class statement with `NamedTuple` as a base asks for."""

    def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, members)
        fields = tuple(members["__annotations__"])  # which Python 3.14 has only where they are postponed
        defaults = {field: members[field] for field in fields if field in members}

        def first(kind: type, /, *values: object, **named: object) -> object:
            """Make the constructor and call it; all later calls are of that one."""
            constructor = _constructor(name, fields, (*defaults.values(),))
            made.__new__ = staticmethod(constructor)  # type: ignore[method-assign]
            return constructor(kind, *values, **named)

        members |= {"__new__": first, "__slots__": (), "__match_args__": fields}
        members |= {"_fields": fields, "_field_defaults": defaults}
        members |= zip(fields, _GETTERS[: len(fields)], strict=True)
        made = type(name, tuple(_Tuple if isinstance(base, cls) else base for base in bases), members)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class NamedTuple(metaclass=_LazyClass):
        """The base in class statements, as `typing.NamedTuple` is."""
