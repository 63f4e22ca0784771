"""The demo site of a theme: whether it builds, with which warnings of Sass, and whether all readers can use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ....errors import JekyllError
from ...finding import Fault, SourcePlace
from ...rule import OnDemo, Rule
from ..demo import Barrier, Demo, DemoFault

_CONTRAST = "color-contrast"


def broken(demo: Demo) -> Iterator[DemoFault]:
    """The error that ends the build."""
    if demo.error is not None:
        fault = Fault(f"the demo does not build: {demo.error.message}", hint=demo.error.hint)
        yield DemoFault(fault, _place(demo.error))


def deprecated(demo: Demo) -> Iterator[DemoFault]:
    """The deprecations of the style sheets."""
    for error in demo.deprecations:
        yield DemoFault(Fault(_first_sentence(error.message), hint=error.hint), _place(error))


def _first_sentence(message: str) -> str:
    """The first sentence of a message, with the code that it announces by a colon at the end of its line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    last = next((number for number, line in enumerate(lines) if not line.endswith(":")), len(lines) - 1)
    return " ".join(lines[: last + 1]).split(". ", 1)[0].rstrip(".")


def contrast(demo: Demo) -> Iterator[DemoFault]:
    """Text whose colour is too near to that of its background."""
    return _faults(each for each in demo.barriers if each.rule == _CONTRAST)


def barriers(demo: Demo) -> Iterator[DemoFault]:
    """The rules of axe-core, besides contrast, that elements break."""
    return _faults(each for each in demo.barriers if each.rule != _CONTRAST)


def _faults(found: Iterable[Barrier]) -> Iterator[DemoFault]:
    """One fault for each place that breaks a rule, or each element without one: whatever data a loop writes there."""
    for _, group in groupby(sorted(found, key=_key), key=_key):
        same = list(group)
        schemes = {each.scheme for each in same}
        where = f" with {next(iter(schemes))} colours" if len(schemes) == 1 else ""
        fault = Fault(f"{same[0].help}{where}: {same[0].element}", hint=f"axe-core's rule {same[0].rule}")
        yield DemoFault(fault, same[0].place, frozenset(page for each in same for page in each.pages))


def _key(barrier: Barrier) -> tuple[str, str, int, int, str]:
    place = barrier.place
    return barrier.rule, place.path, place.line or 0, place.column or 0, "" if place.line else barrier.element


def _place(error: JekyllError) -> SourcePlace:
    column = error.column or (None if error.line is None else 1)
    return SourcePlace(error.path or "_config.yml", error.line, column, error.source_line)


_WCAG = "WCAG 2.2, by axe-core in Chromium where both are installed"
RULES = (
    Rule("demo-broken", "error", "The site that shows the theme does not build.", "Jekyll ends the build",
        OnDemo(broken), "{% if page.title %}"),
    Rule("sass-deprecated", "warning", "A style sheet has what the next version of Dart Sass does not take.",
        "Sass, breaking changes", OnDemo(deprecated), "darken($colour, 10%)"),
    Rule("contrast-low", "error", "Text has a colour too near to that of its background.",
        f"1.4.3 Contrast (Minimum) of {_WCAG}", OnDemo(contrast), "a { color: #999 }"),
    Rule("reader-excluded", "error", "A page is hard or impossible to use for some readers.", _WCAG,
        OnDemo(barriers), "<button></button>"),
)  # fmt: skip
"""The rules of this family."""
