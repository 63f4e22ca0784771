"""The numbers by which Ruby knows objects of Python."""

from __future__ import annotations


class Handles:
    """Numbers objects, each once, by identity."""

    def __init__(self) -> None:
        self._objects: list[object] = []
        self._numbers: dict[int, int] = {}

    def number(self, value: object) -> int:
        """The number of an object, which is kept from now on."""
        known = self._numbers.get(id(value))
        if known is None:
            known = self._numbers[id(value)] = len(self._objects)
            self._objects.append(value)
        return known

    def get(self, number: object) -> object:
        """The object with a number."""
        assert isinstance(number, int)
        return self._objects[number]

    def replace(self, number: int, value: object) -> None:
        """Give a number to another object, with the changes that Ruby has made."""
        del self._numbers[id(self._objects[number])]
        self._objects[number] = value
        self._numbers[id(value)] = number

    def clear(self) -> None:
        """Forget all."""
        self._objects.clear()
        self._numbers.clear()
