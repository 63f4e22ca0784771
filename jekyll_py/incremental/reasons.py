"""Why an item is rendered, in words (``--explain``)."""

from __future__ import annotations

import os

from ..drops import VARIABLE
from ..tracking.clock import is_clock
from .dependencies import DependencySet, DependencyTable
from .digests import ITSELF, changed_fields
from .external_files import is_on_disk
from .state import BuildState

NEW = "it is new"
READ = "it read what has changed"
FIRST = "nothing is known of an earlier build"
ASKED = "regenerate: true"
ELSEWHERE = "another item was written to its place"
TRANSIENT = {
    "counters": "the counters of increment and decrement",
    "excerpts": "an excerpt that shows what was rendered before it",
    "once": "a cached include that shows the page",
    "gist": "what GitHub answers for a gist",
    "now": "the present time",
    "sample": "the filter sample",
}


def changed_output(path: str) -> str:
    """A file of the destination is not what was written to it."""
    return f"{path} was changed or removed in the destination"


def reason(
    dependencies: DependencySet,
    changed: set[int],
    table: DependencyTable,
    last: BuildState,
    this: BuildState,
    source: str,
) -> str:
    """The first changed dependency of a dependencies: what is in the item's own file before what it read elsewhere."""
    names = [table.name(number) for number in sorted(table.ungrouped(dependencies) & changed - table.groups.keys())]
    subject, field = next((name for name in names if name[1] == ITSELF), names[0])
    if field == ITSELF:
        changes = changed_fields(last.answers.get(subject), this.answers.get(subject)) or ()
        field = min((str(each) for each in changes if each != ITSELF), default="output path")
    return _shown(subject, field, source)


def _shown(subject: str, field: str, source: str) -> str:
    if is_on_disk(subject):
        return os.path.relpath(os.path.join(source, field), source)
    if subject == "site" or subject == "data":
        return f"{subject if subject == 'site' else 'site.data'}{'' if field == '*' else f'.{field}'}"
    if subject.startswith(VARIABLE):
        return f"site.{subject.removeprefix(VARIABLE)}.{field}"
    if subject == "transient":
        return TRANSIENT.get(field, field)
    if is_clock(subject):
        return subject
    return f"{subject} {'keys' if field == '*' else field}"
