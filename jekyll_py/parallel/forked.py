"""Copies of this process that share out numbered tasks.

Nothing is pickled on the way in: a copy has all that this process had. What it makes of a task goes into a file, and
only the place there comes back through a pipe, so that no result is too large and no copy waits to be heard.
"""

from __future__ import annotations

import gc
import mmap
import os
import selectors
import signal
import struct
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple, NoReturn

from ..disk.append_file import Extent
from ..errors import JekyllError

_TASK = struct.Struct("=I")
_RESULT = struct.Struct("=IQQ")
_STEP = struct.Struct("=q")
_OUT_OF_MEMORY = 71
_OUT_OF_DISK = 72
_FEWER = "when memory runs out, fewer processes need less of it: --jobs 1"
_HOW = {
    _OUT_OF_MEMORY: ("ran out of memory", _FEWER),
    _OUT_OF_DISK: ("could not keep what it rendered: the disk takes no more", "check the space on the disk"),
}
"""What a copy says by its exit status, and what to do about it."""

MOST_TASKS = 65_536 // _TASK.size
"""The numbers of all tasks lie in one pipe before any copy begins."""


class Result(NamedTuple):
    """Where what became of a task is."""

    copy: int
    """The number of the process that did it."""
    place: Extent


class CopyDied(Exception):
    """A copy ended before its time.

    Attributes:
        step: what it was at, as it had noted; None when it had not begun.
        how: how it ended, as the predicate of a sentence.
        hint: what to do about it.
    """

    def __init__(self, step: int | None, how: str, hint: str | None = None) -> None:
        super().__init__(f"a process {how} at step {step}")
        self.step = step
        self.how = how
        self.hint = hint


Note = Callable[[int], None]
"""Notes a copy's step, to be named if it dies."""
Work = Callable[[int, Note], Callable[[int], Extent]]
"""Called in a copy with its number: gives what does a task."""


class Forked:
    """The copies; make one, ask for each result in turn, and close it whatever happens.

    Args:
        count: how many copies.
        tasks: how many tasks, at most `MOST_TASKS`.
        work: what a copy does.

    Raises:
        OSError: the system takes no more processes.
    """

    def __init__(self, count: int, tasks: int, work: Work) -> None:
        self._tasks = _filled(tasks)
        self._steps = mmap.mmap(-1, _STEP.size * count)
        self._done: dict[int, Result] = {}
        self._selector = selectors.DefaultSelector()
        self._running: dict[int, int] = {}
        """Copy → process."""
        gc.freeze()  # or the first collection in a copy would write to, and so double, all memory
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # or a copy would print what is still in the buffer once more
        try:
            with _interrupts_held():
                for copy in range(count):
                    self._start(copy, work)
        except BaseException:
            self.close()
            raise
        finally:
            gc.unfreeze()

    def result(self, task: int) -> Result:
        """What became of a task, as soon as it is done.

        Raises:
            CopyDied: a copy ended before its time.
        """
        while task not in self._done:
            self._listen()
        return self._done.pop(task)

    def close(self) -> None:
        """End the copies that still run."""
        for process in self._running.values():
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self._running.clear()
        for key in list(self._selector.get_map().values()):
            os.close(key.fd)
        self._selector.close()
        os.close(self._tasks)
        self._steps.close()

    def _start(self, copy: int, work: Work) -> None:
        _STEP.pack_into(self._steps, copy * _STEP.size, -1)
        heard, said = os.pipe()
        parent = os.getpid()
        with warnings.catch_warnings():  # a preview has threads, which hold nothing that rendering waits for
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            self._be(copy, parent, said, work)
        os.close(said)
        self._running[copy] = process
        self._selector.register(heard, selectors.EVENT_READ, copy)

    def _be(self, copy: int, parent: int, said: int, work: Work) -> NoReturn:
        """The life of a copy. It leaves without the rites of a process's end, which are those of the first one."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends its copies
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            do = work(copy, lambda step: self._note(copy, parent, step))
            while number := os.read(self._tasks, _TASK.size):
                (task,) = _TASK.unpack(number)
                place = do(task)
                os.write(said, _RESULT.pack(task, place.start, place.length))
            status = 0
        except MemoryError:
            status = _OUT_OF_MEMORY
        except JekyllError:  # faults of the site are results; this one is the disk's
            status = _OUT_OF_DISK
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _note(self, copy: int, parent: int, step: int) -> None:
        _STEP.pack_into(self._steps, copy * _STEP.size, step)
        if os.getppid() != parent:  # it was killed, and nobody waits for results
            os._exit(1)

    def _listen(self) -> None:
        for key, _ in self._selector.select():
            copy: int = key.data
            heard = os.read(key.fd, _RESULT.size * 64)
            for task, start, length in _RESULT.iter_unpack(heard):
                self._done[task] = Result(copy, Extent(start, length))
            if not heard:
                self._selector.unregister(key.fd)
                os.close(key.fd)
                self._ended(copy)

    def _ended(self, copy: int) -> None:
        _, status = os.waitpid(self._running.pop(copy), 0)
        code = os.waitstatus_to_exitcode(status)
        if code:
            (step,) = _STEP.unpack_from(self._steps, copy * _STEP.size)
            raise CopyDied(None if step < 0 else step, *_how(code))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait, so that none comes between a fork and its being noted. Only the main thread gets any."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: held.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if held and callable(before):
            before(*held[0])


def _filled(tasks: int) -> int:
    """The end of a pipe from which each reader takes the next task's number; nobody can write to it any more."""
    assert tasks <= MOST_TASKS
    taken, given = os.pipe()
    os.write(given, b"".join(map(_TASK.pack, range(tasks))))
    os.close(given)
    return taken


def _how(code: int) -> tuple[str, str | None]:
    """How a copy ended, and a hint."""
    if code < 0:  # mostly by the system, when it is short of memory
        return f"was ended by {signal.Signals(-code).name}", _FEWER
    return _HOW.get(code, (f"ended with status {code}", None))
