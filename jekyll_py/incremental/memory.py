"""What was rendered, by item, with what each render read; kept while one process builds a site again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic
from ..plan import Item, Plan
from ..reads import fact, fact_id
from ..renderer import Rendered
from .answers import RENDERED, Answers, answers, inputs, of_file, of_folder

_ON_DISK = {"file": of_file, "folder": of_folder}
"""Owners of facts that are no part of the plan, with what looks at them."""
TRANSIENT = "transient"
"""The owner of answers that are never the same twice, such as the time of day."""


@dataclass(frozen=True, slots=True)
class _Kept:
    inputs: tuple[object, ...]
    trace: frozenset[int]
    rendered: Rendered
    warnings: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _State:
    """What a build knew; it counts for the next one only when the build came to its end."""

    answers: Answers = field(default_factory=dict)
    on_disk: dict[int, object] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    kept: dict[tuple[str, str], _Kept] = field(default_factory=dict)


class Memory:
    """Decides what need not be rendered again.

    `begin` comes first in a build; then, item by item in the plan's order, `recall`, and `keep` for what had to be
    rendered; `end` when nothing failed.
    """

    def __init__(self) -> None:
        self._last = _State()
        self._this = _State()
        self._changed: set[int] = set()
        self._transient: set[int] = set()

    def begin(self, plan: Plan) -> None:
        """Compare a plan, and the files that were read, with the last build that succeeded."""
        last = self._last
        on_disk = {number: _look(number) for number in last.on_disk}
        this = self._this = _State(answers(plan), on_disk, tuple(item.relative_path for item in plan.rendered))
        questions = last.answers.keys() | this.answers.keys()
        self._changed = {fact_id(*one) for one in questions if last.answers.get(one) != this.answers.get(one)}
        self._changed |= {number for number, answer in on_disk.items() if answer != last.on_disk[number]}
        self._changed |= self._transient
        if this.order != last.order:  # whether another item's content is still Markdown depends on who renders first
            self._changed |= {fact_id(path, question) for path in this.order for question in RENDERED}

    def recall(self, item: Item) -> tuple[Rendered, tuple[Diagnostic, ...]] | None:
        """What an item became and warned of, if that still holds."""
        kept = self._last.kept.get(_key(item))
        if kept is None or kept.inputs != inputs(item) or not kept.trace.isdisjoint(self._changed):
            return None
        self._this.kept[_key(item)] = kept
        return kept.rendered, kept.warnings

    def keep(self, item: Item, rendered: Rendered, trace: Iterable[int], warnings: Iterable[Diagnostic]) -> None:
        """Remember a render; what it changed counts as changed for the items after it."""
        before = self._last.kept.get(_key(item))
        if before is None or before.rendered != rendered:
            self._changed |= {fact_id(item.relative_path, question) for question in RENDERED}
        kept = _Kept(inputs(item), frozenset(trace), rendered, tuple(warnings))
        self._this.kept[_key(item)] = kept
        for number in kept.trace - self._this.on_disk.keys():
            owner = fact(number)[0]
            if owner in _ON_DISK:
                self._this.on_disk[number] = _look(number)
            elif owner == TRANSIENT:
                self._transient.add(number)

    def end(self) -> None:
        """The build succeeded: the next one is compared with it."""
        self._last = self._this


def _look(number: int) -> object:
    owner, path = fact(number)
    return _ON_DISK[owner](path)


def _key(item: Item) -> tuple[str, str]:
    """Pages of a pagination share a path but no destination."""
    return item.relative_path, item.destination
