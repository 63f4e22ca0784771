"""An include, and what it came to where it was rendered before."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import perf_counter_ns

from ..diagnostics import Diagnostics
from ..liquid import Context, Template
from ..liquid.free_variables import WHOLE
from ..liquid.template import Root
from .recording import Recording
from .result import Questions, Result
from .values import Values

WORTH = 50_000
"""Nanoseconds a render must take to be worth repeating: looking for its result takes some 5,000."""
_PATIENCE = 16
"""Renders in a row that were no use to a later call, until an include is rendered each time as it is."""
_CHEAP = 4
"""How many of those one that is not worth it counts for."""
_MOST = 32
"""Results kept for one include."""


class Reuse:
    """Decides which includes of one build are worth a try.

    Args:
        diagnostics: takes the warnings of the build; a render that warned is not repeated.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self.values = Values()

    def of(self, template: Template) -> Template | ReusableInclude:
        """A template as it is included: one that may depend on anything stays as it is."""
        if not template.free_variables.repeatable or ("page", WHOLE) in template.free_variables.names:
            return template
        return ReusableInclude(template, self)


class ReusableInclude:
    """A template that repeats what it came to while everything it reads is unchanged.

    Args:
        template: one that is repeatable.
        reuse: what the includes of a build have in common.
    """

    def __init__(self, template: Template, reuse: Reuse) -> None:
        self.root: Root = self._render
        self.free_variables = template.free_variables
        self.interrupted = template.interrupted
        self._template = template
        self._reuse = reuse
        self._results: dict[Questions, dict[Hashable, Result]] = {}
        self._useless = 0

    def _render(self, context: Context, append: Callable[[str], None]) -> int:
        for questions, results in self._results.items():
            answers = questions.answers(context.scope, context.include, self._reuse.values)
            result = results.get(answers)
            if result is not None and result.fits(context):
                self._useless = 0
                result.repeat(context, append, questions)
                return 0
        return self._record(context, append)

    def _record(self, context: Context, append: Callable[[str], None]) -> int:
        recording, outcome = Recording(context), 0

        def write(context: Context, out: Callable[[str], None]) -> None:
            nonlocal outcome
            outcome = self._template.root(context, out)

        warned, began = len(self._reuse.diagnostics), perf_counter_ns()
        recording.will_read(context, self.free_variables)
        with recording.watching(context):
            text = context.text_of(write)
        took = perf_counter_ns() - began
        append(text)
        self._useless += 1 if took >= WORTH else _CHEAP
        if self._useless >= _PATIENCE:
            self._give_up()
        elif not outcome and took >= WORTH and len(self._reuse.diagnostics) == warned:
            self._keep(recording, recording.result(context, text))
        return outcome

    def _keep(self, recording: Recording, result: Result | None) -> None:
        questions = recording.questions
        answers = questions.answers(recording.scope, recording.include, self._reuse.values)
        if result is None or answers is None:
            return
        if sum(map(len, self._results.values())) == _MOST:
            self._results.clear()
        self._results.setdefault(questions, {})[answers] = result

    def _give_up(self) -> None:
        self._results.clear()
        self.root = self._template.root
