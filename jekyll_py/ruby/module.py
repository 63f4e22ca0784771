"""The compiled module of CRuby: found in its package, compiled once for this machine, and kept in the user's cache."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..disk.private import NotPrivateError, private_file, private_folder
from ..disk.user_cache import user_cache
from ..errors import JekyllError
from ..log import Logger
from .epoch_clock import EpochClock
from .extra import HINT, RUNTIME, is_installed

_UNUSED = 30 * 24 * 3600.0
"""Seconds after which a compiled module that no build has used is removed; each takes 70 MB."""

if TYPE_CHECKING:
    from wasmtime import Config, Engine, Module


class RubyModule(NamedTuple):
    """CRuby, compiled for this machine."""

    engine: Engine
    module: Module
    clock: EpochClock


@lru_cache(maxsize=1)
def ruby_module(outside: str) -> RubyModule:
    """The module of this process; compiling it takes half a minute, and a line says so.

    Args:
        outside: the folder of the site, which must not hold the user's cache: a compiled module is machine code.

    Raises:
        JekyllError: the extra ``ruby`` is not installed.
    """
    if not is_installed():
        raise JekyllError("Ruby code cannot run here", hint=HINT)
    from wasmtime import Engine

    engine = Engine(_config())
    file = _cache_file(outside)
    module = None if file is None else _load(engine, file)
    if module is None:
        Logger().info("Ruby:", "preparing the interpreter, once on this machine (up to a minute)")
        module = _compile(engine, file)
    return RubyModule(engine, module, EpochClock(engine))


def _config() -> Config:
    from wasmtime import Config

    config = Config()
    config.max_wasm_stack = 2**21  # the usual half a mebibyte is too little for the depth that Ruby itself allows
    config.epoch_interruption = True  # so that an endless loop can be stopped
    config.max_wasm_stack = 2**20  # twice as deep as by default; with more, Ruby would overflow a stack of its own
    return config


def _source() -> Path:
    import jekyll_py_ruby

    return Path(jekyll_py_ruby.MODULE)


def _cache_file(outside: str) -> str | None:
    """The path of the compiled module; None where nothing can be kept."""
    with open(_source(), "rb") as source:
        name = f"{file_digest(source, 'sha256').hexdigest()}-{RUNTIME}-{version(RUNTIME)}.module"
    try:
        return os.path.join(private_folder(user_cache() / "ruby", outside), name)
    except (NotPrivateError, OSError, RuntimeError):
        return None


def _load(engine: Engine, file: str) -> Module | None:
    """The module in a file of the cache; None if it is missing, of another user, or made for another machine."""
    from wasmtime import Module, WasmtimeError

    try:
        with open(file, "rb", opener=private_file) as opened:
            os.utime(opened.fileno())  # it is in use
            return Module.deserialize_file(engine, file)
    except (OSError, WasmtimeError):
        return None


def _compile(engine: Engine, file: str | None) -> Module:
    from wasmtime import Module

    module = Module.from_file(engine, str(_source()))
    if file is not None:
        _keep(bytes(module.serialize()), file)
        _remove_old(os.path.dirname(file))
    return module


def _remove_old(folder: str) -> None:
    """Remove modules that nothing has used for long: of other versions, or left by a process that was killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_module = entry.name.endswith(".module") or entry.name.startswith(".module-")
            if is_module and entry.is_file(follow_symlinks=False) and time.time() - entry.stat().st_mtime > _UNUSED:
                os.unlink(entry.path)


def _keep(code: bytes, file: str) -> None:
    """Write a file of the cache; two processes that do so at once each put a whole file there."""
    made = None
    try:
        with tempfile.NamedTemporaryFile(dir=os.path.dirname(file), prefix=".module-", delete=False) as temporary:
            made = temporary.name
            temporary.write(code)
            temporary.flush()
            os.fsync(temporary.fileno())  # else half of it may be there after a loss of power
        os.replace(made, file)
    except OSError:  # a full disk: the next build compiles again
        if made is not None and os.path.exists(made):
            os.unlink(made)
