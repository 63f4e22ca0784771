"""What was rendered, by item, with what each render read: from one build to the next and from process to process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence, Set
from typing import TYPE_CHECKING, Protocol

from ..diagnostics import Diagnostic
from ..disk import source
from ..drops import KEYS
from ..model.item import Item
from ..plan import Plan
from ..render.renderer import Rendered
from ..tracking import reads
from . import outputs, reasons
from .blob_map import patched
from .cached_render import CachedRender
from .changes import Changes
from .dependencies import DependencySet, meets
from .digests import ITSELF, answers, digests_of, pager_subject, with_time
from .environment import environment
from .external import is_external, look, look_after
from .external_files import FILE, is_on_disk
from .fingerprint import never_equal
from .manifest import BuildOutcome
from .plan_patch import PlanPatch
from .previous import KeepsManifest, PreviousBuild
from .record import ItemKey, OutputFile, RenderRecord
from .snapshot import BuildSnapshot
from .state import BuildState

if TYPE_CHECKING:
    from ..site import Site


TRANSIENT = "transient"
"""The subject of answers that are never the same twice: nobody answers for it, so they count as changed in every
build."""
UNSTEADY = frozenset({"gist", "now", "sample"})
"""Those that two clean builds would not make alike."""
EVERYTHING = "everything"
"""What is rendered when nothing can be compared, as `Explain` is told."""

Explain = Callable[[str, str], None]
"""Told of each path that has to be rendered, and why."""


class Disk(KeepsManifest, Protocol):
    """Where a memory outlives its process (`Store`)."""

    def load(self) -> BuildSnapshot:
        """What the last process left."""

    def close(self) -> None:
        """Let others have it."""

    def give_up(self) -> BuildSnapshot:
        """Nothing, in the place of what was left; from here on nothing is kept."""

    def save(self, known: BuildSnapshot) -> BuildSnapshot:
        """Leave it for the next process; what to go on with, where it was written anew."""


class RenderCache:
    """Decides what need not be rendered again.

    `begin` comes first in a build; then, item by item in the plan's order, `recall`, and `keep` for what had to be
    rendered; `end` when everything was written.

    Args:
        disk: where it outlives the process.
        explain: told what is rendered, and why.
        clock: the time in nanoseconds.
    """

    def __init__(
        self,
        disk: Disk | None = None,
        explain: Explain | None = None,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._disk = disk
        self._explain = explain
        self._clock = clock
        self._known: BuildSnapshot | None = None
        self._last_build = PreviousBuild(disk)
        self._revision: PlanPatch | None = None

    def close(self) -> None:
        """Let go of the disk: nothing is built any more."""
        if self._known is not None:
            self._known.texts.close()
        if self._disk is not None:
            self._disk.close()

    def forget(self) -> None:
        """Know nothing any more: what was kept is damaged."""
        self._known = BuildSnapshot.nothing() if self._disk is None else self._disk.give_up()
        self._last_build.forget()

    def changed(self, site: Site) -> Set[str] | None:
        """The files that may have other bytes than in the last build; None when more than that may have changed."""
        source.consulted.clear()
        self._revision = None
        found = self._last_build.changed(site, self._clock())
        return None if site.config.flag("incremental") else found

    def is_volatile(self, site: Site) -> bool:
        """Whether there is something to do although nothing has changed, such as telling the time."""
        return self._last_build.is_volatile(site)

    def revise(self, site: Site, changed: Set[str]) -> PlanPatch | None:
        """What the last build was made from, with the texts of changed files, where that is all that is new."""
        self._revision = self._last_build.revise(site, self._load().plan, changed)
        return self._revision

    def begin(self, site: Site, plan: Plan) -> Sequence[int]:
        """Compare a plan, and what was read beside it, with the last build that succeeded.

        Returns:
            The positions of the items to ask for; the others are what they were.
        """
        self._started = self._clock()
        self._last_build.is_planned(site)
        last, self._table, self._texts, self._kept_plan = self._load()
        self._site, self._plan = site, plan
        if self._revision is not None:
            return self._begin_revised(last, self._revision)
        self._this = BuildState(environment(site), answers(plan), order=tuple(_key(item) for item in plan.rendered))
        self._other = _difference(last, self._this)
        if self._other and self._explain is not None:
            self._explain(EVERYTHING, self._other)
        self._last = BuildState() if self._other else last
        self._this.looked = self._look_at(lambda *_: True)
        subjects = self._last.answers.keys() | self._this.answers.keys()
        self._changes = Changes(self._table, self._last, self._this, subjects)
        return range(len(plan.rendered))

    def _begin_revised(self, last: BuildState, revision: PlanPatch) -> Sequence[int]:
        fresh = digests_of(self._plan, (*revision.items, *revision.files, *revision.standing.undated))
        fresh = {
            subject: answer for subject, answer in fresh.items() if subject in last.answers
        }  # not what is unpublished
        fresh["site"] = with_time(last.answers["site"], self._plan)
        self._last, self._other = last, ""
        self._this = BuildState(
            last.environment,
            patched(last.answers, fresh),
            {**last.looked, **self._look_at(lambda subject, path: not is_on_disk(subject) or path in revision.paths)},
            last.order,
            last.kept.copy(),
        )
        self._changes = Changes(self._table, last, self._this, fresh.keys())
        return self._changes.reach(last)

    def settled(self, item: Item) -> CachedRender | None:
        """What an item became that was not to be asked for."""
        kept = self._this.kept.get(_key(item))
        return None if kept is None else CachedRender(kept, self._texts, self._site.destination)

    def _load(self) -> BuildSnapshot:
        if self._known is None:
            self._known = BuildSnapshot.nothing() if self._disk is None else self._disk.load()
        return self._known

    def recall(self, item: Item) -> CachedRender | None:
        """What an item became and warned of, if that still holds."""
        key = _key(item)
        kept = self._last.kept.get(key)
        why = self._why_not(item, kept)
        if kept is None or why is not None:
            if self._explain is not None and not self._other:
                self._explain(item.relative_path.lstrip("/"), self._reason(kept) if why == reasons.READ else str(why))
            return None
        self._this.kept.take_over(key, self._last.kept)
        return CachedRender(kept, self._texts, self._site.destination)

    def keep(self, item: Item, rendered: Rendered, dependencies: Iterable[int], warnings: Iterable[Diagnostic]) -> None:
        """Remember a render; what it changed counts as changed for the items after it."""
        key = _key(item)
        before = self._last.kept.get(key)
        kept = RenderRecord(
            self._dependencies_of(item, dependencies),
            self._texts.put(rendered.content),
            None if self._is_written(item) else self._texts.put(rendered.output),
            self._files(item, rendered),
            tuple(warnings),
        )
        self._this.kept[key] = kept
        if before is None or before.content.digest != kept.content.digest:
            self._changes.add(item.relative_path, ("content",))
        if before is None or before.output_digest != kept.output_digest:
            self._changes.add(item.relative_path, ("output",))

    def end(self, written: Set[str]) -> None:
        """Everything was written: the next build is compared with this one.

        Args:
            written: the files of the destination whose bytes are new.
        """
        assert self._known is not None
        kept, destination = self._this.kept, self._site.destination
        fresh = kept.new_since(self._last.kept)
        for key in fresh:
            files = tuple(outputs.measured(destination, each) for each in kept[key].files)
            kept[key] = kept[key]._replace(files=files)
        is_same = not fresh and len(kept) == len(self._last.kept)
        standing = self._last_build.standing(self._site, self._plan, self._revision)
        made = BuildOutcome(standing, self._this, self._table, {os.path.join(destination, path) for path in written})
        plan = self._last_build.end(self._site, made, self._kept_plan, self._revision)
        self._known = BuildSnapshot(self._this, self._table, self._texts, plan)
        if self._disk is not None:
            if not is_same or plan is not self._kept_plan:
                self._known = self._disk.save(self._known)
            self._last_build.save()

    def dependencies(self) -> dict[str, list[str]]:
        """The files of the last build that were rendered, each with the layouts and includes that it read."""
        layouts = {number: self._plan.layouts.get(name) for name, number in self._table.of("layout").items()}
        known = {number: layout.file for number, layout in layouts.items() if layout is not None}
        known |= {number: path for path, number in self._table.of(FILE).items() if os.path.exists(path)}
        rendered = ((item.file, self._this.kept.get(_key(item))) for item in self._plan.rendered)
        return {
            file: [known[number] for number in sorted(self._table.ungrouped(kept.dependencies)) if number in known]
            for file, kept in rendered
            if file is not None and kept is not None
        }

    def unsteady(self) -> frozenset[str]:
        """The files of the last build that no other build would make alike: they tell the time, or choose at random."""
        if self._known is None:
            return frozenset()
        unsteady = (number for field, number in self._table.of(TRANSIENT).items() if field in UNSTEADY)
        numbers = self._table.with_groups(unsteady)
        kept = self._known.state.kept
        return frozenset(
            file.path for key in kept if meets(kept.dependencies(key), numbers) for file in kept[key].files
        )

    def _look_at(self, is_wanted: Callable[[str, str], bool]) -> dict[int, bytes]:
        """The answers from outside of the plan to what was ever asked there, as far as they are wanted."""
        subjects = filter(is_external, self._table.known)
        asked = ((subject, field, number) for subject in subjects for field, number in self._table.of(subject).items())
        return {number: self._look(subject, field) for subject, field, number in asked if is_wanted(subject, field)}

    def _look(self, subject: str, field: str) -> bytes:
        """An answer from outside of the plan. One that comes with a warning belongs to whoever asks for it."""
        before = len(self._site.diagnostics)
        answer = look(self._plan, subject, field)
        return answer if len(self._site.diagnostics) == before else never_equal()

    def _why_not(self, item: Item, kept: RenderRecord | None) -> str | None:
        """Why an item has to be rendered, None when it has not."""
        if self._other or kept is None:
            return self._other or reasons.NEW
        if meets(kept.dependencies, self._changes.numbers):
            return reasons.READ
        if item.data["regenerate"] is True:
            return reasons.ASKED
        if self._is_written(item) != bool(kept.files):
            return reasons.ELSEWHERE
        for file in kept.files:
            if not outputs.is_intact(self._site.destination, file):
                return reasons.changed_output(file.path)
        return None

    def _reason(self, kept: RenderRecord | None) -> str:
        """The first dependency that an item read and that is no longer what it was."""
        assert kept is not None
        changed, source = self._changes.numbers, self._site.source.root
        return reasons.reason(kept.dependencies, changed, self._table, self._last, self._this, source)

    def _dependencies_of(self, item: Item, recorded: Iterable[int]) -> DependencySet:
        """What a render read, the item itself included; what is not yet known of it is looked at."""
        own = [reads.dependency_id(item.relative_path, ITSELF)]
        if item.pager is not None:
            own.append(reads.dependency_id(pager_subject(item), KEYS))
        dependencies = self._table.pack([*own, *recorded])
        for number, subject, field in self._table.fresh:
            if is_external(subject):
                self._this.looked[number] = look_after(self._plan, subject, field, self._started)
        self._table.fresh.clear()
        return dependencies

    def _files(self, item: Item, rendered: Rendered) -> tuple[OutputFile, ...]:
        if not self._is_written(item):
            return ()
        texts = {item.destination: rendered.output}
        if rendered.source_map is not None:
            texts[f"{item.destination}.map"] = rendered.source_map
        return tuple(outputs.prepared(path, text) for path, text in texts.items())

    def _is_written(self, item: Item) -> bool:
        return self._plan.written.get(item.destination) is item


def _difference(last: BuildState, this: BuildState) -> str:
    """What keeps a build from being compared with the last one, empty if nothing does."""
    if not last.kept:
        return reasons.FIRST
    one, other = last.environment, this.environment
    return next((name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)), "")


def _key(item: Item) -> ItemKey:
    return item.relative_path, item.destination
