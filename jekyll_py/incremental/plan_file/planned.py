"""What a plan file holds: a plan, the contents that it was made from, and the warnings on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...diagnostics import Diagnostic
from ...model.document import Document
from ...model.item import Item
from ...model.static_file import StaticFile
from ...plan import Plan
from ...read.contents import Contents

Member = Item | StaticFile
"""What a plan is made of."""


class PlannedSite(NamedTuple):
    """What the last build was made from."""

    plan: Plan
    contents: Contents
    by_file: Mapping[str, Sequence[Member]]
    """What each file became: a page, a document or a static file, or several."""
    undated: Sequence[Document]
    """The documents whose date is the time of the build."""
    told: Sequence[Diagnostic]
    """The warnings of reading, generating and planning."""


def standing(plan: Plan, contents: Contents, told: Sequence[Diagnostic]) -> PlannedSite:
    """What a build was made from."""
    found = members(plan, contents)
    undated = [member for member in found if isinstance(member, Document) and member.is_undated]
    return PlannedSite(plan, contents, by_file([member.file for member in found], found), undated, told)


def members(plan: Plan, contents: Contents) -> list[Member]:
    """Each once, in an order that another process finds too; with what is not written and what is not published."""
    return [*dict.fromkeys((*plan.rendered, *contents.static_files, *plan.documents, *contents.unpublished))]


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
