"""Errors of Ruby code: class, message and the line of the ``.rb`` file that raised it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

_FRAME = re.compile(r"(?P<path>.*?):(?P<line>\d+)(?::in [`'](?P<method>.*)')?\Z")
_IN_MESSAGE = re.compile(r"\A(?P<path>[^\n]*?):(?P<line>\d+): ?")

HostPath = Callable[[str], str | None]
"""Translates a path inside the sandbox to that of the file; None if the file is not one of the site or its gems."""


class Frame(NamedTuple):
    """One line of a backtrace."""

    path: str
    line: int
    method: str


class RubyError(JekyllError):
    """Ruby raised an exception that no Ruby code rescued.

    Attributes:
        ruby_class: the name of its class, such as ``ArgumentError``.
        frames: the backtrace, innermost first.
    """

    def __init__(self, ruby_class: str, message: str, backtrace: str, host_path: HostPath) -> None:
        self.ruby_class = ruby_class
        self.frames = tuple(_frames(backtrace))
        place, text = _place(ruby_class, message, self.frames, host_path)
        path, line = place or (None, None)
        super().__init__(f"{ruby_class}: {text}" if text else ruby_class, path=path, line=line)


class SandboxError(JekyllError):
    """Ruby code was refused or stopped, or its interpreter can no longer be used."""


class TooLongError(SandboxError):
    """Ruby code took longer than it may."""


def _frames(backtrace: str) -> Iterator[Frame]:
    for text in backtrace.splitlines():
        found = _FRAME.fullmatch(text)
        if found is not None:
            yield Frame(found["path"], int(found["line"]), found["method"] or "")


def _place(
    ruby_class: str, message: str, frames: tuple[Frame, ...], host_path: HostPath
) -> tuple[tuple[str, int] | None, str]:
    """The file and line of an error, and its message without them.

    A syntax error names its place in the message; its backtrace is that of the file that loads the faulty one.
    """
    if ruby_class == "SyntaxError" and (found := _IN_MESSAGE.match(message)):
        path = host_path(found["path"])
        if path is not None:
            return (path, int(found["line"])), message[found.end() :]
    for frame in frames:
        path = host_path(frame.path)
        if path is not None:
            return (path, frame.line), message
    return None, message
