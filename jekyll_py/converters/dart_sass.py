"""A client of Dart Sass that keeps one process running and speaks the embedded Sass protocol with it.

The process is started for the first stylesheet and ends with this program. A forked worker starts its own.
Protocol: https://github.com/sass/sass/blob/main/spec/embedded-protocol.md (3.x; Dart Sass 1.68 and later).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..errors import JekyllError
from .dart_sass_program import HINT, MOST_MEMORY, find_command
from .protobuf import Field, ProtobufMessage, encode, read_frame, split_varint, varint

_TOO_MUCH = {
    "Out of Memory": f"the stylesheet needs more than {MOST_MEMORY:,} MB of memory",
    "Stack Overflow": "the stylesheet calls its functions or mixins too deep",
}
"""Our messages, by the first line of Dart Sass's."""
_FRAME = re.compile(r"^(.+?) (\d+):\d+ ", re.M)
"""A line of a stack trace: file, line and column."""
_URL = re.compile(r"[a-z][a-z0-9+.-]+:")
_ROOT = os.path.abspath(os.sep)
"""The working directory of the process: that of this program may change."""
SYNTAXES = {"scss": 0, "sass": 1, "css": 2}
STYLES = {"expanded": 0, "compressed": 1}

Find = Callable[[str, str], str]
"""A file importer. Its arguments are the URL of a load and, unless that is absolute, the URL of the stylesheet with the
load; it returns the ``file:`` URL at which Sass tries extensions and partials, or an empty string."""


class DartSassRequest(NamedTuple):
    """A stylesheet with its compile options, named as in Sass's own API."""

    source: str
    url: str = ""
    """Its own URL, the base of relative loads."""
    importer: Find | None = None
    """Called with the absolute URL of each relative load in this stylesheet."""
    syntax: str = "scss"
    style: str = "expanded"
    importers: Sequence[Find] = ()
    """Called in order for each load that was not found relative to its stylesheet."""
    source_map: bool = False
    charset: bool = True
    quiet_deps: bool = False
    verbose: bool = False
    fatal_deprecations: Sequence[str] = ()
    silence_deprecations: Sequence[str] = ()
    future_deprecations: Sequence[str] = ()


class Span(NamedTuple):
    """A position in a stylesheet, counted from 1."""

    url: str
    line: int
    column: int
    context: str
    """The lines that contain it."""


class DartSassResult(NamedTuple):
    """A compiled stylesheet."""

    css: str
    source_map: str
    loaded_urls: Sequence[str]
    """All stylesheets that were read, including the first if it has a URL."""


class SassMessage(NamedTuple):
    """A message from ``@warn``, ``@debug`` or a deprecation."""

    kind: str
    """``Warning``, ``Deprecation Warning`` or ``Debug``."""
    message: str
    formatted: str
    """Sass's formatted report with an excerpt."""
    span: Span | None


class DartSassError(JekyllError):
    """Dart Sass rejected a stylesheet.

    Attributes:
        span: the position, or None.
        formatted: Sass's report, with the excerpt and the chain of imports.
        importers: file and line of each import that led to the position, innermost first.
        loaded_urls: the stylesheets that were read before the error.
    """

    def __init__(self, failure: ProtobufMessage, loaded_urls: Sequence[str]) -> None:
        super().__init__(failure.text(1))
        self.span = _span(failure.message(2)) if 2 in failure else None
        self.formatted = failure.text(4)
        self.importers = [(_absolute(frame[1]), int(frame[2])) for frame in _FRAME.finditer(failure.text(3))][1:]
        self.loaded_urls = loaded_urls


def _absolute(path: str) -> str:
    """The absolute path of a file in a stack trace, relative to the process's working directory; URLs are unchanged."""
    return path if _URL.match(path) else os.path.join(_ROOT, path)


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
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT
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
        self._send(self._compilations, encode({2: _compile_request(request)}))
        while True:
            message = self._receive()
            if 3 in message:
                log(_log(message.message(3)))
            elif 6 in message:
                self._send(self._compilations, encode({5: _import_reply(message.message(6), request)}))
            elif 2 in message:
                return _result(message.message(2))
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


_EMPTY_SOURCE = b"\n\0"
"""An encoded empty stylesheet; `encode` leaves out empty fields, and then Sass would see no input."""


def _import_reply(question: ProtobufMessage, request: DartSassRequest) -> bytes:
    """The reply to an import request. Importers are numbered by position; the stylesheet's own one comes last."""
    find = (*request.importers, request.importer)[question.integer(3) - 1]
    assert find is not None
    return encode({1: question.integer(1), 2: find(question.text(4), question.text(6))})


def _compile_request(request: DartSassRequest) -> bytes:
    importers = [encode({3: place}) for place, _ in enumerate(request.importers, 1)]
    own = encode({3: len(importers) + 1}) if request.importer else b""
    stylesheet: dict[int, Field] = {1: request.source, 2: request.url, 3: SYNTAXES[request.syntax], 4: own}
    return encode(
        {
            2: encode(stylesheet) or _EMPTY_SOURCE,
            4: STYLES[request.style],
            5: request.source_map,
            6: importers,
            10: request.verbose,
            11: request.quiet_deps,
            12: request.source_map,
            13: request.charset,
            15: request.fatal_deprecations,
            16: request.silence_deprecations,
            17: request.future_deprecations,
        }
    )


def _result(response: ProtobufMessage) -> DartSassResult:
    urls = response.texts(4)
    if 3 in response:
        raise DartSassError(response.message(3), urls)
    success = response.message(2)
    return DartSassResult(success.text(1), success.text(2), urls)


_LOG_KINDS = ("Warning", "Deprecation Warning", "Debug")


def _log(event: ProtobufMessage) -> SassMessage:
    span = _span(event.message(4)) if 4 in event else None
    return SassMessage(_LOG_KINDS[event.integer(2)], event.text(3), event.text(6), span)


def _span(span: ProtobufMessage) -> Span:
    start = span.message(2)
    return Span(span.text(4), start.integer(2) + 1, start.integer(3) + 1, span.text(5))


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
