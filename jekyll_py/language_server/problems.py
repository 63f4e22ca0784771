"""Errors, warnings and findings as diagnostics of the protocol, by file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Range
from pygls.workspace import PositionCodec

from ..check.finding import Finding
from ..errors import JekyllError
from .mirror import Mirror
from .positions import span, top

_SOURCE = "jekyll-py"
_WITHOUT_PATH = "_config.yml"
"""The file that gets what has no place."""
_WORD = re.compile(r"[\w./:#-]+|\S")
_SEVERITIES = {"error": DiagnosticSeverity.Error, "warning": DiagnosticSeverity.Warning}

Problems = Mapping[Path, Sequence[Diagnostic]]


class ProblemList:
    """The diagnostics of one build.

    Args:
        mirror: the copy of the site that was built.
        codec: counts columns in the client's units.
    """

    def __init__(self, mirror: Mirror, codec: PositionCodec) -> None:
        self._mirror = mirror
        self._codec = codec
        self._found: defaultdict[Path, list[Diagnostic]] = defaultdict(list)

    def add_errors(self, errors: Iterable[JekyllError], severity: DiagnosticSeverity) -> None:
        """Add errors or warnings of a build."""
        for error in errors:
            self._add_error(error, severity)

    def _add_error(self, error: JekyllError, severity: DiagnosticSeverity) -> None:
        path = error.path or _WITHOUT_PATH
        hint = f"\n{error.hint}" if error.hint else ""
        chain = "".join(f"\nfrom {place}" for place in error.chain)
        page = f"\nfor the page {error.page}" if error.page is not None else ""
        place = self._range(path, error.line, error.column)
        message = f"{error.message}{hint}{chain}{page}"
        self._add(path, Diagnostic(place, message, severity, code=error.kind, source=_SOURCE))

    def add_finding(self, finding: Finding) -> None:
        """Add a finding of ``check``; one in a page whose source is not known is left out."""
        if finding.source is None:
            return
        source = finding.source
        place = self._range(source.path, source.line, source.column, len(finding.written))
        hint = f"\n{finding.hint}" if finding.hint else ""
        severity = _SEVERITIES[finding.severity]
        self._add(
            source.path, Diagnostic(place, f"{finding.message}{hint}", severity, code=finding.rule, source=_SOURCE)
        )

    def by_file(self) -> Problems:
        """The diagnostics by the absolute path of their file."""
        return dict(self._found)

    def _add(self, path: str, diagnostic: Diagnostic) -> None:
        diagnostic.message = self._mirror.original(diagnostic.message)
        found = self._found[self._mirror.root / self._mirror.original(path)]
        if diagnostic not in found:
            found.append(diagnostic)

    def _range(self, path: str, line: int | None, column: int | None, length: int = 0) -> Range:
        """The range of a word; of a line where the column is not known; the first character without a line."""
        if line is None:
            return top()
        text = self._line(path, line)
        if column is None:
            return span(self._codec, line - 1, text, len(text) - len(text.lstrip()), len(text.rstrip()))
        word = _WORD.match(text, column - 1)
        end = column - 1 + length if length else word.end() if word is not None else column
        return span(self._codec, line - 1, text, column - 1, max(end, column))

    def _line(self, path: str, line: int) -> str:
        """A line of a file of the copy; empty if there is none."""
        try:
            lines = (self._mirror.folder / path).read_text("utf-8", "replace").split("\n")
        except OSError:
            return ""
        return lines[line - 1] if line <= len(lines) else ""


def merged(one: Problems, other: Problems) -> Problems:
    """The diagnostics of two lists, by file."""
    return {path: [*one.get(path, ()), *other.get(path, ())] for path in {**one, **other}}
