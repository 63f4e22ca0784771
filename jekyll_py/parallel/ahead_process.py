"""A forked process that converts documents while the first one reads and plans the site."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress

from ..disk.append_file import Extent, open_temporary
from ..render.ahead_work import AheadWork
from .forked import ForkedWorkers, Note


class AheadProcess:
    """The process. Close it in the end, also after an error.

    Args:
        work: what it does.

    Raises:
        OSError: the system takes no more processes or files.
    """

    def __init__(self, work: AheadWork) -> None:
        self._work = work
        self._is_running = True
        self._file = open_temporary(None)
        try:
            self._process = ForkedWorkers(1, 1, self._convert)
        except BaseException:
            os.close(self._file)
            raise

    def use(self) -> None:
        """End the process, and use what it has converted."""
        if self._is_running:
            self._end()
            self._work.use(self._file)

    def close(self) -> None:
        """End the process, if it runs, and use nothing from here on."""
        if self._is_running:
            self._end()
        self._work.forget()
        os.close(self._file)

    def _end(self) -> None:
        self._is_running = False
        self._process.close()

    def _convert(self, _worker: int, note: Note) -> Callable[[int], Extent]:
        def write(result: bytes) -> None:
            note(0)
            os.write(self._file, result)

        def do(_task: int) -> Extent:
            with suppress(OSError):  # the disk takes no more, which the build will report if it matters
                self._work.convert(write)
            return Extent(0, 0)

        return do


def start(work: AheadWork) -> AheadProcess | None:
    """The process; None where it does not pay, or cannot be had."""
    if threading.active_count() > 1 or not work.begin():
        return None
    try:
        return AheadProcess(work)
    except OSError:
        return None
