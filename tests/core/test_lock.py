"""Locks between processes, by the system's calls and by Windows's."""

from __future__ import annotations

import errno
import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from jekyll_py.disk import lock

HOLD = """
import os, sys
from jekyll_py.disk.lock import lock
print(lock(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which holds the file ``lock``."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_a_file_that_another_process_holds(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    file = os.open(tmp_path / "lock", os.O_RDWR)
    assert not lock.try_lock(file)
    holder.kill()
    assert lock.lock(file)
    assert lock.try_lock(file)
    os.close(file)


def on_windows(monkeypatch: pytest.MonkeyPatch, *answers: int) -> dict[str, Callable[[int], bool]]:
    """The module as Windows has it, where the system answers with these error numbers, 0 for none."""
    waiting = list(answers)

    def locking(_file: int, _how: int, _bytes: int) -> None:
        if code := waiting.pop(0):
            raise OSError(code, os.strerror(code))

    module = ModuleType("msvcrt")
    vars(module).update(locking=locking, LK_LOCK=1, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setattr(sys, "platform", "win32")
    return runpy.run_path(str(lock.__file__))


@pytest.mark.parametrize(
    ("answers", "held"),
    [((0,), True), ((errno.EDEADLK, errno.EDEADLK, 0), True), ((errno.EBADF,), False)],
)
def test_windows_waits_longer_than_its_call_does(
    monkeypatch: pytest.MonkeyPatch, answers: tuple[int, ...], held: bool
) -> None:
    assert on_windows(monkeypatch, *answers)["lock"](3) is held


@pytest.mark.parametrize(("answer", "held"), [(0, True), (errno.EACCES, False)])
def test_windows_does_not_wait_when_asked_not_to(monkeypatch: pytest.MonkeyPatch, answer: int, held: bool) -> None:
    assert on_windows(monkeypatch, answer)["try_lock"](3) is held
