"""Keeps what Python compiles regular expressions to: to do that in each process anew takes a sixth of a start.

It is kept beside the byte code of this package and trusted like that: whoever can write there can change what this
program does. `re` checks the code of an expression again before it uses it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.util import cache_from_source
from re import _compiler  # type: ignore[attr-defined]  # it has no public name
from types import SimpleNamespace
from typing import Any

_Key = tuple[bool, int, str | bytes]
"""Whether the pattern is a text, the flags and the pattern."""
_Compiled = tuple[int, bytes, int, Mapping[str, int], tuple[str | None, ...]]
"""All flags, the code, the number of groups, the groups by name and the names by group."""
_MOST = 1000
"""The most patterns that are kept; of more, only those of the last run are."""
_LONGEST = 10_000
"""The characters of the longest pattern that is kept."""
_VERSION = f"1 {sys.version} {sys.byteorder}"


class CompiledPatterns:
    """Regular expressions that were compiled before.

    Args:
        file: the file that keeps them.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: dict[_Key, _Compiled | None] = {}
        """Those of this run; None for one that is new."""
        self._compile: Callable[..., re.Pattern[Any]] = _compiler.compile

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """As ``re._compiler.compile``, which `re` calls for a pattern that this process has not compiled yet."""
        if type(pattern) not in (str, bytes) or len(pattern) > _LONGEST or flags & (re.DEBUG | re.LOCALE):
            return self._compile(pattern, flags)
        key = (type(pattern) is str, int(flags), pattern)
        kept = self._kept.get(key)
        found = None if kept is None else _made(pattern, kept)
        if found is None:
            kept, found = None, self._compile(pattern, flags)
        self._used[key] = kept
        return found

    def save(self) -> None:
        """Keep those that are new, if the folder can be written to and Python may keep byte code."""
        new = [key for key, kept in self._used.items() if kept is None]
        if not new or sys.dont_write_bytecode:
            return
        added = {key: compiled for key in new if (compiled := self._code(key)) is not None}
        if not added:
            return
        before = self._kept
        if len(before) + len(added) > _MOST:
            before = {key: kept for key, kept in self._used.items() if kept is not None}
        with suppress(OSError):
            _write(self._file, before | added)

    def _code(self, key: _Key) -> _Compiled | None:
        """The code and groups of a compiled pattern, noted when `re` passes them to its engine.

        None if it depends on a locale, or is one that Python warns of whenever it compiles it.
        """
        found: list[_Compiled] = []
        before = _compiler._sre

        def note(pattern: object, flags: int, code: list[int], groups: int, names: Any, numbers: Any) -> object:
            found.append((flags, _packed(code), groups, dict(names), numbers))
            return before.compile(pattern, flags, code, groups, names, numbers)

        _compiler._sre = SimpleNamespace(**{**vars(before), "compile": note})
        try:
            with warnings.catch_warnings(record=True) as given:
                warnings.simplefilter("always")
                self._compile(key[2], key[1])
        finally:
            _compiler._sre = before
        return None if given or len(found) != 1 or found[0][0] & re.LOCALE else found[0]


def _packed(code: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, sys.byteorder) for number in code)


def _made(pattern: str | bytes, kept: _Compiled) -> re.Pattern[Any] | None:
    """The expression; None if its code is in no order, as after a fault of the disk."""
    flags, code, groups, names, numbers = kept
    try:
        found: re.Pattern[Any] = _compiler._sre.compile(
            pattern, flags, memoryview(code).cast("I").tolist(), groups, names, numbers
        )
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return found


def _read(file: str) -> dict[_Key, _Compiled]:
    """The patterns of a file; none if it is missing, damaged or of another Python."""
    try:
        with open(file, "rb", buffering=0) as opened:
            version, kept = marshal.loads(opened.read())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if version == _VERSION and type(kept) is dict else {}


def _write(file: str, kept: Mapping[_Key, _Compiled]) -> None:
    """Replace the file at once. Only this user can read it: a pattern may be made of a setting of a site."""
    draft = f"{file}.{os.getpid()}"
    with suppress(FileNotFoundError):
        os.remove(draft)  # of a process of the same number that was killed
    try:
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
            opened.write(marshal.dumps((_VERSION, dict(kept))))
        os.replace(draft, file)
    except OSError:
        with suppress(OSError):
            os.remove(draft)
        raise


def keep_patterns() -> CompiledPatterns | None:
    """Have `re` take expressions that earlier runs have compiled, from here on.

    Returns:
        What keeps them, to be saved in the end; None where Python keeps no byte code, or `re` works in another way.
    """
    try:
        file = cache_from_source(__file__).removesuffix(".pyc") + ".patterns"
        kept = CompiledPatterns(file)
    except (NotImplementedError, AttributeError):
        return None
    _compiler.compile = kept.compile
    return kept
