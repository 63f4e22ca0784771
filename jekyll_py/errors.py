"""Errors as data: what is wrong, where it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence


class JekyllError(Exception):
    """The root of every error this package raises for something wrong in a site or in how it was called.

    Args:
        message: what is wrong, one sentence, without its place.
        path: the file it stands in, as the user would name it (relative to the source where possible).
        line: line number in that file, counted from 1.
        column: column number in that line, counted from 1, in characters.
        source_line: the text of that line, shown with a caret under ``column``.
        hint: what to do about it.
        chain: the places that led there, innermost first, such as ``_layouts/default.html:12``.
    """

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

    @property
    def location(self) -> str:
        """``path:line:column``, as far as they are known; empty when no path is."""
        parts = [self.path, self.line, self.column]
        known = parts[: parts.index(None)] if None in parts else parts
        return ":".join(str(part) for part in known)

    def __str__(self) -> str:
        """The one-line form for CI: ``file:line:column: message``."""
        return f"{self.location}: {self.message}" if self.location else self.message

    def report(self) -> str:
        """The form for a person: place and message, the line with a caret, the chain, the hint."""
        lines = [str(self)]
        if self.source_line is not None:
            lines.append(f"    {self.source_line.expandtabs(1)}")
            if self.column is not None:
                lines.append("    " + _padding(self.source_line, self.column) + "^")
        lines += [f"  from {place}" for place in self.chain]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


def _padding(text: str, column: int) -> str:
    """Spaces as wide on a terminal as what stands before ``column`` (East Asian characters take two cells)."""
    from unicodedata import east_asian_width

    return "".join("  " if east_asian_width(char) in "WF" else " " for char in text[: column - 1])
