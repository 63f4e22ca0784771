"""The functions that the module asks of its host: handles of texts, by which Ruby calls Python (``JS.eval``).

The module is built for JavaScript hosts. Of their interface a text each way is enough: ``JS.eval(text).to_s`` in Ruby
calls `HostInterface.eval_js` and then `js_value_to_string`. The layouts of arguments and results are those of the
canonical ABI: a text is a pointer and a length, and a result is written to the address that comes last.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Protocol

Call = Callable[[str, str], str]
"""Calls a function of Python: its name and a text; gives a text."""

_PAIR = struct.Struct("<II")
_SUCCESS, _FAILURE = 0, 1
_SEPARATOR = "\0"


class Memory(Protocol):
    """The memory of a running module."""

    def read(self, address: int, length: int) -> bytes:
        """The bytes at an address."""

    def write(self, address: int, content: bytes) -> None:
        """Write to an address that the module gave."""

    def put(self, content: bytes) -> int:
        """Copy bytes to new memory, and give their address."""


class HostInterface:
    """The host's side of one interpreter.

    Args:
        memory: the memory of the module.
        call: calls a function of Python.
        texts: the texts that the memory has handles of already.
        last: the greatest handle that there was.
    """

    def __init__(self, memory: Memory, call: Call, texts: Mapping[int, bytes], last: int = 0) -> None:
        self._memory = memory
        self._call = call
        self._texts = dict(texts)
        self._last = last

    def functions(self) -> Mapping[str, Callable[..., int | None]]:
        """The functions by the names of the module's imports; it imports others that Ruby never calls here."""
        return {
            "eval-js": self.eval_js,
            "js-value-to-string": self.js_value_to_string,
            "global-this": lambda: self._keep(b""),
            "is-js": lambda _: 1,
            "js-value-typeof": lambda _, result: self._give(b"string", result),
            "resource_drop_js-abi-value": self._drop,
            "resource_get_rb-abi-value": _same,
            "resource_new_rb-abi-value": _same,
        }

    def eval_js(self, address: int, length: int, result: int) -> None:
        """Call the function that the text names; what it gives, or the message of its exception, becomes a handle."""
        text = self._memory.read(address, length).decode("utf-8", "surrogateescape")
        name, _, given = text.partition(_SEPARATOR)
        try:
            answer, outcome = self._call(name, given), _SUCCESS
        except Exception as error:  # Ruby unwinds its own frames, so it gets every exception
            answer, outcome = str(error), _FAILURE
        self._memory.write(result, _PAIR.pack(outcome, self._keep(answer.encode("utf-8", "surrogateescape"))))

    def js_value_to_string(self, handle: int, result: int) -> None:
        """The text of a handle, which is asked for once."""
        self._give(self._texts.pop(handle, b""), result)

    @property
    def kept(self) -> tuple[dict[int, bytes], int]:
        """The texts that the memory has handles of, and the greatest handle that there was."""
        return dict(self._texts), self._last

    def _give(self, content: bytes, result: int) -> None:
        self._memory.write(result, _PAIR.pack(self._memory.put(content), len(content)))

    def _keep(self, content: bytes) -> int:
        self._last += 1
        self._texts[self._last] = content
        return self._last

    def _drop(self, handle: int) -> None:
        self._texts.pop(handle, None)


def _same(value: int) -> int:
    return value
