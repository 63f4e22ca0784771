"""Compares a new plan with the last snapshot: what has changed, and which items may have to be rendered.

Of a new plan everything is compared that was not taken over as it was; of a patched one the edited files and the
external dependencies, as the rest of it is that of the last build.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cache

from ..diagnostics import Diagnostics
from ..lazy.tuples import NamedTuple
from ..plan import Plan
from ..render.cache import PlanPatch
from ..render.planned_site import PlannedSite
from ..tracking.kinds import RENDERED, RUBY, ChangedBy, changed_by, is_external
from .changes import Changes
from .encoded_fields import encoded_changes, encoded_fields, revised_fields
from .environment import environment
from .external import external_digest
from .fingerprint import never_equal
from .outdated_items import may_be_outdated
from .reasons import changed_environment
from .store.blob_map import patched
from .store.dependencies import DependencyTable
from .store.records import RenderRecords
from .store.snapshot import BuildSnapshot, key_of


class PlanComparison(NamedTuple):
    """A plan compared with the last build."""

    last: BuildSnapshot
    """The snapshot of the last build; without its renders if none is of use."""
    this: BuildSnapshot
    """The snapshot of this build, as far as it is known before anything is rendered."""
    changes: Changes
    positions: Callable[[], Sequence[int]]
    """Tells the positions of the items that may be outdated, before anything is rendered."""
    unsettled: Callable[[], Set[int]]
    """Tells the dependencies that have changed or that rendering those items may change."""
    unusable: str = ""
    """Why no render of the last build is of use, in the words of ``--explain``; empty if they may be."""


def compare_plan(
    planned: PlannedSite, last: BuildSnapshot, diagnostics: Diagnostics, *, is_output_intact: bool
) -> PlanComparison:
    """A new plan compared with the last build.

    Args:
        planned: the plan.
        last: the snapshot of the last build.
        diagnostics: shows whether an external value comes with a warning.
        is_output_intact: whether the output is as the last build has left it, so that only items that depend on a
            change need be looked at.
    """
    plan = planned.plan
    if planned.revision is None:
        fields = encoded_fields(plan, last.fields, planned.unchanged)
    else:
        fields = revised_fields(plan, last.fields, planned.revision)
    this = last._replace(
        environment={**environment(plan.config), "the plugins of the site": planned.plugin_code or b""},
        fields=fields.all,
        external=_external_digests(last.table, plan, diagnostics, lambda *_: True),
        order=tuple(map(key_of, plan.rendered)),
        records=RenderRecords(),
    )
    unusable = changed_environment(last, this)
    if unusable:
        last = last.without_renders()
    changes = Changes(last, this, fields.suspects, planned.undated)

    def unsettled() -> Set[int]:
        return changes.numbers | last.table.of_fields(RENDERED) | {*last.table.of(RUBY).values()}

    is_narrow = is_output_intact and not unusable and planned.ruby is None and planned.plugin_code is None

    def positions() -> Sequence[int]:
        return may_be_outdated(plan, this.order, last, changes) if is_narrow else range(len(plan.rendered))

    return PlanComparison(last, this, changes, positions, unsettled, unusable)


def compare_patch(
    patch: PlanPatch, planned: PlannedSite, last: BuildSnapshot, diagnostics: Diagnostics
) -> PlanComparison:
    """A patched plan compared with the last build.

    Args:
        patch: the patch.
        planned: the plan.
        last: the snapshot of the last build.
        diagnostics: shows whether an external value comes with a warning.
    """
    plan = planned.plan

    def may_differ(subject: str, field: str) -> bool:
        cause = changed_by(subject)
        if cause is ChangedBy.LISTS:
            return False  # those of a patched plan are those of the last build
        if cause is ChangedBy.VALUES:
            return bool(patch.data or patch.others)
        return cause is not ChangedBy.DISK or field in patch.edits.paths

    fresh = encoded_changes(
        (*patch.items, *patch.files),
        last.fields,
        plan,
        has_new_data=bool(patch.data),
        has_new_variables=bool(patch.others),
        settings=patch.edits.settings,
    )
    external = _external_digests(last.table, plan, diagnostics, may_differ)
    this = last._replace(fields=patched(last.fields, fresh), external={**last.external, **external})
    changes = Changes(last, this, fresh.keys(), planned.undated)
    affected = cache(lambda: changes.affected(last))
    return PlanComparison(last, this, changes, lambda: affected()[0], lambda: affected()[1])


def _external_digests(
    table: DependencyTable, plan: Plan, diagnostics: Diagnostics, is_wanted: Callable[[str, str], bool]
) -> dict[int, bytes]:
    """The digests of all external dependencies that any render ever had, as far as they are wanted."""
    return {
        number: _external_digest(plan, diagnostics, subject, field)
        for subject in filter(is_external, table.shared)
        for field, number in table.of(subject).items()
        if is_wanted(subject, field)
    }


def _external_digest(plan: Plan, diagnostics: Diagnostics, subject: str, field: str) -> bytes:
    """A digest; one that equals no other if the value comes with a warning, which each build has to give again."""
    before = len(diagnostics)
    digest = external_digest(plan, subject, field)
    return digest if len(diagnostics) == before else never_equal()
