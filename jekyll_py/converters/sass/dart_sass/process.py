"""A client of Dart Sass that keeps one process running and speaks the embedded Sass protocol with it.

The process is started for the first stylesheet and ends with this program. A forked worker starts its own.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence

from ....errors import JekyllError
from .messages import (
    WORKING_DIRECTORY,
    DartSassRequest,
    DartSassResult,
    SassMessage,
    compile_request,
    import_reply,
    message_of,
    result_of,
)
from .program import HINT, MOST_MEMORY, find_command
from .protobuf import ProtobufMessage, encode, read_frame, split_varint, varint

_TOO_MUCH = {
    "Out of Memory": f"the stylesheet needs more than {MOST_MEMORY:,} MB of memory",
    "Stack Overflow": "the stylesheet calls its functions or mixins too deep",
}
"""Our messages, by the first line of Dart Sass's."""


class DartSassProcess:
    """A running Dart Sass process. Safe to use from several threads, one compilation at a time.

    A compilation that exceeds the time limit or the memory ends the process; the next one starts another.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._compilations = 0
        self._start()

    def _start(self) -> None:
        self._process = process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=WORKING_DIRECTORY,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin, self._stdout = process.stdin, process.stdout
        self._timed_out = self._failed = False

    def compile(
        self,
        request: DartSassRequest,
        log: Callable[[SassMessage], None] = lambda _: None,
        seconds: float | None = None,
    ) -> DartSassResult:
        """Compile one stylesheet.

        Args:
            request: the stylesheet and its options.
            log: called with each message of Sass.
            seconds: the time limit, after which the process is killed.

        Raises:
            DartSassError: the stylesheet is invalid.
            TimeoutError: the compilation exceeds the time limit.
            JekyllError: the stylesheet needs too much memory, or the process ended without an answer.
        """
        with self._lock:
            if self._timed_out or self._failed:
                self.close()
                self._start()
            with self._killed_after(seconds):
                return self._compile(request, log)

    @contextlib.contextmanager
    def _killed_after(self, seconds: float | None) -> Iterator[None]:
        """A context that kills the process if its block exceeds the time limit."""
        timer = None if seconds is None else threading.Timer(seconds, self._kill_after_timeout)
        if timer:
            timer.start()
        try:
            yield
        finally:
            if timer:
                timer.cancel()
                timer.join()

    def _kill_after_timeout(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _compile(self, request: DartSassRequest, log: Callable[[SassMessage], None]) -> DartSassResult:
        self._compilations += 1
        self._send(self._compilations, encode({2: compile_request(request)}))
        while True:
            message = self._receive()
            if 3 in message:
                log(message_of(message.message(3)))
            elif 6 in message:
                self._send(self._compilations, encode({5: import_reply(message.message(6), request)}))
            elif 2 in message:
                return result_of(message.message(2))
            else:
                raise self._refused(message.message(1).text(3))

    def _refused(self, reason: str) -> JekyllError:
        """The error for an answer that is no result, after which the process answers nothing more."""
        self._failed = True
        summary = reason.partition("\n")[0]
        if summary in _TOO_MUCH:
            return JekyllError(_TOO_MUCH[summary], hint="look for a loop or a recursion in it that does not end")
        return JekyllError(f"Dart Sass: {summary or 'unexpected answer'}")

    def _send(self, compilation: int, message: bytes) -> None:
        packet = varint(compilation) + message
        try:
            self._stdin.write(varint(len(packet)) + packet)
            self._stdin.flush()
        except OSError as error:
            raise self._stopped() from error

    def _receive(self) -> ProtobufMessage:
        packet = read_frame(self._stdout)
        if not packet:
            raise self._stopped()
        _, message = split_varint(packet)
        return ProtobufMessage(message)

    def _stopped(self) -> Exception:
        if self._timed_out:
            return TimeoutError()
        self._failed = True
        return JekyllError(
            f"Dart Sass stopped without an answer: {self._command[0]}",
            hint=f"`sass` must be Dart Sass 1.68 or later: {HINT}",
        )

    def close(self) -> None:
        """Kill the process. Closing its input is not enough, because a forked worker may hold that open."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):  # unsent data cannot be flushed
                pipe.close()


_resident: tuple[int, DartSassProcess] | None = None


def compiler() -> DartSassProcess:
    """The process of this program, started by the first call.

    Raises:
        JekyllError: Dart Sass is not installed.
    """
    global _resident
    if _resident is None or _resident[0] != os.getpid():
        command = find_command()
        if command is None:
            raise JekyllError(
                "Dart Sass is missing: no installed package has it for this system, and there is no program `sass`",
                hint=HINT,
            )
        _resident = os.getpid(), DartSassProcess(command)
        atexit.register(_resident[1].close)
    return _resident[1]
