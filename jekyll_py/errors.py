"""Errors as data: message, position, the chain of includes, and a hint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from errno import ENOSPC
from typing import Self, TypedDict

from .lazy.tuples import NamedTuple


class SourcePosition(NamedTuple):
    """A position in a file."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    source_line: str
    """The text of the line."""

    @classmethod
    def at(cls, text: str, offset: int, first_line: int = 1) -> Self:
        """The position of a character.

        Args:
            text: a file, or the part of one that begins on ``first_line``.
            offset: of the character in ``text``; lines end with line feeds, and a carriage return before one belongs
                to the line end.
            first_line: the line of the file on which ``text`` begins.
        """
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        line = text[start : len(text) if end < 0 else end].rstrip("\r")
        return cls(first_line + text.count("\n", 0, offset), offset - start + 1, line)


class ErrorDetails(TypedDict, total=False):
    """The details of an error besides its message; see `JekyllError`."""

    path: str | None
    line: int | None
    column: int | None
    source_line: str | None
    hint: str | None
    chain: Sequence[str]


class JekyllError(Exception):
    """The base class of every error in a site or in the way the program was called.

    Args:
        message: what is wrong, in one sentence, without the position.
        path: the file with the fault, relative to the source where possible.
        line: line number in that file, counted from 1.
        column: column number in that line, counted from 1, in characters.
        source_line: the text of that line, shown with a caret under ``column``.
        hint: how to correct it.
        chain: the positions of the includes and layouts around it, innermost first, such as
            ``_layouts/default.html:12``.
    """

    ends_build = False
    """Whether the build cannot go on to other files, as when the disk is full."""
    sought: Sequence[str] = ()
    """Absolute paths that do not exist; if one of them is made, the error may be gone."""
    page: str | None = None
    """The page or document that was rendered, where the error is in another file, such as a layout or an include."""
    kind = "error"
    """The class of the error for programs, such as ``undefined-variable`` for ``UndefinedVariableError``."""

    def __init_subclass__(cls) -> None:
        words = re.findall("[A-Z]+[a-z]*", cls.__name__.removesuffix("Error"))
        cls.kind = "-".join(words).lower()

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        source_line: str | None = None,
        hint: str | None = None,
        chain: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.source_line = source_line
        self.hint = hint
        self.chain = tuple(chain)

    @classmethod
    def at(cls, position: SourcePosition, message: str, *, path: str | None = None, hint: str | None = None) -> Self:
        """The error at a position of a file.

        Args:
            position: where the fault is.
            message: what is wrong.
            path: the file.
            hint: how to correct it.
        """
        line, column, source_line = position
        return cls(message, path=path, line=line, column=column, source_line=source_line, hint=hint)

    @property
    def location(self) -> str:
        """``path:line:column`` as far as known, in one line; empty without a path."""
        path = None if self.path is None else visible(self.path)
        parts = [path, self.line, self.column]
        known = parts[: parts.index(None)] if None in parts else parts
        return ":".join(str(part) for part in known)

    def add_page(self, path: str) -> None:
        """Add the page that was rendered, unless the error is in that page itself or has no file."""
        if self.path not in (None, path):
            self.page = path

    def __str__(self) -> str:
        """The one-line form for CI: ``file:line:column: message``."""
        return f"{self.location}: {self.message}" if self.location else self.message

    def in_one_line(self, topic: str = "", message: str | None = None) -> str:
        """``file:line:column: topic message (for the page PATH) (hint)`` without line breaks, as one line of a log.

        Args:
            topic: stands before the message.
            message: stands in the place of the message.
        """
        place = f"{self.location}:" if self.location else ""
        page = f"(for the page {visible(self.page)})" if self.page is not None else ""
        hint = f"({self.hint})" if self.hint else ""
        return " ".join(f"{place} {topic} {message or self.message} {page} {hint}".split())

    def report(self) -> str:
        """The form for a person: position and message, the source line with a caret, the chain, the hint."""
        from .error_report import chain_lines, marked_line  # most builds have no error

        lines = [str(self)]
        if self.source_line is not None:
            lines += [f"    {visible(line)}" for line in marked_line(self.source_line, self.column)]
        lines += chain_lines(self.chain)
        if self.page is not None and not self._chain_names_page():
            lines.append(f"  for the page {visible(self.page)}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)

    def _chain_names_page(self) -> bool:
        """Whether the page itself includes the file with the error, so that its place is the last of the chain."""
        return bool(self.chain) and self.chain[-1].startswith(f"{self.page}:")


def visible(text: str) -> str:
    """A text without control characters, which a terminal would obey: Unicode's pictures of them stand for them."""
    return text.translate(_PICTURES)


_PICTURES = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD)}


class SettingError(JekyllError):
    """A key of the configuration has an invalid value; `config.places.placing` adds the position of the key.

    Args:
        message: what is wrong.
        keys: the path of the key: names, and indices of lists.
        hint: how to correct it.
    """

    def __init__(self, message: str, *keys: str | int, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.keys = keys


class UnreadableError(JekyllError):
    """A file cannot be read: the operating system refuses, or it is in another encoding."""


class JekyllErrors(JekyllError, ExceptionGroup[JekyllError]):
    """Several errors of one build, in ``exceptions``; its own message and position are those of the first.

    Args:
        errors: at least one.
    """

    message = ""  # `ExceptionGroup` defines it as a read-only property

    def __new__(cls, errors: Sequence[JekyllError]) -> Self:
        """Create the group: `ExceptionGroup` takes its arguments here."""
        return super().__new__(cls, f"{len(errors)} errors", errors)

    def __init__(self, errors: Sequence[JekyllError]) -> None:
        first = errors[0]
        super().__init__(
            first.message,
            path=first.path,
            line=first.line,
            column=first.column,
            source_line=first.source_line,
            hint=first.hint,
            chain=first.chain,
        )


def joined(errors: Iterable[Exception]) -> JekyllError:
    """One error for several; errors with the same text and position, such as those of one layout, count once."""
    distinct = list({str(each): each for error in errors for each in errors_in(error)}.values())
    return distinct[0] if len(distinct) == 1 else JekyllErrors(distinct)


def errors_in(error: Exception) -> Iterator[JekyllError]:
    """The errors of a group, flattened; an exception of another class is converted to a `JekyllError`."""
    if isinstance(error, ExceptionGroup):
        for part in error.exceptions:
            yield from errors_in(part)
    elif isinstance(error, JekyllError):
        yield error
    elif isinstance(error, OSError):
        path = None if error.filename is None else str(error.filename)
        yield JekyllError(error.strerror or str(error), path=path, hint=_full(path) if error.errno == ENOSPC else None)
    else:
        yield JekyllError(f"{type(error).__name__}: {error}")


def _full(path: str | None) -> str:
    """The hint about a full disk; standard output and temporary files without a name have no path."""
    if path is not None:
        return "make space on its disk"
    return "what this command prints, or a temporary file of it, goes to a full disk: make space, or set TMPDIR"
