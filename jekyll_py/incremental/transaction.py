"""A transaction: the renders that one build takes from the cache and puts into it (see `render.cache`).

A render of the last build is used again while it is up to date (`KeptRenders`). A new render with another text than
before changes dependencies in turn: items that come later in the plan may read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from ..model.item import Item
from ..render.cache import NewRender
from ..render.layers import CachedLayer
from ..render.rendered_texts import CachedExcerpt, CachedRender
from ..reuse import CachedInclude
from ..tracking.kinds import FILE
from . import outputs
from .build import BuildOutcome, RunningBuild
from .comparison import PlanComparison
from .external import doubt_saved_files
from .item_keys import ItemKeys
from .kept_excerpts import KeptExcerpts
from .kept_includes import KeptIncludes
from .kept_layers import KeptLayers
from .kept_renders import KeptRenders
from .record_maker import RecordMaker
from .ruby_state import RubyState
from .signatures import OutputSignature
from .store.record import RenderRecord
from .store.records import RenderRecords, pack_record

Explain = Callable[[str, str], None]
"""Called with the path of each item that has to be rendered, and why."""


class Transaction:
    """The transaction of one build.

    Args:
        build: the build.
        comparison: its plan compared with the last build.
        destination: the folder of its files.
        explain: called for each item that has to be rendered.
        confirm: compares what was not compared before the plan was made; raises `SavedMeanwhile`.
        prepare: makes the part of what `finish` needs that does not depend on renders, when it is first called.
        finish: called with the outcome of the build when it is committed.
        outputs: the files and folders of the output, if it is as the last build has left it.
    """

    def __init__(
        self,
        build: RunningBuild,
        comparison: PlanComparison,
        destination: str,
        explain: Explain | None,
        confirm: Callable[[Callable[[], None]], object],
        prepare: Callable[[], object],
        finish: Callable[[BuildOutcome], None],
        outputs: Set[str] | None = None,
    ) -> None:
        plan = build.planned.plan
        self._build, self._plan, self._destination = build, plan, destination
        self._last, self._this, self._changes = comparison.last, comparison.this, comparison.changes
        self._explain = None if comparison.unusable else explain
        self._confirm, self._prepare, self._finish = confirm, prepare, finish
        self.outputs = outputs
        self.keys = ItemKeys(plan.rendered, self._this.order)
        self._maker = RecordMaker(plan, self.keys, self._this, build.rendering)
        self._renders = KeptRenders(plan, comparison, self.keys, destination)
        self._layers = KeptLayers(comparison, self._renders)
        self._excerpts = KeptExcerpts(comparison, self.keys, self._maker)
        self._includes = KeptIncludes(comparison, self._maker)
        self._ruby = RubyState(comparison)
        self._new: dict[Item, RenderRecord] = {}

    def confirm(self, go_on: Callable[[], None]) -> None:
        """Compare what was not compared before the plan was made.

        Args:
            go_on: called again and again; may raise to end the build.

        Raises:
            SavedMeanwhile: more has changed.
        """
        self._confirm(go_on)

    @property
    def positions(self) -> Sequence[int]:
        """The positions in the plan of the items that may be outdated; first asked for before anything is put."""
        return self._renders.positions

    def untouched_files(self) -> Iterator[str]:
        """The files of the items that are up to date without being looked at."""
        return self._renders.untouched_files()

    def get(self, item: Item) -> CachedRender | None:
        """The last render of an item if it is up to date, else None. Nothing changes by asking."""
        return self._renders.get(item)

    def explain(self, item: Item) -> None:
        """Tell ``--explain`` why an item that is to be rendered is outdated."""
        if self._explain is not None:
            self._explain(item.relative_path.lstrip("/"), self._renders.reason(item))

    def layer(self, item: Item) -> CachedLayer | None:
        """The outermost layer of an item's last render that is up to date. Nothing changes by asking."""
        return self._layers.outermost(item)

    def layer_at(self, item: Item, depth: int) -> CachedLayer | None:
        """A layer that `layer` has found, if it is up to date still. Nothing changes by asking."""
        return self._layers.at(item, depth)

    def settled_layer(self, item: Item) -> CachedLayer | None:
        """As `layer`, of those that no render of this build can change. Nothing changes by asking."""
        return self._layers.settled(item)

    def put(self, item: Item, render: NewRender) -> None:
        """Take a new render; if its texts differ from the last ones, they are changes for later items.

        Raises:
            Damaged: the disk does not take it.
            Incomplete: it depends on what the renders before it left in Ruby, and some of these are of the last build
                or of another process.
        """
        path, _ = self.keys[item]
        before, render = self._renders.record(item), self._ruby.checked(path, render)
        record = self._new[item] = self._maker.record(item, render, before)
        if before is None or before.content.digest != record.content.digest:
            self._changes.add(path, ("content",))
        if before is None or before.output_digest != record.output_digest:
            self._changes.add(path, ("output",))
        self._ruby.note(render.dependencies)

    @property
    def may_divide(self) -> bool:
        """Whether renders that call Ruby may be divided among processes: none so far mixes what others left there."""
        return self._ruby.may_divide

    def divide(self) -> None:
        """Note that such renders are divided."""
        self._ruby.divide()

    def excerpt(self, item: Item) -> CachedExcerpt | None:
        """The last render of an item's excerpt, if it is up to date. Nothing changes by asking."""
        return self._excerpts.get(item)

    def put_excerpt(self, item: Item, text: Callable[[], str], dependencies: Iterable[int]) -> None:
        """Take a render of an item's excerpt, unless it is the last one.

        Raises:
            Damaged: the disk does not take it.
        """
        self._excerpts.put(item, text, dependencies)

    def includes(self, code: str) -> Iterator[CachedInclude]:
        """The last renders of the include with some code that are up to date."""
        return self._includes.of(code)

    def put_include(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Take a render of an include.

        Raises:
            Damaged: the disk does not take it.
        """
        self._includes.put(code, text, dependencies)

    def fields_read(self, subject: str) -> Sequence[str]:
        """The fields of a subject that renders of this build have read, new ones and those that are used again."""
        table, kept = self._this.table, self._last.records
        known = table.of(subject)
        new = {record.dependencies for record in self._new.values()}
        old = {kept.dependencies(key) for item, key in self.keys.items() if item not in self._new} if known else ()
        read = table.ungrouped(table.union(*new, *old))
        return [field for field, number in known.items() if number in read]

    def prepare(self) -> None:
        """Make the part of what `commit` needs that does not depend on renders."""
        self._prepare()

    def commit(self, written: Set[str], removed: Set[str]) -> None:
        """Make this build the last one.

        Args:
            written: the files of the destination with new bytes.
            removed: the files and folders of the destination that are gone.
        """
        signatures = dict[str, OutputSignature | None]()
        records, excerpts = self._records(signatures), self._excerpts.for_next_build()
        this = self._this._replace(records=records, excerpts=excerpts, includes=self._includes.for_next_build())
        doubt_saved_files(this.external, self._plan, this.table.of(FILE), self._build.began)
        rendered = frozenset(path for path, _ in map(self.keys.__getitem__, self._new))
        self._finish(BuildOutcome(self._build, this, written, removed, rendered, signatures))

    def _records(self, signatures: dict[str, OutputSignature | None]) -> RenderRecords:
        """The records of all items, of new ones with the times of their files, which are in place by now.

        Args:
            signatures: takes those of these files, by their absolute paths.
        """
        items, order, last = self._plan.rendered, self._this.order, self._last.records.packed
        packed = {key: known for key in order if (known := last.get(key)) is not None}
        for position in self.positions:
            record, key = self._new.get(items[position]), order[position]
            packed[key] = last[key] if record is None else pack_record(self._measured(record, signatures))
        return RenderRecords(packed)

    def _measured(self, record: RenderRecord, signatures: dict[str, OutputSignature | None]) -> RenderRecord:
        files = tuple(outputs.measured(self._destination, file, signatures) for file in record.files)
        return record._replace(files=files)
