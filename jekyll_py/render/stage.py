"""The render stage of a build: each item of a plan is rendered, or recalled from an earlier build, and staged."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from ..diagnostics import Diagnostic, Diagnostics, Failures
from ..model.edition import Edition
from ..model.item import Item
from ..model.static_file import StaticFile
from ..output.writer import Writer
from ..plan import Plan
from ..tracking import reads
from .output_cache import CachedRender
from .renderer import Rendered, Renderer

if TYPE_CHECKING:
    from ..site import Site


class RenderCache(Protocol):
    """What keeps renders from one build to the next (`jekyll_py.incremental.RenderCache`)."""

    def changed(self, site: Site) -> Set[str] | None:
        """The files that may have other bytes than in the last build; None when more than that may have changed."""

    def is_volatile(self, site: Site) -> bool:
        """Whether there is something to do although nothing has changed, such as telling the time."""

    def revise(self, site: Site, changed: Set[str]) -> PlanPatch | None:
        """What the last build was made from, with the texts of changed files, where that is all that is new."""

    def begin(self, site: Site, plan: Plan) -> Sequence[int]:
        """A plan is about to be rendered; the positions of the items to ask for, the others being what they were."""

    def recall(self, item: Item) -> CachedRender | None:
        """What an item became, if that still holds and its files are in the destination."""

    def settled(self, item: Item) -> CachedRender | None:
        """What an item became that was not to be asked for."""

    def keep(self, item: Item, rendered: Rendered, trace: Iterable[int], warnings: Iterable[Diagnostic]) -> None:
        """An item was rendered."""

    def end(self, written: Set[str]) -> None:
        """Everything was rendered, and these files of the destination were written."""


class PlanPatch(Protocol):
    """The plan of the last build with new texts."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def files(self) -> Set[StaticFile]:
        """The static files that have changed."""


class Workforce(Protocol):
    """What divides a stage among processes (`jekyll_py.parallel.Workforce`)."""

    def run(self, stage: RenderStage) -> None:
        """Take every item of the stage."""


class RenderStage:
    """The items of one plan on their way to files.

    Args:
        renderer: renders them.
        writer: takes their files.
        edition: says where in the output these stand.
        diagnostics: takes what recalled items warned of.
        memory: keeps renders between builds; without it every item is rendered.
        positions: of the items to take, in order; without it all of the plan. The others are what they were.
    """

    def __init__(
        self,
        renderer: Renderer,
        writer: Writer,
        edition: Edition,
        diagnostics: Diagnostics,
        memory: RenderCache | None,
        positions: Sequence[int] | None = None,
    ) -> None:
        self.plan = renderer.plan
        self.renderer = renderer
        self.writer = writer
        self.edition = edition
        self.diagnostics = diagnostics
        self.memory = memory
        self.positions = range(len(self.plan.rendered)) if positions is None else positions
        self._failures = Failures()
        self._recalled: dict[Item, CachedRender] = {}
        self._turn = 0
        renderer.texts.recall = self._recalled_so_far

    def run(self, workforce: Workforce | None = None) -> None:
        """Take every item, in the plan's order.

        Args:
            workforce: does it with several processes.

        Raises:
            JekyllError: templates, converters or plugins failed, or the disk takes no more.
        """
        if workforce is not None:
            workforce.run(self)
        else:
            for position in self.positions:
                self.take(position)
        self._failures.raise_any()

    def take(self, position: int) -> None:
        """Render an item, or recall what it became when nothing that it read has changed, and stage its file.

        Raises:
            JekyllErrors: too many items have failed to go on.
        """
        self._turn, item = position, self.plan.rendered[position]
        with self._failures.collecting():
            if not self._is_recalled(item):
                self.stage(item, self._rendered(item))

    def make(self, position: int) -> None:
        """As `take`, for an item that cannot be recalled."""
        self._turn, item = position, self.plan.rendered[position]
        with self._failures.collecting():
            self.stage(item, self._rendered(item))

    def has_to_render(self, position: int) -> bool:
        """Whether an item cannot be recalled, now or later in this build."""
        return self.memory is None or self.memory.recall(self.plan.rendered[position]) is None

    def adopt(self, item: Item, trace: Iterable[int]) -> None:
        """Go on as if an item had been rendered here, when its texts are known and its file is staged."""
        hooks, texts = self.renderer.hooks.observers, self.renderer.texts
        for hook in hooks.of(item.hook_owners, "pre_render"):
            hook.call(item)
        for hook in hooks.of(item.hook_owners, "post_render"):
            hook.call(item, texts.output(item))
        if self.memory is not None:
            rendered = Rendered(texts.content(item) or "", texts.output(item) or "")
            self.memory.keep(item, rendered, trace, ())

    def stage(self, item: Item, rendered: Rendered) -> bool:
        """Stage what an item became, unless another item is written in its place; whether its bytes are new."""
        if not self.is_written(item):
            return False
        place = self.edition.place(item.destination)
        if rendered.source_map is not None:
            self.writer.stage(f"{place}.map", _encoded(rendered.source_map))
        return self.writer.stage(place, _encoded(rendered.output))

    def is_written(self, item: Item) -> bool:
        """Whether it becomes a file: a later item may have the same address."""
        return self.plan.written.get(item.destination) is item

    def copy_static_files(self, files: Container[StaticFile] | None = None) -> None:
        """Stage the static files, or those that are among these."""
        for destination, written in self.plan.written.items():
            if isinstance(written, StaticFile) and (files is None or written in files):
                self.writer.stage_copy(self.edition.place(destination), written)

    def _recalled_so_far(self, item: Item) -> CachedRender | None:
        known = self._recalled.get(item)
        if known is None and self.memory is not None and self._untaken.get(item, self._turn) < self._turn:
            return self.memory.settled(item)
        return known

    @cached_property
    def _untaken(self) -> dict[Item, int]:
        """The positions of the items that are not taken."""
        left = {*range(len(self.plan.rendered))}.difference(self.positions)
        return {self.plan.rendered[position]: position for position in left}

    def _is_recalled(self, item: Item) -> bool:
        """Whether an item is what it was in the last build; then its files stay."""
        known = None if self.memory is None else self.memory.recall(item)
        if known is None:
            return False
        self._recalled[item] = known
        for path in known.files:
            self.writer.leave(self.edition.place(path))
        for warning in known.warnings:
            self.diagnostics.add(warning.topic, warning.error)
        return True

    def _rendered(self, item: Item) -> Rendered:
        if self.memory is None:
            return self.renderer.render(item)
        before = len(self.diagnostics.all)
        with reads.recording() as trace:
            rendered = self.renderer.render(item)
        self.memory.keep(item, rendered, trace, self.diagnostics.all[before:])
        return rendered


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
