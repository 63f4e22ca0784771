"""One running QuickJS: evaluates JavaScript, which sees nothing outside its memory but the time."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable, Mapping
from typing import Any

import wasmtime

from ...errors import JekyllError
from ..compiled_module import CompiledModule
from ..errors import SandboxError, TooLongError
from ..imports import Import, Imports
from ..running_module import RunningModule

_STACK = 2**18
"""Bytes of the engine's stack: a deeper recursion is an error of JavaScript, before the stack of the sandbox ends."""
_MEMORY = 2**30
"""Bytes of memory; more is an error of JavaScript."""
_START_SECONDS = 60.0
"""The most time for starting."""
_LENGTH = struct.Struct("<I")
_TIME = struct.Struct("<q")


class ScriptError(JekyllError):
    """JavaScript has thrown.

    Attributes:
        stack: the places, innermost first, as the engine prints them.
    """

    def __init__(self, message: str, stack: str) -> None:
        super().__init__(message)
        self.stack = stack


class Engine:
    """A global scope of JavaScript.

    Args:
        module: the compiled module.
        note_time: called when code asks for the time.

    Raises:
        SandboxError: it does not start.
    """

    def __init__(self, module: CompiledModule, note_time: Callable[[], None]) -> None:
        self._note_time: Callable[[], None] | None = None  # Math.random begins with the time, here always the same
        self._is_broken = False
        self._running = RunningModule(module, _MEMORY, wasmtime.WasiConfig())
        self._store = self._running.store
        self._imports = Imports({"clock_time_get": self._tell_time}, _HOST)
        with self._running.running(_START_SECONDS):
            self._exports = self._instantiate(module)
            self._call("_initialize")
            if self._call("qjs_init") != 0:
                raise SandboxError("the JavaScript engine does not start")
            self._call("qjs_set_max_stack_size", _STACK)
        self._note_time = note_time

    def run(self, code: str, seconds: float) -> None:
        """Evaluate a program; its functions and variables stay.

        Raises:
            ScriptError: it throws.
            SandboxError: it took too long, or did so before.
        """
        self._value_of(f"{code}\n;''", seconds)

    def value(self, expression: str, seconds: float) -> object:
        """The value of an expression, as JSON carries it; None for a function, or for undefined.

        Args:
            expression: the expression.
            seconds: the most time for it.

        Raises:
            ScriptError: it throws, or is none.
            SandboxError: it took too long, or did so before.
        """
        quoted = json.dumps(f"({expression}\n)")
        (found,) = json.loads(self._value_of(f"JSON.stringify([(0, eval)({quoted})])", seconds))
        return found

    def close(self) -> None:
        """Free the memory."""
        self._running.close()

    def _value_of(self, code: str, seconds: float) -> str:
        """The value of a program as a text."""
        if self._is_broken:
            raise SandboxError("JavaScript was stopped before, and cannot go on")
        with self._running.running(seconds):
            try:
                return self._evaluate(code.encode("utf-8", "surrogatepass"))
            except wasmtime.Trap:
                self._is_broken = True
                raise SandboxError("JavaScript nests too deep for the sandbox") from None
            except wasmtime.WasmtimeError:
                self._is_broken = True
                late = TooLongError(f"JavaScript took longer than {seconds:g} seconds")
                raise (late if self._running.is_late else SandboxError("JavaScript was stopped")) from None

    def _evaluate(self, code: bytes) -> str:
        address, name = self._put(code), self._put(b"(execjs)")
        result = self._call("qjs_eval", address, len(code), name, 0)
        self._call("wasm_free", address)
        self._call("wasm_free", name)
        if self._call("qjs_is_exception", result):
            raise self._thrown(self._call("qjs_get_exception"))
        text = self._text(result)
        self._call("qjs_free_value", result)
        return text

    def _thrown(self, error: int) -> ScriptError:
        name = self._put(b"stack")
        stack = self._call("qjs_get_prop_string", error, name)
        self._call("wasm_free", name)
        return ScriptError(self._text(error), self._text(stack))

    def _text(self, value: int) -> str:
        """A value as JavaScript's ``String`` gives it."""
        place = self._put(b"\0" * _LENGTH.size)
        address = self._call("qjs_get_string_len", value, place)
        (length,) = _LENGTH.unpack(self._read(place, _LENGTH.size))
        text = self._read(address, length).decode("utf-8", "surrogatepass") if address else ""
        self._call("qjs_free_cstring", address)
        self._call("wasm_free", place)
        return text

    # The module

    def _instantiate(self, module: CompiledModule) -> Any:
        linker = wasmtime.Linker(module.engine)
        linker.define_wasi()
        self._imports.define(linker, module.module)
        return linker.instantiate(self._store, module.module).exports(self._store)

    def _tell_time(self, _clock: int, _precision: int, result: int) -> int:
        now = 0
        if self._note_time is not None:
            self._note_time()
            now = time.time_ns()
        self._exports["memory"].write(self._store, _TIME.pack(now), result)
        return 0

    def _call(self, name: str, *arguments: int) -> Any:
        return self._exports[name](self._store, *arguments)

    def _read(self, address: int, length: int) -> bytes:
        return bytes(self._exports["memory"].read(self._store, address, address + length))

    def _put(self, content: bytes) -> int:
        address: int = self._call("wasm_malloc", len(content) + 1)
        self._exports["memory"].write(self._store, content + b"\0", address)
        return address


def _offset(high: int, low: int) -> int:
    """Seconds east of Greenwich at a time."""
    seconds = high << 32 | low & 0xFFFFFFFF
    return time.localtime(seconds).tm_gmtoff


_HOST: Mapping[str, Import] = {"host_get_timezone_offset": _offset, "host_interrupt": lambda: 0}
"""The functions that the module asks of its host."""
