"""Workers of this process: their results, however large, their deaths and their end."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from jekyll_py.disk.append_file import AppendFile, Extent, open_temporary
from jekyll_py.errors import JekyllError
from jekyll_py.parallel.forked import MOST_TASKS, ForkedWorkers, Work, WorkerDied


@contextmanager
def workers(count: int, tasks: int, work: Work) -> Iterator[ForkedWorkers]:
    """Workers at work, of which nothing is left afterwards."""
    with closing(ForkedWorkers(count, tasks, work)) as forked:
        processes = list(forked._running.values())
        yield forked
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def doing(do: Callable[[int], Extent]) -> Work:
    """Work that is the same in every worker."""
    return lambda _worker, _note: do


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_task_is_done_once(count: int) -> None:
    with workers(count, 100, doing(lambda task: Extent(task * task, task))) as forked:
        assert [forked.result(task).extent for task in range(100)] == [Extent(n * n, n) for n in range(100)]


def test_more_results_than_a_pipe_holds_wait_for_whoever_asks() -> None:
    with workers(2, MOST_TASKS, doing(lambda task: Extent(task, 2**40))) as forked:
        assert forked.result(MOST_TASKS - 1).extent == Extent(MOST_TASKS - 1, 2**40)
        assert forked.result(0).extent == Extent(0, 2**40)


def test_something_else_is_attended_to_while_a_result_is_not_there() -> None:
    waiting, going = os.pipe()
    attended = list[int]()

    def attend() -> None:
        if not attended:
            attended.append(os.write(going, b"x"))

    with workers(1, 1, doing(lambda _: Extent(len(os.read(waiting, 1)), 0))) as forked:
        assert forked.result(0, attend).extent == Extent(1, 0)
    os.close(waiting)
    os.close(going)


def test_whoever_attends_to_something_else_may_end_the_work() -> None:
    with pytest.raises(InterruptedError), workers(1, 1, doing(_wait_for_ever)) as forked:
        forked.result(0, _interrupt)


def _wait_for_ever(_task: int) -> Extent:
    signal.pause()
    return Extent(0, 0)


def _interrupt() -> None:
    raise InterruptedError


def test_copies_read_what_others_have_written() -> None:
    files = [AppendFile(lambda: open_temporary(None)) for _ in range(2)]
    with closing(files[0]), closing(files[1]):
        for file in files:
            file.open()

        def work(worker: int, _note: Callable[[int], None]) -> Callable[[int], Extent]:
            return lambda task: files[worker].append(b"x" * 5_000_000 + bytes([task]))

        with workers(2, 6, work) as forked:
            for task in range(6):
                worker, extent = forked.result(task)
                assert files[worker].read(extent)[-1] == task


def full_disk() -> None:
    raise JekyllError("what was rendered cannot be kept: No space left on device")


@pytest.mark.parametrize(
    ("end", "how"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "was ended by SIGKILL"),
        (lambda: os.kill(os.getpid(), signal.SIGTERM), "was ended by SIGTERM"),
        (lambda: os._exit(3), "ended with status 3"),
        (lambda: bytearray(sys.maxsize), "ran out of memory"),
        (full_disk, "could not keep what it rendered: the disk takes no more"),
    ],
)
def test_a_copy_that_dies_is_told_of_with_its_step(end: Callable[[], object], how: str) -> None:
    def work(_worker: int, note: Callable[[int], None]) -> Callable[[int], Extent]:
        def do(task: int) -> Extent:
            note(task * 10)
            if task == 3:
                end()
            return Extent(0, 0)

        return do

    with workers(2, 9, work) as forked, pytest.raises(WorkerDied) as death:
        list(map(forked.result, range(9)))
    assert (death.value.step, death.value.how) == (30, how)


def test_an_interrupt_ends_all_copies() -> None:
    ended, alive = os.pipe()

    def interrupt(task: int) -> Extent:
        if task == 0:
            os.kill(os.getppid(), signal.SIGINT)
        signal.pause()
        return Extent(0, 0)

    # a shell's background job begins with this signal ignored
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), workers(3, 3, doing(interrupt)) as forked:
            forked.result(0)
    finally:
        signal.signal(signal.SIGINT, before)
    os.close(alive)
    with selectors.DefaultSelector() as selector:  # unlike select(), it takes any number of a file
        selector.register(ended, selectors.EVENT_READ)
        assert selector.select(10), "the other end is open in a worker that still lives"
    os.close(ended)


def test_what_waits_to_be_printed_is_printed_once() -> None:
    program = (
        "from jekyll_py.parallel.forked import ForkedWorkers\nfrom jekyll_py.disk.append_file import Extent\n"
        "print('once', end='')\n"
        "forked = ForkedWorkers(2, 2, lambda worker, note: lambda task: Extent(0, 0))\n"
        "forked.result(0), forked.result(1), forked.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "once"
