"""The items of a new plan that may be outdated: every other one is what it was, and so are all that its render read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.item import Item, ItemKey
from ..plan import Plan
from .changes import Changes
from .store.records import PackedRecord
from .store.snapshot import BuildSnapshot


def may_be_outdated(plan: Plan, order: Sequence[ItemKey], last: BuildSnapshot, changes: Changes) -> Sequence[int]:
    """The positions of the items that may be outdated while the files of the last build are as it has written them.

    Args:
        plan: a plan that no plugin of the site has a part in.
        order: the keys of its items.
        last: the snapshot of the last build.
        changes: the changes since.
    """
    if any(map(is_of_plugin, plan.rendered)):
        return range(len(order))
    affected = {last.order[position] for position in changes.affected(last)[0]}
    sharing = {key for key, number in Counter(order).items() if number > 1}
    suspects = affected | sharing | (frozenset(order) - last.records.packed.keys())
    return [
        position
        for position, (item, key) in enumerate(zip(plan.rendered, order, strict=True))
        if key in suspects or item.data["regenerate"] is True or _is_elsewhere(item, plan, last.records.packed[key])
    ]


def is_of_plugin(item: Item) -> bool:
    """Whether a plugin has made a class of its own for an item: what that reads is not recorded."""
    return not type(item).__module__.startswith("jekyll_py.")


def _is_elsewhere(item: Item, plan: Plan, record: PackedRecord) -> bool:
    """Whether an item becomes a file and did not in the last build, or the reverse, or may have become another one.

    In the place of a source map there may be another file of the site.
    """
    _, _, _, files, _, _ = record
    return len(files) > 1 or (plan.written.get(item.destination) is item) != bool(files)
