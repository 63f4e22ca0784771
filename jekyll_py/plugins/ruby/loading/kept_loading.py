"""The state of Ruby after it has loaded the plugins of a site, kept for the next build.

Loading depends on the files, folders and settings that it looks at, all of which are recorded. So the next interpreter
of the site goes on from there, as long as all of it is as it was. Loading that looks at the clock or at chance, prints,
writes or has Python do anything but answer is done in each build.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping, Sequence
from typing import Any

from ....disk.digest import digest
from ....ruby.calls import Function
from ....ruby.interpreter import Interpreter
from ....ruby.kept_snapshots import CALLS, are_answered
from ....ruby.observed_wasi import Look
from ....ruby.snapshot import Snapshot
from ....ruby.snapshot_files import keep_snapshot, read_snapshot
from ..outside_reads import OutsideReads

_ASK = "ask"
_SAME = frozenset(
    {
        "configuration_file", "default_configuration", "escape_path", "filter_names", "local_time", "transliterate",
        "unescape_path", "version",
    }
)  # fmt: skip
"""The functions of Python that Ruby may call while it loads plugins: they only answer, and change nothing."""
_LOOKS, _LOADED, _SUMMARY = "looks", "loaded", "summary"
_LEAST = 0.3
"""Seconds of CPU time: what is loaded faster is loaded again."""
_LARGEST = 2**28
"""Bytes of the memory of Ruby: a larger one is not kept."""
_CLOSED = """
lambda do
  GC.start
  opened = ObjectSpace.each_object(IO).reject { |one| (one.closed? rescue true) || one.fileno < 3 }
  folders = ObjectSpace.each_object(Dir).select { |one| one.tell rescue nil }
  opened.empty? && folders.empty? ? "closed" : ""
end.call
"""
"""Whether no file and no folder is open: those that are not in use are closed, and what was never opened raises."""


class KeptLoading:
    """The loading of the plugins of one site.

    Args:
        file: the file of its snapshot; None where none is made.
        outside: observes Ruby.
        functions: the functions of Python that Ruby may call.
        written: the folders that Ruby may write to, which are empty before.
    """

    def __init__(
        self, file: str | None, outside: OutsideReads, functions: Mapping[str, Function], written: Sequence[str]
    ) -> None:
        self._file = file
        self._outside = outside
        self._written = written
        self._begin, self._used = time.time_ns(), time.process_time()
        self._calls: list[tuple[str, str, str]] | None = []
        """The calls of Python until the plugins are loaded; None once one is not to be repeated, and afterwards."""
        self.functions = {name: self._noted(name, function) for name, function in functions.items()}
        self.looks: Sequence[tuple[Look, str]] | None = None
        """The files and folders that loading has looked at; None before, and where loading again may do otherwise."""
        self._snapshot = self._found(functions)
        self.summary: Mapping[str, Any] | None = None if self._snapshot is None else self._snapshot.notes[_SUMMARY]
        """The tags, filters and other parts that the plugins define; None if they have to be loaded."""

    def take(self) -> Snapshot | None:
        """The state from which the interpreter is to go on; given once, as it is large."""
        taken, self._snapshot = self._snapshot, None
        return taken

    def keep(self, interpreter: Interpreter, summary: Mapping[str, Any]) -> None:
        """Keep the state of an interpreter that has loaded the plugins, if the next one may go on from it."""
        calls, self._calls = self._calls, None
        if calls is None or any(map(os.listdir, self._written)):
            return
        looks = self.looks = self._outside.of_loading(interpreter.folders)
        if self._file is None or looks is None or time.process_time() - self._used < _LEAST:
            return
        if interpreter.memory_size > _LARGEST:
            return
        if interpreter.evaluate(_CLOSED) and not any(_changed(path) >= self._begin for _, path in looks):
            seen = [(look.name, path, _seen(look, path)) for look, path in looks]
            notes = {CALLS: calls, _LOOKS: seen, _LOADED: self._outside.loaded, _SUMMARY: summary}
            keep_snapshot(interpreter.snapshot()._replace(notes=notes), self._file)

    def _found(self, functions: Mapping[str, Function]) -> Snapshot | None:
        found = None if self._file is None else read_snapshot(self._file)
        if found is None or not are_answered(found.notes[CALLS], functions):
            return None
        if any(_seen(Look[look], path) != seen for look, path, seen in found.notes[_LOOKS]):
            return None
        self.looks = [(Look[look], path) for look, path, _ in found.notes[_LOOKS]]
        self._outside.loaded = found.notes[_LOADED]
        self._calls = None
        return found

    def _noted(self, name: str, function: Function) -> Function:
        def call(text: str) -> str:
            if self._calls is None:
                return function(text)
            is_same = name == _ASK and text.partition("\0")[0] in _SAME
            calls, self._calls = self._calls, None
            answer = function(text)
            if is_same:
                calls.append((name, text, answer))
                self._calls = calls
            return answer

        return call


def _changed(path: str) -> int:
    """When a file was changed last, in nanoseconds; a folder may change with each build in it."""
    return os.stat(path).st_mtime_ns if os.path.isfile(path) else 0


def _seen(look: Look, path: str) -> str:
    """A text that changes with the file, folder or link at a path; a folder counts without its size and time."""
    try:
        link = os.readlink(path) if os.path.islink(path) else ""
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            names = "/".join(sorted(os.listdir(path))) if look is Look.FOLDER else ""
            return f"{link} {status.st_mode} {names}"
        return f"{link} {status.st_size} {status.st_mtime_ns} {_text(path) if look is Look.FILE else ''}"
    except OSError as error:
        return str(error.errno)


def _text(path: str) -> str:
    with open(path, "rb") as file:
        return digest(file.read()).hex()
