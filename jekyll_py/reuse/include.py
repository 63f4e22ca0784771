"""An include with the results of its earlier renders."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import perf_counter_ns

from ..diagnostics import Diagnostics
from ..lazy.tuples import NamedTuple
from ..liquid import Context, Template
from ..liquid.free_variables import WHOLE, FreeVariables
from ..liquid.template import Root
from .include_result import IncludeResult, Inputs
from .kept_results import KeptResults
from .recording import Recording
from .value_keys import ValueKeys

WORTH = 50_000
"""The nanoseconds from which a render is worth repeating; finding its result takes about 5,000."""
RECORDING = 100_000
"""The nanoseconds that recording a render takes, beside the render."""
MOST_LOSS = 16 * RECORDING
"""The loss at which an include is no longer recorded."""
_CHEAP = 4
"""A render that is not worth repeating counts as this many of them."""
_MOST = 32
"""The most results kept for one include."""
_ANY = -1
"""In the place of the number of style sheets: the result depends on none."""


class Reuse:
    """Decides which includes of one build are recorded.

    Args:
        diagnostics: takes the warnings of the build; a render that warned is not repeated.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self.keys = ValueKeys()
        self.sheets_before = 0
        """The number of style sheets with a source map rendered so far: ``site.pages`` has one more page for each."""
        self.kept: KeptResults | None = None
        """Has the results of the last build, and takes those for the next; None where none are kept."""

    def of(self, template: Template) -> Template | ReusableInclude:
        """An include that repeats its results, or the template itself if its text may depend on anything."""
        free_variables = template.free_variables
        if not free_variables.repeatable or ("page", WHOLE) in free_variables.names:
            return template
        return ReusableInclude(template, self)

    def of_loop(self, loop: Root, free_variables: FreeVariables) -> Root:
        """The function to call for a loop of a layout: it repeats its results like an include."""
        repeated = ReusableInclude(_Loop(loop, free_variables), self)
        return lambda context, append: repeated.root(context, append)  # it has another `root` once it gives up


class _Loop(NamedTuple):
    """A loop of a layout, in the form of a template."""

    root: Root
    free_variables: FreeVariables

    def interrupted(self) -> Root:
        """The same: a layout whose loops are functions is not rendered where an interrupt is pending."""
        return self.root


class ReusableInclude:
    """A template that repeats the result of an earlier render if everything it reads is unchanged.

    Args:
        template: one that is repeatable.
        reuse: shared by the includes of a build.
    """

    def __init__(self, template: Template | _Loop, reuse: Reuse) -> None:
        self.root: Root = self._render
        self.free_variables = template.free_variables
        self.interrupted = template.interrupted
        self._template = template
        self._reuse = reuse
        self._results: dict[Inputs, dict[tuple[int, Hashable], IncludeResult]] = {}
        if reuse.kept is not None and isinstance(template, Template):
            for inputs, key, result in reuse.kept.of(template):
                self._results.setdefault(inputs, {})[_ANY, key] = result
        self._loss = 0
        """The nanoseconds that recordings have taken and repetitions have not yet saved."""

    def _render(self, context: Context, append: Callable[[str], None]) -> int:
        for inputs, results in self._results.items():
            key = inputs.key(context.scope, context.include, self._reuse.keys)
            result = results.get((self._reuse.sheets_before, key)) or results.get((_ANY, key))
            if result is not None and result.fits(context):
                self._loss = max(0, self._loss - result.took)
                result.repeat(context, append, inputs)
                return 0
        return self._record(context, append)

    def _record(self, context: Context, append: Callable[[str], None]) -> int:
        recording, outcome = Recording(context), 0

        def write(context: Context, out: Callable[[str], None]) -> None:
            nonlocal outcome
            outcome = self._template.root(context, out)

        warned, began = len(self._reuse.diagnostics), perf_counter_ns()
        recording.will_read(context, self.free_variables)
        with recording.recording(context):
            text = context.text_of(write)
        took = perf_counter_ns() - began
        append(text)
        self._loss += RECORDING if took >= WORTH else _CHEAP * RECORDING
        if self._loss >= MOST_LOSS:
            self._give_up()
        elif not outcome and took >= WORTH and len(self._reuse.diagnostics) == warned:
            self._keep(recording, recording.result(context, text, took))
        return outcome

    def _keep(self, recording: Recording, result: IncludeResult | None) -> None:
        inputs = recording.inputs
        key = inputs.key(recording.scope, recording.include, self._reuse.keys)
        if result is None or key is None:
            return
        if sum(map(len, self._results.values())) == _MOST:
            self._results.clear()
        self._results.setdefault(inputs, {})[self._reuse.sheets_before, key] = result
        if self._reuse.kept is not None and isinstance(self._template, Template):
            self._reuse.kept.add(self._template, inputs, key, result)

    def _give_up(self) -> None:
        self._results.clear()
        self.root = self._template.root
