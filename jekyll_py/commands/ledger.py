"""The warnings of a build: told as they arise or, with ``--strict``, errors before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Diagnostic
from ..errors import JekyllError, errors_in, joined


class Ledger:
    """What one build after the other warned of, each thing once.

    Args:
        strict: warnings are errors, but for remarks.
        sink: told of warnings that are none.
        before: what reading the configuration warned of; told already.
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
        """The warnings so far."""
        return tuple(self._found.values())

    def note(self, diagnostic: Diagnostic) -> None:
        """A warning arose."""
        if self._add(diagnostic) and not self._is_error(diagnostic):
            self._sink(diagnostic)

    def keep(self) -> None:
        """What is known now holds for every build: `restart` does not forget it."""
        self._lasting = dict(self._found)

    def restart(self) -> None:
        """A build begins."""
        self._found = dict(self._lasting)

    def refuse(self) -> None:
        """End a build that has warned of something that counts.

        Raises:
            JekyllError: the warnings.
        """
        if errors := self._errors():
            raise joined(errors)

    def with_warnings(self, error: Exception) -> JekyllError:
        """What ends the build, and the warnings that count: all there is to mend."""
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
