"""Observation of what Ruby code looks at outside its memory: files, folders, the clock and random numbers.

Wasmtime's own functions of WASI do the work.

Layouts and numbers: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import partial

from .host_interface import Memory
from .original_wasi import OriginalWasi

_OPEN, _STATUS, _LINK, _RANDOM = "path_open", "path_filestat_get", "path_readlink", "random_get"
CLOCK = "clock_time_get"
_WRITING = (
    *("path_create_directory", "path_filestat_set_times", "path_remove_directory", "path_rename", "path_unlink_file"),
    *("fd_allocate", "fd_filestat_set_size", "fd_filestat_set_times", "fd_pwrite"),
)
OBSERVED = (_OPEN, _STATUS, _LINK, CLOCK, _RANDOM, *_WRITING)
"""The functions that are observed."""
_FIRST_FOLDER = 3
_CREATES, _IS_FOLDER, _EMPTIES = 1, 2, 8
"""Flags of ``path_open``."""
_MAY_WRITE = 1 << 6
"""A right that it may ask for."""
_NUMBER = struct.Struct("<I")


class Look(Enum):
    """The files, folders, the clock and random numbers that Ruby looked at."""

    FILE = "the content of a file"
    FOLDER = "the names in a folder"
    STATUS = "whether there is a file or folder, its size and times"
    CLOCK = "the time of day"
    RANDOM = "random numbers"
    OUTPUT = "the streams that it prints to"
    WRITE = "a file or folder that it changes"


Observer = Callable[[Look, str], None]
"""Called with what Ruby looked at, and the path inside the sandbox if it is one."""


class ObservedWasi:
    """The observed functions for one interpreter.

    Args:
        original: has wasmtime's functions.
        memory: the memory of the module.
        folders: the folders that Ruby sees, in the order of their numbers.
        observe: is told.
    """

    def __init__(self, original: OriginalWasi, memory: Memory, folders: Sequence[str], observe: Observer) -> None:
        self._original = original
        self._memory = memory
        self._observe = observe
        self._folders = dict(enumerate(folders, _FIRST_FOLDER))

    def functions(self) -> Mapping[str, Callable[..., int]]:
        """The functions by their names in WASI."""
        return {
            _OPEN: self.path_open,
            _STATUS: self.path_filestat_get,
            _LINK: self.path_readlink,
            CLOCK: self.clock_time_get,
            _RANDOM: self.random_get,
            **{name: partial(self._write, name) for name in _WRITING},
        }

    def path_open(self, folder: int, lookup: int, address: int, length: int, flags: int, *rest: int) -> int:
        """Open a file or a folder."""
        path = self._path(folder, address, length)
        if not flags & _CREATES:
            self._observe(Look.FOLDER if flags & _IS_FOLDER else Look.FILE, path)
        if flags & (_CREATES | _EMPTIES) or rest[0] & _MAY_WRITE:
            self._observe(Look.WRITE, path)
        failure = self._original.call(_OPEN, folder, lookup, address, length, flags, *rest)
        if not failure and flags & _IS_FOLDER:
            (number,) = _NUMBER.unpack(self._memory.read(rest[-1], 4))
            self._folders[number] = path
        return failure

    def path_filestat_get(self, folder: int, flags: int, address: int, length: int, result: int) -> int:
        """The status of a file or a folder."""
        self._observe(Look.STATUS, self._path(folder, address, length))
        return self._original.call(_STATUS, folder, flags, address, length, result)

    def path_readlink(self, folder: int, address: int, length: int, *rest: int) -> int:
        """The target of a link."""
        self._observe(Look.STATUS, self._path(folder, address, length))
        return self._original.call(_LINK, folder, address, length, *rest)

    def clock_time_get(self, clock: int, precision: int, result: int) -> int:
        """The time of day: the other clocks are asked without Python (`clock.Clock`)."""
        self._observe(Look.CLOCK, "")
        return self._original.call(CLOCK, clock, precision, result)

    def random_get(self, address: int, length: int) -> int:
        """Random bytes."""
        self._observe(Look.RANDOM, "")
        return self._original.call(_RANDOM, address, length)

    def _write(self, name: str, *arguments: int) -> int:
        """Change a file or a folder."""
        self._observe(Look.WRITE, "")
        return self._original.call(name, *arguments)

    def _path(self, folder: int, address: int, length: int) -> str:
        name = self._memory.read(address, length).decode("utf-8", "surrogateescape")
        return posixpath.normpath(posixpath.join(self._folders.get(folder, "/"), name))
