"""The reasons that ``--explain`` gives for rendering an item, as texts; `transaction` decides which one applies."""

from __future__ import annotations

from ..tracking.kinds import ITSELF, explained
from .changes import Changes
from .encoded_fields import changed_fields
from .store.dependencies import DependencySet
from .store.snapshot import BuildSnapshot

EVERYTHING = "everything"
"""The path that is explained when no render of the last build is of use."""
NEW = "it is new"
DEPENDENCY = "a dependency has changed"
"""`changed_dependency` tells which."""
FIRST = "nothing is known of an earlier build"
ASKED = "regenerate: true"
PLUGIN = "a plugin has made it"
ELSEWHERE = "another item was written to its place"


def changed_output(path: str) -> str:
    """The reason when a file of the destination is not the one that was written."""
    return f"{path} was changed or removed in the destination"


def changed_environment(last: BuildSnapshot, this: BuildSnapshot) -> str:
    """The reason when no render of the last build is of use; empty if they may be."""
    if not last.records:
        return FIRST
    one, other = last.environment, this.environment
    return next((name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)), "")


def changed_dependency(
    dependencies: DependencySet, changes: Changes, last: BuildSnapshot, this: BuildSnapshot, root: str
) -> str:
    """The first changed dependency of a render: one on the item's own file comes before any other.

    Args:
        dependencies: those of the render; one of them has changed.
        changes: all that have changed.
        last: the snapshot of the last build.
        this: that of this build.
        root: the source folder.
    """
    table = this.table
    numbers = table.ungrouped(dependencies) & changes.numbers - table.groups.keys()
    names = [table.name(number) for number in sorted(numbers)]
    subject, field = next((name for name in names if name[1] == ITSELF), names[0])
    if field == ITSELF:
        fields = changed_fields(last.fields.get(subject), this.fields.get(subject)) or ()
        field = min((str(each) for each in fields if each != ITSELF), default="output path")
    return explained(subject, field, root)
