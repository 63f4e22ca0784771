"""The lists of a plan when some posts have come or gone: made of those of the last plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from ..liquid.hash_keys import to_key
from ..model.document import Document
from ..model.document_order import in_order
from ..plan import Neighbours
from ..render.planned_site import Member, PlannedSite
from .post_changes import PostChanges


def is_apart(place: str, others: Collection[str]) -> bool:
    """Whether a file can be written beside others."""
    parts = place.split("/")
    folders = ("/".join(parts[:number]) for number in range(1, len(parts)))
    if "\0" in place or "//" in place or any(folder in others for folder in folders):
        return False
    return f"\n{place}/" not in "\n".join(("", *others))


def neighbours_after(
    known: Mapping[Document, Neighbours], docs: Sequence[Document], changes: PostChanges
) -> tuple[Mapping[Document, Neighbours], Set[Document]]:
    """The neighbours of all documents, and the posts of the last plan that have others than they had."""
    found = dict(known)
    around = {beside for post in changes.removed for beside in found.pop(post) if beside is not None}
    places = dict(zip(docs, range(len(docs)), strict=True))
    for post in changes.added:
        around.update(docs[max(0, places[post] - 1) : places[post] + 2])
    for post in around & places.keys():
        place = places[post]
        found[post] = (docs[place - 1] if place else None, docs[place + 1] if place + 1 < len(docs) else None)
    return found, (around & places.keys()) - {*changes.added}


def grouped_after(
    groups: Mapping[object, tuple[Document, ...]], attribute: str, docs: Sequence[Document], changes: PostChanges
) -> Mapping[object, tuple[Document, ...]]:
    """Posts by tag or category (`plan.make_plan`)."""
    removed = frozenset(changes.removed)
    left = [(name, post) for post in changes.removed for name in _names(post, attribute)]
    new = [(name, post) for post in changes.added for name in _names(post, attribute)]
    if not left and not new:
        return groups
    found = dict(groups)
    for name in {name: None for name, _ in (*left, *new)}:
        kept = (post for post in groups.get(name, ()) if post not in removed)
        found[name] = tuple(in_order([*kept, *(post for each, post in new if each == name)], newest_first=True))
    places = dict(zip(docs, range(len(docs)), strict=True))
    first = {name: posts[-1] for name, posts in found.items() if posts}
    order = sorted(first, key=lambda name: (places[first[name]], _names(first[name], attribute).index(name)))
    return {name: found[name] for name in order}


def _names(post: Document, attribute: str) -> Sequence[object]:
    names = post.data[attribute]
    return [to_key(name) for name in names] if isinstance(names, list) else ()


def numbered_after(
    planned: PlannedSite, changes: PostChanges
) -> tuple[Mapping[str, Sequence[Member]], Sequence[Member], Set[int]]:
    """The members by file and by number, and the numbers of those that are as they were."""
    members = dict(planned.members)
    for post in changes.removed:
        del members[post.file]
    members.update((post.file, [post]) for post in changes.added)
    numbers = {id(member): number for number, member in enumerate(planned.numbered)}
    free = sorted(numbers[id(post)] for post in changes.removed)
    numbered, changed = [*planned.numbered], {*free}
    for number, post in zip(free, changes.added, strict=False):
        numbered[number] = post
    changed.update(range(len(numbered), len(numbered) + len(changes.added) - len(free)))
    numbered += changes.added[len(free) :]
    for number in reversed(free[len(changes.added) :]):
        last = numbered.pop()
        if number < len(numbered):
            numbered[number] = last
    return members, numbered, frozenset(range(len(numbered))) - changed
