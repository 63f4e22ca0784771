"""A transaction: the renders that one build takes from the cache and puts into it (see `render.cache`).

A render of the last build is up to date if none of its dependencies has changed and its files are in the destination. A
new render with another text than before changes dependencies in turn: items that come later in the plan may read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, partial

from ..model.item import Item, ItemKey
from ..render.cache import NewRender
from ..render.layers import CachedLayer
from ..render.rendered_texts import CachedExcerpt, CachedRender
from ..render.text import Text
from ..reuse import CachedInclude
from ..tracking import reads
from ..tracking.kinds import (
    FILE,
    KEYS,
    OWN_KEY_SET,
    OWN_KEYS,
    RENDERED,
    RUBY,
    SET_BY_GEMS,
    SITE_CHANGED,
    SITE_STATE,
    STATE,
    STATE_CHANGED,
    STATE_MIXED,
    VOLATILE,
    ChangedBy,
    changed_by,
)
from . import outputs, reasons
from .build import BuildOutcome, RunningBuild
from .cached_render import cached_layer, cached_render
from .comparison import PlanComparison
from .external import doubt_saved_files, root_of
from .outdated_items import is_of_plugin
from .record_maker import RecordMaker
from .signatures import OutputSignature
from .store.blobs import Blob, Incomplete
from .store.dependencies import DependencySet, meets, numbers_of
from .store.excerpts import PackedExcerpt, packed_excerpt, up_to_date
from .store.includes import PackedInclude, latest_includes, packed_include
from .store.record import RenderRecord
from .store.records import RenderRecords, pack_record

_NO_KEY: ItemKey = ("", "")
_STATE_CHANGED = reads.dependency_id(VOLATILE, STATE_CHANGED)
_OWN_KEYS = reads.dependency_id(RUBY, OWN_KEYS)
_STATE_MIXED = reads.dependency_id(VOLATILE, STATE_MIXED)
_SITE_CHANGED = reads.dependency_id(VOLATILE, SITE_CHANGED)

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
        self._build = build
        self._plan = build.planned.plan
        self._destination = destination
        self._last, self._this, self._changes = comparison.last, comparison.this, comparison.changes
        self._unusable = comparison.unusable
        self._find_positions, self._unsettled = comparison.positions, cache(comparison.unsettled)
        self._positions: Sequence[int] | None = None
        """The positions of the items that may be outdated; None until they are asked for, which takes long."""
        self._explain = explain
        self._confirm = confirm
        self._prepare = prepare
        self._finish = finish
        self.outputs = outputs
        self._keys = dict(zip(self._plan.rendered, self._this.order, strict=True))
        """The key of each item, which need not be read from the plan file to be found."""
        self._maker = RecordMaker(self._plan, self._keys, self._this, build.rendering)
        self._looked_up: tuple[Item | None, RenderRecord | None] = None, None
        """The item that was asked for last, with its last record."""
        self._state = comparison.last.table.of(RUBY).get(STATE)
        """The dependency on the state of plugins in Ruby; None if no render of the last build read it."""
        own_key = comparison.last.table.of(RUBY).get(OWN_KEY_SET)
        self._seen_outside = frozenset[int]() if own_key is None else comparison.last.table.with_groups({own_key})
        """Dependencies on keys that Ruby sets in a layer for the outer ones, with which it is rendered again."""
        self._renders_all_calls = bool(self._unusable or self._state is None or self._state in self._changes.numbers)
        """Whether this process makes all renders that call Ruby."""
        self._is_mixed = STATE_MIXED in comparison.last.table.of(VOLATILE)
        """Whether a render mixes what several pages have left in Ruby."""
        self._new: dict[Item, RenderRecord] = {}
        self._new_excerpts: dict[ItemKey, PackedExcerpt] = {}
        self._new_includes: list[PackedInclude] = []
        self._used_includes: set[str] = set()

    @property
    def positions(self) -> Sequence[int]:
        """The positions in the plan of the items that may be outdated; first asked for before anything is put."""
        if self._positions is None:
            self._positions = self._find_positions()
        return self._positions

    @cached_property
    def _suspects(self) -> Set[Item]:
        return frozenset(self._plan.rendered[position] for position in self.positions)

    def untouched_files(self) -> Iterator[str]:
        """The files of the items that are up to date without being looked at."""
        packed, taken = self._last.records.packed, {*self.positions}
        for position, key in enumerate(self._this.order):
            if position not in taken:
                yield from (path for path, *_ in packed[key][3])

    def confirm(self, go_on: Callable[[], None]) -> None:
        """Compare what was not compared before the plan was made.

        Args:
            go_on: called again and again; may raise to end the build.

        Raises:
            SavedMeanwhile: more has changed.
        """
        self._confirm(go_on)

    def get(self, item: Item) -> CachedRender | None:
        """The last render of an item if it is up to date, else None. Nothing changes by asking."""
        is_suspect = self._positions is None or item in self._suspects  # pages in view are asked for earlier
        if is_suspect and self._depends_on_change(item):
            return None
        record = self._last_record(item)
        if record is None or (is_suspect and self._why_outdated(item, record) is not None):
            return None
        return cached_render(record, self._this.blobs, self._destination)

    def explain(self, item: Item) -> None:
        """Tell ``--explain`` why an item that is to be rendered is outdated."""
        if self._explain is not None and not self._unusable:
            record = self._last_record(item)
            why = self._why_outdated(item, record)
            if record is not None and why == reasons.DEPENDENCY:
                root, dependencies = root_of(self._plan), record.dependencies
                why = reasons.changed_dependency(dependencies, self._changes, self._last, self._this, root)
            self._explain(item.relative_path.lstrip("/"), str(why))

    def layer(self, item: Item) -> CachedLayer | None:
        """The outermost layer of an item's last render that is up to date. Nothing changes by asking."""
        return self._outermost(item, self._changes.numbers)

    def layer_at(self, item: Item, depth: int) -> CachedLayer | None:
        """A layer that `layer` has found, if it is up to date still. Nothing changes by asking."""
        record = self._last_record(item)
        if record is None or meets(record.layers[depth].dependencies, self._or_outside(self._changes.numbers)):
            return None
        return cached_layer(depth, record, self._this.blobs)

    def settled_layer(self, item: Item) -> CachedLayer | None:
        """As `layer`, of those that no render of this build can change. Nothing changes by asking."""
        layer, record = self.layer(item), self._last_record(item)
        if layer is None or record is None or not self._reads_renders(record.layers[layer.depth].dependencies):
            return layer
        return self._outermost(item, self._unsettled())  # to find these takes long

    def _reads_renders(self, dependencies: DependencySet) -> bool:
        """Whether rendering an item may change one of some dependencies; such are in no group."""
        names = map(self._last.table.name, numbers_of(dependencies))
        return any(field in RENDERED or changed_by(subject) is ChangedBy.RENDERING for subject, field in names)

    def _last_record(self, item: Item) -> RenderRecord | None:
        if self._looked_up[0] is not item:
            self._looked_up = item, self._last.records.get(self._keys[item])
        return self._looked_up[1]

    def _depends_on_change(self, item: Item) -> bool:
        """Whether the last render of an item has a dependency that has changed."""
        records, key = self._last.records, self._keys[item]
        return key in records and meets(records.dependencies(key), self._changes.numbers)

    def _outermost(self, item: Item, changed: Set[int]) -> CachedLayer | None:
        record = self._last_record(item)
        if record is None or item.data["regenerate"] is True or is_of_plugin(item):
            return None
        changed = self._or_outside(changed)
        for depth in reversed(range(len(record.layers))):
            if not meets(record.layers[depth].dependencies, changed):
                return cached_layer(depth, record, self._this.blobs)
        return None

    def _or_outside(self, changed: Set[int]) -> Set[int]:
        """Dependencies for which a layer is rendered again: those that have changed, and those seen outside of it."""
        return changed | self._seen_outside if self._seen_outside else changed

    def put(self, item: Item, render: NewRender) -> None:
        """Take a new render; if its texts differ from the last ones, they are changes for later items.

        Raises:
            Damaged: the disk does not take it.
            Incomplete: it depends on what the renders before it left in Ruby, and some of these are of the last build
                or of another process.
        """
        before = self._last_record(item)
        path, _ = self._keys[item]
        if _OWN_KEYS in render.dependencies and _reads_keys_of_others(path, render.dependencies):
            render = render._replace(dependencies=[*render.dependencies, _STATE_MIXED])
        if _STATE_MIXED in render.dependencies:
            self._is_mixed = True
            if not self._renders_all_calls:
                raise Incomplete
        record = self._new[item] = self._maker.record(item, render, before)
        if before is None or before.content.digest != record.content.digest:
            self._changes.add(path, ("content",))
        if before is None or before.output_digest != record.output_digest:
            self._changes.add(path, ("output",))
        if _STATE_CHANGED in render.dependencies:
            self._changes.add(RUBY, (STATE,))
        if _SITE_CHANGED in render.dependencies:
            self._changes.add(RUBY, (SITE_STATE,))

    @property
    def may_divide(self) -> bool:
        """Whether renders that call Ruby may be divided among processes: none so far mixes what others left there."""
        return not self._is_mixed

    def divide(self) -> None:
        """Note that such renders are divided."""
        self._renders_all_calls = False

    def excerpt(self, item: Item) -> CachedExcerpt | None:
        """The last render of an item's excerpt, if it is up to date. Nothing changes by asking."""
        packed = self._last.excerpts.get(self._keys.get(item, _NO_KEY))
        if packed is None or meets(packed[0], self._changes.numbers):
            return None
        table, text = self._last.table, partial(self._this.blobs.get, Blob(*packed[1]))
        numbers = table.ungrouped(packed[0])
        return CachedExcerpt(text, frozenset(reads.dependency_id(*table.name(number)) for number in numbers))

    def put_excerpt(self, item: Item, text: Callable[[], str], dependencies: Iterable[int]) -> None:
        """Take a render of an item's excerpt, unless it is the last one.

        Raises:
            Damaged: the disk does not take it.
        """
        key = self._keys[item]
        packed = self._last.excerpts.get(key)
        if packed is None or meets(packed[0], self._changes.numbers):
            source = reads.dependency_id(key[0], "excerpt")
            read = self._maker.packed([source, *dependencies])
            self._new_excerpts[key] = packed_excerpt(read, self._this.blobs.put(Text(text())))

    @property
    def keys(self) -> Mapping[Item, ItemKey]:
        """The items of the plan, each with its key."""
        return self._keys

    def includes(self, code: str) -> Iterator[CachedInclude]:
        """The last renders of the include with some code that are up to date."""
        self._used_includes.add(code)
        for name, read, text in self._last.includes:
            if name == code and not meets(read, self._changes.numbers):
                yield CachedInclude(partial(self._this.blobs.get, Blob(*text)), self._last.table.recorded(read))

    def put_include(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Take a render of an include.

        Raises:
            Damaged: the disk does not take it.
        """
        read = self._maker.packed(dependencies)
        self._new_includes.append(packed_include(code, read, self._this.blobs.put(Text(text))))

    def fields_read(self, subject: str) -> Sequence[str]:
        """The fields of a subject that renders of this build have read, new ones and those that are used again."""
        table, kept = self._this.table, self._last.records
        known = table.of(subject)
        new = {record.dependencies for record in self._new.values()}
        old = {kept.dependencies(key) for item, key in self._keys.items() if item not in self._new} if known else ()
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
        kept = up_to_date(self._last.excerpts, frozenset(self._this.order), self._changes.numbers)
        excerpts = {**kept, **self._new_excerpts}
        changed, used = self._changes.numbers, self._used_includes
        includes = latest_includes(self._last.includes, self._new_includes, changed, used)
        signatures = dict[str, OutputSignature | None]()
        this = self._this._replace(records=self._records(signatures), excerpts=excerpts, includes=includes)
        doubt_saved_files(this.external, self._plan, this.table.of(FILE), self._build.began)
        rendered = frozenset(path for path, _ in map(self._keys.__getitem__, self._new))
        self._finish(BuildOutcome(self._build, this, written, removed, rendered, signatures))

    def _why_outdated(self, item: Item, record: RenderRecord | None) -> str | None:
        """Why an item has to be rendered, None if it is up to date."""
        if record is None:
            return reasons.NEW
        if meets(record.dependencies, self._changes.numbers):
            return reasons.DEPENDENCY
        if item.data["regenerate"] is True:
            return reasons.ASKED
        if is_of_plugin(item):
            return reasons.PLUGIN
        if self._maker.is_written(item) != bool(record.files):
            return reasons.ELSEWHERE
        for file in record.files:
            if not outputs.is_intact(self._destination, file):
                return reasons.changed_output(file.path)
        return None

    def _records(self, signatures: dict[str, OutputSignature | None]) -> RenderRecords:
        """The records of all items, of new ones with the times of their files, which are in place by now.

        Args:
            signatures: takes those of these files, by their absolute paths.
        """
        items, order = self._plan.rendered, self._this.order
        packed = {key: known for key in order if (known := self._last.records.packed.get(key)) is not None}
        for position in self.positions:
            record = self._new.get(items[position])
            if record is None:
                packed[order[position]] = self._last.records.packed[order[position]]
            else:
                files = tuple(outputs.measured(self._destination, file, signatures) for file in record.files)
                packed[order[position]] = pack_record(record._replace(files=files))
        return RenderRecords(packed)


def _reads_keys_of_others(path: str, dependencies: Iterable[int]) -> bool:
    """Whether a render sees keys of other items than its own which the renders of those may set."""
    for number in reads.ungrouped(dependencies):
        subject, field = reads.dependency(number)
        if (field in SET_BY_GEMS or field == KEYS) and subject != path and not subject.startswith("\0"):
            return True
    return False
