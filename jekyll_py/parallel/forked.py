"""Forks processes that call a function for each task number, and reports where each put its result.

A worker has all objects that this process had, so that no task is pickled. It writes the result of a task to a file and
sends only the extent through a pipe, so that no result is too large and no worker has to wait until it is read.
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
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from ..disk.append_file import Extent
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

_TASK = struct.Struct("=I")
_RESULT = struct.Struct("=IQQ")
_STEP = struct.Struct("=q")
_LOOK = 0.02
"""Seconds without a result after which something else can be attended to."""
_OUT_OF_MEMORY = 71
_OUT_OF_DISK = 72
_FEWER = "when memory runs out, fewer processes need less of it: --jobs 1"
_HOW = {
    _OUT_OF_MEMORY: ("ran out of memory", _FEWER),
    _OUT_OF_DISK: ("could not keep what it rendered: the disk takes no more", "check the space on the disk"),
}
"""Why a worker ended, by its exit status, and a hint."""

MOST_TASKS = 65_536 // _TASK.size
"""The numbers of all tasks fit into a pipe, which is filled before any worker begins."""


class TaskResult(NamedTuple):
    """Where the result of a task is."""

    worker: int
    """The number of the worker that did it."""
    extent: Extent


class WorkerDied(Exception):
    """A worker ended before all tasks were done.

    Attributes:
        step: the last step that it had noted; None if it had noted none.
        how: how it ended, as the predicate of a sentence.
        hint: what to do about it.
    """

    def __init__(self, step: int | None, how: str, hint: str | None = None) -> None:
        super().__init__(f"a process {how} at step {step}")
        self.step = step
        self.how = how
        self.hint = hint


Note = Callable[[int], None]
"""Notes the step that a worker begins, for the message if it dies."""
Work = Callable[[int, Note], Callable[[int], Extent]]
"""Called in each worker with its number; returns the function that does a task."""


class ForkedWorkers:
    """A number of workers. Close it in the end, also after an error.

    Args:
        count: the number of workers.
        tasks: the number of tasks, at most `MOST_TASKS`.
        work: makes the function that does a task.

    Raises:
        OSError: the system takes no more processes.
    """

    def __init__(self, count: int, tasks: int, work: Work) -> None:
        self._tasks = _filled(tasks)
        self._steps = mmap.mmap(-1, _STEP.size * count)
        self._done: dict[int, TaskResult] = {}
        self._selector = selectors.DefaultSelector()
        self._running: dict[int, int] = {}
        """Copy → process."""
        gc.freeze()  # or the first collection in a worker would write to, and so double, all memory
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # or a worker would print what is still in the buffer once more
        try:
            with _interrupts_held():
                for worker in range(count):
                    self._start(worker, work)
        except BaseException:
            self.close()
            raise
        finally:
            gc.unfreeze()

    def result(self, task: int, attend: Callable[[], object] = lambda: None) -> TaskResult:
        """Wait until a task is done, and return its result.

        Args:
            task: its number.
            attend: called again and again meanwhile; may raise to end this.

        Raises:
            WorkerDied: a worker ended before all tasks were done.
        """
        while task not in self._done:
            self._listen()
            attend()
        return self._done.pop(task)

    def close(self) -> None:
        """End the workers that still run."""
        for process in self._running.values():
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self._running.clear()
        for key in list(self._selector.get_map().values()):
            os.close(key.fd)
        self._selector.close()
        os.close(self._tasks)
        self._steps.close()

    def _start(self, worker: int, work: Work) -> None:
        _STEP.pack_into(self._steps, worker * _STEP.size, -1)
        results, pipe = os.pipe()
        parent = os.getpid()
        with warnings.catch_warnings():  # a preview has threads, which hold nothing that rendering waits for
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            self._work_off(worker, parent, pipe, work)
        os.close(pipe)
        self._running[worker] = process
        self._selector.register(results, selectors.EVENT_READ, worker)

    def _work_off(self, worker: int, parent: int, pipe: int, work: Work) -> NoReturn:
        """Run as a worker. It ends without the clean-up of a Python process, which is the first process's business."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends its workers
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            do = work(worker, lambda step: self._note(worker, parent, step))
            while number := os.read(self._tasks, _TASK.size):
                (task,) = _TASK.unpack(number)
                extent = do(task)
                os.write(pipe, _RESULT.pack(task, extent.start, extent.length))
            status = 0
        except MemoryError:
            status = _OUT_OF_MEMORY
        except JekyllError:  # faults of the site are results; this one is the disk's
            status = _OUT_OF_DISK
        except Exception:
            from traceback import print_exc  # slow to import

            print_exc()
        finally:
            os._exit(status)

    def _note(self, worker: int, parent: int, step: int) -> None:
        _STEP.pack_into(self._steps, worker * _STEP.size, step)
        if os.getppid() != parent:  # it was killed, so the results are of no use
            os._exit(1)

    def _listen(self) -> None:
        for key, _ in self._selector.select(_LOOK):
            worker: int = key.data
            results = os.read(key.fd, _RESULT.size * 64)
            for task, start, length in _RESULT.iter_unpack(results):
                self._done[task] = TaskResult(worker, Extent(start, length))
            if not results:
                self._selector.unregister(key.fd)
                os.close(key.fd)
                self._ended(worker)

    def _ended(self, worker: int) -> None:
        _, status = os.waitpid(self._running.pop(worker), 0)
        code = os.waitstatus_to_exitcode(status)
        if code:
            (step,) = _STEP.unpack_from(self._steps, worker * _STEP.size)
            raise WorkerDied(None if step < 0 else step, *_how(code))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Delay Ctrl-C, so that none comes between a fork and its entry in the table. Only the main thread gets any."""
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
    """The reading end of a pipe that holds the number of each task; the writing end is closed."""
    assert tasks <= MOST_TASKS
    taken, given = os.pipe()
    os.write(given, b"".join(map(_TASK.pack, range(tasks))))
    os.close(given)
    return taken


def _how(code: int) -> tuple[str, str | None]:
    """The end of a worker as the predicate of a sentence, and a hint."""
    if code < 0:  # mostly by the system, when it is short of memory
        return f"was ended by {signal.Signals(-code).name}", _FEWER
    return _HOW.get(code, (f"ended with status {code}", None))
