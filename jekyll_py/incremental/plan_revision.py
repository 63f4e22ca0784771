"""Takes posts out of the plan of the last build and puts others into it, so that the site need not be planned anew.

The result is the plan that reading and planning the whole site would give. Where that is not certain it is refused: if
posts are not in the order of their dates, share an address with others, are in the future, or give a warning.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence, Set
from datetime import datetime
from itertools import chain

from ..config.limits import limits_of
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..limits import holds_large
from ..model.document import Document
from ..model.item import Item
from ..model.planned_items import RenderedItems, WrittenFiles
from ..model.post_names import PostNames
from ..model.publisher import Publisher
from ..model.static_file import StaticFile
from ..plan import Plan
from ..render.cache import PatchContext
from ..render.planned_site import PlannedSite, Revision
from .post_changes import PostChanges, changed_posts
from .revised_lists import grouped_after, is_apart, neighbours_after, numbered_after

_CONFLICT = "Conflict:"


class RevisedPlan(NamedTuple):
    """A plan with other posts."""

    planned: PlannedSite
    changes: PostChanges
    undo: Callable[[], None]
    """Gives the collection of the posts those of the last plan again."""


def revise_plan(
    planned: PlannedSite, paths: Set[str], planned_paths: Set[str], context: PatchContext
) -> RevisedPlan | None:
    """The last plan with the posts that there are now; None if more has changed, or if it is not certain what follows.

    Args:
        planned: the last plan, which is left as it is but for the list in the collection of its posts.
        paths: the absolute paths at which there may be something else than in the last build.
        planned_paths: the paths that were looked at before rendering.
        context: the values of this process.
    """
    if not _may_be_revised(planned, context):
        return None
    try:
        changes = changed_posts(planned, paths, planned_paths, context)
        if changes is None or not _is_alone(planned, changes):
            return None
        docs = _reordered(planned.contents.collections["posts"].docs, changes)
        made = None if docs is None else _revised(planned, changes, docs, context)
    except (JekyllError, ExceptionGroup):  # reading the whole site raises it again, with all other errors
        return None
    if made is None or docs is None:
        return None
    collection, before = planned.contents.collections["posts"], planned.contents.collections["posts"].docs
    collection.docs = docs
    return RevisedPlan(made, changes, lambda: setattr(collection, "docs", before))


def _may_be_revised(planned: PlannedSite, context: PatchContext) -> bool:
    config, contents, posts = context.config, planned.contents, planned.contents.collections["posts"]
    if contents.is_doubtful or contents.decided or contents.left_out or planned.plan.similarity is not None:
        return False
    if planned.is_shaped or planned.ruby is not None:
        return False
    if config["limit_posts"] or posts.metadata.get("order") or posts.metadata.get("sort_by"):
        return False
    if "*" in repr(config["defaults"]) or (limits_of(config) and planned.plan.has_large_values):
        return False
    return not any(warning.topic == _CONFLICT for warning in planned.warnings)


def _is_alone(planned: PlannedSite, changes: PostChanges) -> bool:
    """Whether nothing else has the path of one of some posts, and the last build has not warned of one."""
    plan, warned = planned.plan, {str(warning.error.path) for warning in planned.warnings}
    others = {item.relative_path.lstrip("/") for item in chain[Item | StaticFile](plan.pages, plan.static_files)}
    posts = (*changes.removed, *changes.added)
    paths = {path for post in posts for path in (post.relative_path, post.file)}
    return paths.isdisjoint(warned | others) and not any(path.endswith(tuple(paths)) for path in warned)


def _reordered(docs: Sequence[Document], changes: PostChanges) -> list[Document] | None:
    """The posts in the order of their dates and paths; None if one has no date, or if there are none any more."""
    removed = frozenset(changes.removed)
    found = [post for post in docs if post not in removed]
    if not found or not all(isinstance(post.data.get("date"), datetime) for post in (*found, *changes.added)):
        return None
    for post in changes.added:
        found.insert(bisect_left(found, _place(post), key=_place), post)
    return found


def _place(post: Document) -> tuple[float, str]:
    """By what posts are ordered (`in_order`)."""
    return post.date.timestamp(), post.file


def _revised(
    planned: PlannedSite, changes: PostChanges, docs: list[Document], context: PatchContext
) -> PlannedSite | None:
    plan, config = planned.plan, context.config
    written = _written(plan, changes, context)
    if written is None or (limits_of(config) and holds_large([post.data for post in changes.added])):
        return None
    collections = planned.contents.collections
    lists = {label: docs if label == "posts" else each.docs for label, each in collections.items()}
    neighbours, moved = neighbours_after(plan.neighbours, docs, changes)
    members, numbered, kept = numbered_after(planned, changes)
    posts, documents = tuple(reversed(docs)), list[Document | StaticFile]()
    for label, found in lists.items():
        documents += (*found, *collections[label].files)
    made = plan._replace(
        documents=tuple(documents),
        posts=posts,
        post_names=PostNames(posts),
        tags=grouped_after(plan.tags, "tags", docs, changes),
        categories=grouped_after(plan.categories, "categories", docs, changes),
        neighbours=neighbours,
        rendered=RenderedItems((*chain.from_iterable(lists.values()), *plan.pages)),
        written=written,
    )
    revision = Revision(changes.removed, changes.added, moved)
    return planned._replace(
        plan=made, members=members, numbered=numbered, kept_numbers=kept, unchanged=frozenset(), revision=revision
    )


def _written(plan: Plan, changes: PostChanges, context: PatchContext) -> WrittenFiles | None:
    """The items by the files of the destination; None if posts share an address with others, or may not be there.

    No address may be that of a folder in which another one is.
    """
    found = WrittenFiles(plan.written)
    shared = {page.destination for page in plan.pages if page.shares_address}
    if any(post.destination in shared for post in changes.removed):
        return None
    for post in changes.removed:
        if found.get(post.destination) is post:
            del found[post.destination]
    publisher = Publisher(context.config, context.time, context.reader.diagnostics)
    for post in changes.added:
        place = post.destination
        if not (post.collection.is_written and publisher.writes(post)):
            continue
        if place in found or not is_apart(place, found):
            return None
        found[place] = post
    return found
