"""Values of Ruby in templates: symbols, and objects that stay in the interpreter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...errors import JekyllError
from ...liquid import Drop, ListDrop
from ..recorded_calls import record_call

if TYPE_CHECKING:
    from .session import Session


class RubySymbol(Drop):
    """A symbol that is a member of a list, or a key of a hash, which no template can name.

    Args:
        name: its name.
    """

    __slots__ = ("name",)
    has_fields = False

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return self.name == (other.name if isinstance(other, RubySymbol) else other)

    def __hash__(self) -> int:
        return hash((RubySymbol, self.name))

    def __repr__(self) -> str:
        return f":{self.name}"


class NewExcerpt(str):
    """The text of the excerpt of an item that Ruby has made, which has no number yet."""

    __slots__ = ()


class RubyObject(Drop):
    """An object of Ruby that templates read: a drop, or something that is none.

    Args:
        session: the interpreter that has it.
        description: what Ruby says of it: its number, its kind and its text.
    """

    __slots__ = ("_compares", "_is_of_render", "_is_pure", "_kind", "_session", "_text", "number")

    def __init__(self, session: Session, description: Mapping[str, object]) -> None:
        self._session = session
        self.number = description["v"]
        self._kind = description.get("t")
        self._compares = description.get("m", ())
        self._is_pure = description.get("p") is True
        self._text = str(description.get("s", ""))
        self._is_of_render = session.renderer is not None

    def _call(self, operation: str, *arguments: object) -> object:
        """Ask Ruby; what is in an object that was made before rendering is not recorded."""
        if not self._is_of_render:
            record_call()
        return self._session.call(operation, self.number, *arguments)

    def __getitem__(self, key: str) -> object:
        if self._is_pure and self._session.renderer is None:
            return self._session.early_fields.of_object(self.number, self._text, key)
        return self._session.shown(self._call("field", key, *self._session.place()))

    def __contains__(self, key: object) -> bool:
        return True

    def keys(self) -> list[str]:
        """The names of its fields."""
        found = self._call("keys")
        return found if isinstance(found, list) else []

    def hash_for_json(self, _depth: int = 0) -> Mapping[str, object]:
        """The object as a mapping for ``jsonify``: what its own ``to_json`` says, if that is one."""
        found = self._call("json")
        values = json.loads(found) if isinstance(found, str) else None
        return values if isinstance(values, dict) else {key: self[key] for key in self.keys()}

    def has(self, member: object) -> bool:
        return bool(self._call("has", member))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RubyObject) and other.number == self.number:
            return True
        return bool(self._call("compare", "==", other)) if self._defines("==") else NotImplemented

    def __hash__(self) -> int:
        return hash((RubyObject, self.number))

    def __lt__(self, other: object) -> bool:
        order = self._call("compare", "<=>", other) if self._defines("<=>") else None
        return order < 0 if isinstance(order, int) else NotImplemented

    def _defines(self, operator: str) -> bool:
        """Whether its class in Ruby defines a comparison."""
        return isinstance(self._compares, list) and operator in self._compares

    def __str__(self) -> str:
        return str(self._call("shown", "to_s"))

    def __repr__(self) -> str:
        return str(self._call("shown", "inspect"))

    def member_inspect(self) -> str:
        return repr(self)


class RubyList(RubyObject, ListDrop):
    """A drop of Ruby that a template can loop over."""

    __slots__ = ()

    def __iter__(self) -> Iterator[object]:
        found = self._session.shown(self._call("members"))
        return iter(found if isinstance(found, list) else [])

    def first(self) -> object:
        return self._session.shown(self._call("first"))

    def part(self, start: int, stop: int | None) -> Sequence[object]:
        found = self._session.shown(self._call("slice", start, stop))
        return found if isinstance(found, list) else ()

    def __len__(self) -> int:
        found = self._call("field", "size", None, None, None)
        return found if isinstance(found, int) else 0


class NoLiquid(RubyObject):
    """An object of Ruby that no template can use, because it has no ``to_liquid``: any use of it is an error."""

    __slots__ = ()

    def _refuse(self, *_arguments: object) -> JekyllError:
        raise JekyllError(f"undefined method `to_liquid' for {self._text}")

    __getitem__ = __contains__ = __str__ = __repr__ = __iter__ = __len__ = keys = member_text = member_inspect = _refuse  # type: ignore[assignment]


class OpaqueValue(RubyObject):
    """A value of Ruby that only has a text, such as a fraction, or a class in a list."""

    __slots__ = ()
    has_fields = False

    def __getitem__(self, key: str) -> object:
        return None

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__
