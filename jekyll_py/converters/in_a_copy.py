"""A call in a copy of this process, for C code that nothing else can stop."""

from __future__ import annotations

import os
import pickle
import signal
import warnings
from collections.abc import Callable
from typing import NoReturn, TypeVar, cast

from ..errors import JekyllError

Answer = TypeVar("Answer")
_SHORTEST = 0.001
"""Seconds; a timer set to none would never ring."""


def called_within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What ``call`` returns or raises.

    Args:
        seconds: after which the copy ends by itself, whatever became of this process meanwhile.

    Raises:
        TimeoutError: it took longer.
        ChildProcessError: the copy died.
    """
    heard, said = os.pipe()
    with warnings.catch_warnings():  # the threads of a preview hold nothing that a compiler waits for
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _answer(said, seconds, call)
    os.close(said)
    with open(heard, "rb") as pipe:
        answer = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if code == -signal.SIGALRM:
        raise TimeoutError
    if code:
        raise ChildProcessError(f"ended with the status {code}")
    outcome = pickle.loads(answer)
    if isinstance(outcome, JekyllError):
        raise outcome
    return cast(Answer, outcome)


def _answer(said: int, seconds: float, call: Callable[[], object]) -> NoReturn:
    """The life of the copy; it leaves without the rites of a process's end, which are those of the first one."""
    status = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(seconds, _SHORTEST))
        with open(said, "wb") as pipe:
            pickle.dump(_outcome(call), pipe)
        status = 0
    finally:
        os._exit(status)


def _outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except JekyllError as error:
        return error
