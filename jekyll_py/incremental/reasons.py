"""Why an item is rendered, in words (``--explain``)."""

from __future__ import annotations

import os

from ..drops import VARIABLE
from ..tracking.clock import is_clock
from .answers import ITSELF, changed_questions
from .facts import Facts, Trace
from .on_disk import is_on_disk
from .state import State

NEW = "it is new"
READ = "it read what has changed"
FIRST = "nothing is known of an earlier build"
ASKED = "regenerate: true"
ELSEWHERE = "another item was written to its place"
TRANSIENT = {
    "counters": "the counters of increment and decrement",
    "excerpts": "an excerpt that shows what was rendered before it",
    "first answers": "a cached include that shows the page",
    "gist": "what GitHub answers for a gist",
    "now": "the present time",
    "sample": "the filter sample",
}


def changed_output(path: str) -> str:
    """A file of the destination is not what was written to it."""
    return f"{path} was changed or removed in the destination"


def reason(trace: Trace, changed: set[int], facts: Facts, last: State, this: State, source: str) -> str:
    """The first changed fact of a trace: what is in the item's own file before what it read elsewhere."""
    names = [facts.name(number) for number in sorted(facts.unbundled(trace) & changed - facts.bundles.keys())]
    owner, question = next((name for name in names if name[1] == ITSELF), names[0])
    if question == ITSELF:
        changes = changed_questions(last.answers.get(owner), this.answers.get(owner)) or ()
        question = min((str(each) for each in changes if each != ITSELF), default="output path")
    return _shown(owner, question, source)


def _shown(owner: str, question: str, source: str) -> str:
    if is_on_disk(owner):
        return os.path.relpath(os.path.join(source, question), source)
    if owner == "site" or owner == "data":
        return f"{owner if owner == 'site' else 'site.data'}{'' if question == '*' else f'.{question}'}"
    if owner.startswith(VARIABLE):
        return f"site.{owner.removeprefix(VARIABLE)}.{question}"
    if owner == "transient":
        return TRANSIENT.get(question, question)
    if is_clock(owner):
        return owner
    return f"{owner} {'keys' if question == '*' else question}"
