"""WebAssembly modules compiled once for this machine, and kept in the user's cache."""

from __future__ import annotations

import atexit
import os
import time
from contextlib import suppress
from functools import cache
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..disk.last_use import note_use
from ..disk.private import NotPrivateError, private_file, private_folder
from ..disk.replacement import replacing
from ..disk.user_cache import user_cache
from ..lazy.tuples import NamedTuple
from ..log import Logger
from .epoch_clock import EpochClock
from .extra import RUNTIME
from .forks import check_can_start

if TYPE_CHECKING:
    from wasmtime import Config, Engine, Module

UNUSED = 30 * 24 * 3600.0
"""Seconds after which what no build has used is removed; the compiled module of Ruby takes 70 MB."""


class CompiledModule(NamedTuple):
    """A module, compiled for this machine."""

    engine: Engine
    module: Module
    clock: EpochClock
    file: str | None
    """The file in the cache; None where nothing can be kept."""


def compiled_module(source: Path, outside: str, name: str, duration: str) -> CompiledModule:
    """The compiled module of a file, from the cache if it is there.

    Args:
        source: the file.
        outside: the folder of the site, which must not hold the user's cache: a compiled module is machine code.
        name: the module's name, for the line that is shown before it is compiled.
        duration: how long that takes, for the same line.

    Raises:
        SandboxError: this process is a worker.
    """
    check_can_start()
    engine, clock = _engine()
    file = _cache_file(source, outside)
    module = None if file is None else _load(engine, file)
    if module is None:
        Logger().info("Ruby:", f"preparing {name}, {_how_often(file)} ({duration})")
        module = _compile(engine, source, file)
    atexit.register(module.close)  # later, Python has taken apart what wasmtime needs for it
    return CompiledModule(engine, module, clock, file)


def _how_often(file: str | None) -> str:
    if file is None:
        return "for this build only, as the user's cache cannot be written: see XDG_CACHE_HOME"
    return "once on this machine"


@cache
def _engine() -> tuple[Engine, EpochClock]:
    """The engine of this process, which all its modules share, with its clock."""
    from wasmtime import Engine

    engine = Engine(_config())
    return engine, EpochClock(engine)


def _config() -> Config:
    from wasmtime import Config

    config = Config()
    config.epoch_interruption = True  # so that an endless loop can be stopped
    config.max_wasm_stack = 2**20  # twice as deep as by default; with more, Ruby would overflow a stack of its own
    return config


def _cache_file(source: Path, outside: str) -> str | None:
    """The path of the compiled module; None where nothing can be kept."""
    with open(source, "rb") as opened:
        name = f"{file_digest(opened, 'sha256').hexdigest()}-{RUNTIME}-{version(RUNTIME)}.module"
    try:
        return os.path.join(private_folder(user_cache() / "ruby", outside), name)
    except (NotPrivateError, OSError, RuntimeError):
        return None


def _load(engine: Engine, file: str) -> Module | None:
    """The module in a file of the cache; None if it is missing, of another user, or made for another machine."""
    from wasmtime import Module, WasmtimeError

    try:
        with open(file, "rb", opener=private_file):
            note_use(file)
            return Module.deserialize_file(engine, file)
    except (OSError, WasmtimeError):
        return None


def _compile(engine: Engine, source: Path, file: str | None) -> Module:
    from wasmtime import Module

    module = Module.from_file(engine, str(source))
    if file is not None:
        _keep(bytes(module.serialize()), file)
        _remove_old(os.path.dirname(file))
    return module


def _remove_old(folder: str) -> None:
    """Remove modules that nothing has used for long: of other versions, or left by a process that was killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_module = entry.name.endswith(".module") or entry.name.startswith(".")
            if is_module and entry.is_file(follow_symlinks=False) and time.time() - entry.stat().st_mtime > UNUSED:
                os.unlink(entry.path)


def _keep(code: bytes, file: str) -> None:
    """Write a file of the cache."""
    with suppress(OSError), replacing(file) as opened:  # on a full disk: the next build compiles again
        opened.write(code)
        opened.flush()
        os.fsync(opened.fileno())  # else half of it may be there after a loss of power
