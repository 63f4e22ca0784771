"""A plan and what it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..lazy.tuples import NamedTuple
from ..model.document import Document
from ..model.item import Item
from ..model.static_file import StaticFile
from ..plan import Plan
from ..read.contents import Contents

if TYPE_CHECKING:
    from ..plugins.ruby_reads import RubyReads

Member = Item | StaticFile
"""A plan consists of these."""


class LastNumbers(NamedTuple):
    """The numbers of members and collections in the plan file of the last build."""

    members: Sequence[Member]
    """By number."""
    collections: Sequence[str]
    """The labels, by number."""


class Revision(NamedTuple):
    """The posts in which a plan differs from the last one, from which it was made."""

    removed: Sequence[Document]
    added: Sequence[Document]
    moved: Set[Document]
    """Posts of both plans that have other neighbours."""


class PlannedSite(NamedTuple):
    """A plan and what it was made from."""

    plan: Plan
    contents: Contents
    members: Mapping[str, Sequence[Member]]
    """By source file: the page, the document or the static file that it became, or several of them."""
    numbered: Sequence[Member]
    """Each member at its number in the plan file."""
    undated: Sequence[Document]
    """The documents whose date is the time of the build."""
    warnings: Sequence[Diagnostic]
    """Those of reading, generating and planning."""
    unchanged: Set[Item] = frozenset()
    """Items of a new plan that templates cannot tell from what they were in the last build, until they are rendered."""
    plugin_code: bytes | None = None
    """A digest of the site's own plugins; None if all plugins came with this package."""
    is_shaped: bool = False
    """Whether some of those took part in making the plan, so that each build has to make it anew."""
    ruby: RubyReads | None = None
    """The reads of plugins in Ruby, if there are any."""
    kept_numbers: Set[int] = frozenset()
    """The numbers of members that have the same attributes as those with these numbers in the last build."""
    revision: Revision | None = None
    """The posts in which the plan differs from the last one; None if it was made anew."""


def planned_site(
    plan: Plan,
    contents: Contents,
    warnings: Sequence[Diagnostic],
    unchanged: Set[Item] = frozenset(),
    plugin_code: bytes | None = None,
    last: LastNumbers | None = None,
    *,
    is_shaped: bool = False,
    ruby: RubyReads | None = None,
) -> PlannedSite:
    """A plan with what it was made from.

    Args:
        plan: the plan.
        contents: what was read for it.
        warnings: those of reading, generating and planning.
        unchanged: the items that are what they were in the last build.
        plugin_code: a digest of the site's own plugins, if there are any.
        last: the numbers of members in the last build, if it is known.
        is_shaped: whether some of those took part in making the plan.
        ruby: the reads of plugins in Ruby, if there are any.
    """
    found, kept = numbered(members_of(plan, contents), unchanged, last, [*contents.collections])
    undated = [member for member in found if isinstance(member, Document) and member.is_undated]
    members = by_file([member.file for member in found], found)
    return PlannedSite(plan, contents, members, found, undated, warnings, unchanged, plugin_code, is_shaped, ruby, kept)


def members_of(plan: Plan, contents: Contents) -> list[Member]:
    """Each member once, unwritten and unpublished ones too, in an order that is the same in every process."""
    left_out = (*contents.unpublished, *contents.left_out)
    return [*dict.fromkeys((*plan.rendered, *contents.static_files, *plan.documents, *left_out))]


def numbered(
    members: Sequence[Member], unchanged: Set[Item], last: LastNumbers | None, collections: Sequence[str]
) -> tuple[Sequence[Member], Set[int]]:
    """Members at their numbers, and the numbers of those whose rows in the plan file stay as they are.

    An unchanged member keeps its number where that is one of the new numbers. The others get those that are free.

    Args:
        members: all members of a plan.
        unchanged: those that are what they were in the last build.
        last: the numbers in that build.
        collections: the labels of the collections.
    """
    if last is None or last.collections != collections:
        return members, frozenset()
    kept = {number for number, member in enumerate(last.members[: len(members)]) if member in unchanged}
    settled = {last.members[number] for number in kept}
    others = (member for member in members if member not in settled)
    found = [last.members[number] if number in kept else next(others) for number in range(len(members))]
    return found, kept


def by_file(files: Iterable[str | None], members: Iterable[Member]) -> Mapping[str, Sequence[Member]]:
    """The members of each file.

    Raises:
        ValueError: there are more files than members, or fewer.
    """
    found: dict[str, list[Member]] = {}
    for file, member in zip(files, members, strict=True):
        if file is not None:
            found.setdefault(file, []).append(member)
    return found
