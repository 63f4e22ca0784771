"""JSON as Ruby's json library writes it: no spaces, no needless escapes, floats as Ruby prints them."""

from __future__ import annotations

from collections.abc import Mapping
from json.encoder import encode_basestring

from ..limits import check_text, current
from ..liquid import Drop, LiquidError
from ..liquid.printing import ruby_to_s

MAX_NESTING = 100


class JSONError(LiquidError):
    """A value cannot be written as JSON."""


def generate(value: object) -> str:
    """``value`` on one line (``JSON.generate``).

    Raises:
        JSONError: it holds NaN or infinity, or is nested deeper than 100 levels.
    """
    return _Writer(newline="", indent="", colon=":").written(value)


def pretty_generate(value: object) -> str:
    """``value`` on many lines, indented by two spaces (``JSON.pretty_generate``); raises as `generate`."""
    return _Writer(newline="\n", indent="  ", colon=": ").written(value)


class _Writer:
    """Writes one value.

    Args:
        newline: the text between members; empty for one line.
        indent: the text for one level of indentation.
        colon: the text between a key and its value.
    """

    def __init__(self, *, newline: str, indent: str, colon: str) -> None:
        self.newline = newline
        self.indent = indent
        self.colon = colon
        self.parts: list[str] = []
        self._usage = current()
        self._length = 0

    def written(self, value: object) -> str:
        self.write(value, 0)
        return "".join(self.parts)

    def write(self, value: object, depth: int) -> None:
        if type(value) is str:
            if self._usage is not None:
                self._count(0, len(value))
            self.parts.append(encode_basestring(value))
        elif type(value) is dict:
            self._mapping(value, depth + 1)
        elif isinstance(value, list | tuple):
            self._list(value, depth + 1)
        elif isinstance(value, Drop) and value.has_fields:
            self._mapping(_mapping(value, depth), depth + 1)
        elif isinstance(value, Mapping):
            self._mapping(value, depth + 1)
        else:
            self.parts.append(_scalar(value))

    def _count(self, members: int, characters: int) -> None:
        """Charge members of a list or hash, with ``characters`` written before each, or one text of that length."""
        if self._usage is not None:
            self._usage.spend(members)
            self._length += max(members, 1) * characters
            check_text(self._length)

    def _mapping(self, values: Mapping[object, object], depth: int) -> None:
        _check_depth(depth)
        if not values:
            self.parts.append("{}")
            return
        before, between = "{" + self.newline + self.indent * depth, "," + self.newline + self.indent * depth
        self._count(len(values), len(before))
        for key, value in values.items():
            self.parts += [before, encode_basestring(ruby_to_s(key)), self.colon]
            self.write(value, depth)
            before = between
        self.parts += [self.newline, self.indent * (depth - 1), "}"]

    def _list(self, values: list[object] | tuple[object, ...], depth: int) -> None:
        _check_depth(depth)
        before, between = "[" + self.newline + self.indent * depth, "," + self.newline + self.indent * depth
        self._count(len(values), len(before))
        for value in values:
            self.parts.append(before)
            self.write(value, depth)
            before = between
        if not values:  # Ruby breaks the line in an empty array, though not in an empty hash
            self.parts += ["[", self.newline]
        self.parts += [self.newline, self.indent * (depth - 1), "]"]


def _check_depth(depth: int) -> None:
    if depth > MAX_NESTING:
        raise JSONError(f"nesting of {depth} is too deep")


def _mapping(drop: Drop, depth: int) -> Mapping[object, object]:
    """The keys and values of a drop: those of its ``hash_for_json`` if it has one, else all."""
    hash_for_json = getattr(drop, "hash_for_json", None)
    if hash_for_json is None:
        names = drop.keys()
        return {name: drop[name] for name in names}
    found: Mapping[object, object] = hash_for_json(depth)
    return found


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, float) and not abs(value) < float("inf"):
        raise JSONError(f"{ruby_to_s(value)} not allowed in JSON")
    if isinstance(value, bool | int | float):
        return ruby_to_s(value)
    return encode_basestring(ruby_to_s(value))
