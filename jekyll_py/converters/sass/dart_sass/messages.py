"""The messages to and from Dart Sass, and their fields in the embedded Sass protocol.

Protocol: https://github.com/sass/sass/blob/main/spec/embedded-protocol.md (3.x; Dart Sass 1.68 and later).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from ....errors import JekyllError
from ....lazy.tuples import NamedTuple
from .protobuf import Field, ProtobufMessage, encode

_FRAME = re.compile(r"^(.+?) (\d+):\d+ ", re.M)
"""A line of a stack trace: file, line and column."""
_URL = re.compile(r"[a-z][a-z0-9+.-]+:")
WORKING_DIRECTORY = os.path.abspath(os.sep)
"""That of the process, to which paths in its messages are relative: that of this program may change."""
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
    return path if _URL.match(path) else os.path.join(WORKING_DIRECTORY, path)


_EMPTY_SOURCE = b"\n\0"
"""An encoded empty stylesheet; `encode` leaves out empty fields, and then Sass would see no input."""


def import_reply(question: ProtobufMessage, request: DartSassRequest) -> bytes:
    """The reply to an import request. Importers are numbered by position; the stylesheet's own one comes last."""
    find = (*request.importers, request.importer)[question.integer(3) - 1]
    assert find is not None
    return encode({1: question.integer(1), 2: find(question.text(4), question.text(6))})


def compile_request(request: DartSassRequest) -> bytes:
    """The encoded request; keys are the numbers of the protocol's fields."""
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


def result_of(response: ProtobufMessage) -> DartSassResult:
    """The stylesheet in a response.

    Raises:
        DartSassError: the response says that the stylesheet is invalid.
    """
    urls = response.texts(4)
    if 3 in response:
        raise DartSassError(response.message(3), urls)
    success = response.message(2)
    return DartSassResult(success.text(1), success.text(2), urls)


_LOG_KINDS = ("Warning", "Deprecation Warning", "Debug")


def message_of(event: ProtobufMessage) -> SassMessage:
    """The message in a log event."""
    span = _span(event.message(4)) if 4 in event else None
    return SassMessage(_LOG_KINDS[event.integer(2)], event.text(3), event.text(6), span)


def _span(span: ProtobufMessage) -> Span:
    start = span.message(2)
    return Span(span.text(4), start.integer(2) + 1, start.integer(3) + 1, span.text(5))
