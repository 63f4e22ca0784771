"""Errors on their way through Ruby: each side gets its own back when the other one passes it on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from ...config.configuration import Configuration
from ...disk.source import Source
from ...errors import JekyllError
from ...liquid import LiquidError
from ...liquid.errors import LiquidArgumentError, LiquidSyntaxError
from .loading.missing_library import MissingLibrary

_KNOWN_TO_RUBY = (
    "LiquidSyntaxError",
    "LiquidZeroDivisionError",
    "NestingError",
    "UndefinedVariableError",
    "UndefinedFilterError",
    "PartialError",
    "LiquidArgumentError",
    "LiquidError",
)
"""The errors of Python that Ruby tells apart, the more special first."""
_MAY_WRITE = (
    "Ruby code reads the site and its gems, and writes to the destination (site.dest) and a scratch folder only"
)


class RubyExit(JekyllError):
    """A plugin has called ``exit``."""


class PassedErrors:
    """The errors of one session that have passed from one side to the other.

    Args:
        config: the configuration of the site.
    """

    def __init__(self, config: Configuration) -> None:
        self._config = config
        self._of_python: list[Exception] = []
        self._numbers_in_ruby: WeakKeyDictionary[JekyllError, int] = WeakKeyDictionary()

    def for_ruby(self, error: Exception) -> dict[str, object]:
        """The description by which Ruby raises an error of Python, or its own one that has come through Python."""
        self._of_python.append(error)
        message = error.reason if isinstance(error, LiquidError) else str(error)
        kinds = {kind.__name__ for kind in type(error).__mro__}
        name = next((kind for kind in _KNOWN_TO_RUBY if kind in kinds), type(error).__name__)
        origin = self._numbers_in_ruby.get(error) if isinstance(error, JekyllError) else None
        return {"class": name, "message": message, "number": len(self._of_python) - 1, "origin": origin}

    def from_ruby(self, described: Mapping[str, Any]) -> Exception:
        """The error for one that Ruby describes, or Python's own one that has come through Ruby."""
        number = described.get("number")
        error = self._new(described) if number is None else self._of_python[number]
        if isinstance(error, JekyllError):
            self._numbers_in_ruby[error] = described["origin"]
        return error

    def _new(self, described: Mapping[str, Any]) -> Exception:
        if described["class"] != "BibTeX::ParseError":
            return _new_error(described)
        from ...bibliography.malformed import malformed_file  # Ruby's own message names neither file nor line

        source, folder = Source(self._config.source), self._config.mapping("scholar").get("source")
        return malformed_file(source, folder) or _new_error(described)


def _new_error(described: Mapping[str, Any]) -> Exception:
    if described["class"] == "SystemExit":
        return RubyExit(f"a plugin has ended the build with exit {described['status']}")
    message = described["message"]
    if described["liquid"]:
        kind = LiquidSyntaxError if described["class"] == "Liquid::SyntaxError" else LiquidArgumentError
        return kind(message)
    path, line = described["file"] or None, described["line"] or None
    shown = message if described["class"] == "RuntimeError" else f"{message} ({described['class']})"
    if not described["feature"]:
        hint = _MAY_WRITE if described["class"] == "Errno::EPERM" else None
        return JekyllError(shown, path=path, line=line, hint=hint)
    missing = MissingLibrary(shown, path=path, line=line)
    missing.feature = described["feature"]
    return missing
