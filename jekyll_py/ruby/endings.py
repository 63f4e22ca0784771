"""The error for an exception by which Ruby code has ended, with the frames of Ruby that were under way."""

from __future__ import annotations

import wasmtime

from .errors import SandboxError, TooLongError
from .running_module import RunningModule


def told(
    error: BaseException, running: RunningModule, seconds: float, out_of_memory: SandboxError | None
) -> BaseException:
    """The error to raise for one by which Ruby has ended: that of a signal's handler stays.

    Args:
        error: the exception.
        running: the module that was stopped.
        seconds: the time that the call could take.
        out_of_memory: the error for a memory that is full, if it is.
    """
    if isinstance(error, wasmtime.ExitTrap):
        return SandboxError(f"Ruby ended itself with status {error.code}")
    if not isinstance(error, wasmtime.Trap | wasmtime.WasmtimeError):
        return error
    if running.is_ended:
        return SandboxError("Ruby was ended")
    if isinstance(error, wasmtime.WasmtimeError):
        late = TooLongError(f"Ruby code took longer than {seconds:g} seconds")
        return late if running.is_late else SandboxError("Ruby was stopped")
    is_stray = error.trap_code == wasmtime.TrapCode.MEMORY_OUT_OF_BOUNDS
    return (out_of_memory if is_stray else None) or _crashed(error)


def _crashed(trap: wasmtime.Trap) -> SandboxError:
    """The error for a trap. Ruby saves its stack in buffers, where too deep a one is ``unreachable`` code to it."""
    if trap.trap_code in (wasmtime.TrapCode.STACK_OVERFLOW, wasmtime.TrapCode.UNREACHABLE):
        return SandboxError("Ruby code nests too deep for the sandbox")
    return SandboxError(f"Ruby crashed: {trap.message.rpartition('wasm trap: ')[2].strip()}")
