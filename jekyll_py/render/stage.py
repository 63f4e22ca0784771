"""The render stage of a build: each item of a plan is rendered, or used again as it is, and its file is staged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from ..diagnostics import Diagnostic, Diagnostics, Failures
from ..model.edition import Edition
from ..model.item import Item
from ..model.page import Page
from ..output.writer import Writer
from ..tracking import reads
from .cache import CacheTransaction, NewRender
from .item_files import ItemFiles
from .layers import Layer, LayerLog
from .no_cache import NoCache
from .rendered_texts import CachedRender
from .renderer import Rendered, Renderer
from .reused_renders import ReusedRenders

if TYPE_CHECKING:
    from .ahead_work import AheadWork
    from .early import Showing


class StageRunner(Protocol):
    """Divides a stage among processes (`jekyll_py.parallel.ParallelRunner`)."""

    def run(self, stage: RenderStage) -> None:
        """Take every item of the stage."""

    def converting(self, work: AheadWork) -> AbstractContextManager[object]:
        """Have documents converted ahead during the block, in which they are read and the stage is run."""


class RenderStage:
    """Takes the items of one plan from their sources to staged files.

    Args:
        renderer: renders them.
        writer: takes their files.
        edition: names the folder of the output for these.
        diagnostics: takes the warnings of renders that are used again.
        reused: takes the renders that are used again.
        cache: has the renders of the last build; without it every item is rendered.
        showing: shows files to those who look at the site while it is built.
    """

    def __init__(
        self,
        renderer: Renderer,
        writer: Writer,
        edition: Edition,
        diagnostics: Diagnostics,
        reused: ReusedRenders,
        cache: CacheTransaction | None,
        showing: Showing | None = None,
    ) -> None:
        self.plan = renderer.plan
        self.renderer = renderer
        self.writer = writer
        self.edition = edition
        self.diagnostics = diagnostics
        self.records = cache is not None
        """Whether the dependencies and the layers of renders are needed."""
        self.cache: CacheTransaction = NoCache(self.plan) if cache is None else cache
        self.files = ItemFiles(self.plan, writer, edition, renderer.texts)
        self._failures = Failures()
        self._observers = renderer.hooks.observers
        self._showing = showing
        self.mapped: list[tuple[Page, NewRender]] = []
        """The renders of style sheets with a source map, for the hooks of its page."""
        self._done = 0
        """The number of items that were taken."""
        self.reused = reused
        reused.begin(self.cache)
        self._kept_includes = renderer.keep_includes(self.cache) if self.records else None

    def begin(self) -> None:
        """Show what is looked at before anything is rendered, then see whether the plan is that of all changes.

        Raises:
            SavedMeanwhile: it is not.
            Superseded: the build is to end.
        """
        if self._showing is not None:
            self._showing.begin(self)
        self.cache.confirm(_go_on if self._showing is None else self._showing.go_on)

    def run(self, runner: StageRunner | None = None) -> None:
        """Take every item, in the plan's order.

        Args:
            runner: divides the work among processes; without it this process does it all.

        Raises:
            JekyllError: templates, converters or plugins failed, or the disk takes no more.
            Superseded: the build is to end, as those who look at the site wait for the next one.
        """
        if runner is not None:
            runner.run(self)
        else:
            for position in self.positions:
                self.take(position)
        self._failures.raise_any()
        self.reused.turn = len(self.plan.rendered)
        if self.records:
            self._put_excerpts()
        if self._kept_includes is not None:
            self._kept_includes.put()

    def take(self, position: int) -> None:
        """Use the last render of an item again if it is up to date, else render the item.

        Raises:
            JekyllErrors: too many items have failed to go on.
        """
        item = self._begin_turn(position)
        with self._failures.collecting():
            cached = self.cache.get(item)
            if cached is None:
                self._render(item)
            else:
                self._reuse(item, cached)

    def make(self, position: int) -> None:
        """Render an item that is known to be outdated.

        Raises:
            JekyllErrors: too many items have failed to go on.
        """
        item = self._begin_turn(position)
        with self._failures.collecting():
            self._render(item)

    @cached_property
    def positions(self) -> Sequence[int]:
        """The positions of the items to take, in order; every other item is up to date."""
        return self.cache.positions

    @property
    def every_position(self) -> Mapping[Item, int]:
        """The items of the plan with their positions."""
        return self.plan.rendered.positions

    def fields_read(self, subject: str) -> Sequence[str] | None:
        """The fields of a subject that the items have read, also in last renders that are used again.

        None without a cache.
        """
        return self.cache.fields_read(subject)

    def is_outdated(self, position: int) -> bool:
        """Whether an item has to be rendered, as far as can be told now: what is outdated stays so in this build."""
        return self.cache.get(self.plan.rendered[position]) is None

    def adopt(
        self,
        item: Item,
        rendered: Rendered,
        dependencies: Iterable[int],
        layers: Sequence[Layer] = (),
        begun: int | None = None,
    ) -> None:
        """Go on as if an item had been rendered here: its texts are known and its file is staged.

        Args:
            item: the item.
            rendered: its render.
            dependencies: what was read.
            layers: the new layers.
            begun: the depth of the layer that the render began with.
        """
        self._begin_turn(self.every_position[item])
        owners = item.hook_owners if self._observers.events else ()
        for hook in self._observers.of(owners, "pre_render"):
            hook.call(item)
        for hook in self._observers.of(owners, "post_render"):
            hook.call(item, rendered.output.text)
        self.cache.explain(item)
        self.cache.put(item, NewRender(rendered, dependencies, layers, begun, ()))

    @property
    def has_viewers(self) -> bool:
        """Whether this build shows pages that are open in the preview, before it ends."""
        return self._showing is not None

    def attend(self) -> None:
        """Show what is wanted now, while other processes render.

        Raises:
            Superseded: the build is to end.
        """
        if self._showing is not None:
            self._showing.show(self)
            self._showing.go_on()

    def _begin_turn(self, position: int) -> Item:
        self.reused.turn = position
        if self._showing is not None:
            self._showing.attend(self, self._done, position)
        self._done += 1
        return self.plan.rendered[position]

    def _reuse(self, item: Item, cached: CachedRender) -> None:
        """Leave the files of an item as they are, and warn of what its last render warned of."""
        self.reused.add(item, cached)
        self.files.leave(cached)
        self._warn_again(cached.warnings)

    def _render(self, item: Item) -> None:
        """Render an item, put its render into the cache and stage its file."""
        if self.records:
            self.cache.explain(item)
            render = self._recorded(item)
            self.cache.put(item, render)
        else:
            render = NewRender(self.renderer.render(item), (), (), None, ())
        self.files.stage(item, render.rendered)
        if render.rendered.source_map is not None and isinstance(item, Page):
            self.mapped.append((item, render))

    def change_map(self, sheet: Page, render: NewRender) -> None:
        """Take a render of a style sheet with another source map, or with what the hooks of its page have read."""
        self.files.stage(sheet, render.rendered)
        self.cache.put(sheet, render)

    def _recorded(self, item: Item) -> NewRender:
        """A new render with its dependencies, layers and warnings."""
        start, before = self.cache.layer(item), len(self.diagnostics)
        with reads.recording() as dependencies:
            reads.record_all(self.renderer.dependencies)
            log = LayerLog(dependencies, self.diagnostics, start)
            self._warn_again(() if start is None else start.warnings)
            rendered = self.renderer.render(item, layers=log)
        begun, warnings = None if start is None else start.depth, self.diagnostics.all[before:]
        return NewRender(rendered, dependencies, log.layers, begun, warnings)

    def _put_excerpts(self) -> None:
        """Put the excerpts that were read into the cache, but for those that show the order of rendering."""
        texts, items = self.renderer.texts, self.every_position
        for excerpt, made in texts.excerpts.items():
            item = excerpt.item
            is_own = item in items and item.data.get("excerpt") is excerpt
            if is_own and not made.is_reused and not made.has_warned and all(map(reads.is_steady, made.dependencies)):
                self.cache.put_excerpt(item, partial(texts.text, made.text), made.dependencies)

    def _warn_again(self, warnings: Iterable[Diagnostic]) -> None:
        for warning in warnings:
            self.diagnostics.add(warning.topic, warning.error)


def _go_on() -> None:
    """Go on: no viewer can end the build for another one."""
