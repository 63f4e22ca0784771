"""The warnings of a build: printed as they arise or, with ``--strict``, raised before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Diagnostic
from ..errors import JekyllError, errors_in, joined


class WarningLog:
    """The warnings of a series of builds; within one build each is reported once.

    Args:
        strict: whether warnings count as errors (`Diagnostic.is_remark` ones never do).
        sink: called with each warning that does not count as an error.
        before: warnings from reading the configuration, which have been printed already.
    """

    def __init__(self, strict: bool, sink: Callable[[Diagnostic], None], before: Iterable[Diagnostic] = ()) -> None:
        self.strict = strict
        self._sink = sink
        self._found: dict[str, Diagnostic] = {}
        self._lasting: dict[str, Diagnostic] = {}
        for diagnostic in before:
            self._add(diagnostic)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """The warnings of the current build so far."""
        return tuple(self._found.values())

    def add(self, diagnostic: Diagnostic) -> None:
        """Record a warning, and pass it to the sink if it is new and no error."""
        if self._add(diagnostic) and not self._is_error(diagnostic):
            self._sink(diagnostic)

    def retain(self) -> None:
        """Make the warnings so far part of every later build: `restart` does not remove them."""
        self._lasting = dict(self._found)

    def restart(self) -> None:
        """Begin a build: forget the warnings of the one before, except retained ones."""
        self._found = dict(self._lasting)

    def raise_errors(self) -> None:
        """Raise the warnings that count as errors, if there are any.

        Raises:
            JekyllError: one or several such warnings.
        """
        if errors := self._errors():
            raise joined(errors)

    def with_warnings(self, error: Exception) -> JekyllError:
        """An error that joins the warnings that count as errors and the one that ended the build."""
        return joined([*self._errors(), *errors_in(error)])

    def _errors(self) -> list[JekyllError]:
        return [diagnostic.error for diagnostic in self.all if self._is_error(diagnostic)]

    def _is_error(self, diagnostic: Diagnostic) -> bool:
        return self.strict and not diagnostic.is_remark

    def _add(self, diagnostic: Diagnostic) -> bool:
        said = f"{diagnostic.topic} {diagnostic.named()}"
        is_new = said not in self._found
        self._found.setdefault(said, diagnostic)
        return is_new
