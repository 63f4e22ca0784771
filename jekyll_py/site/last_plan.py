"""Takes over unchanged items, and the results of generators, from the plan of the last build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING

from ..errors import JekyllError
from ..model.front_matter import FrontMatter
from ..model.item import Item
from ..plugins.site_contents import SiteContents
from ..read.parsed_files import ParsedFiles
from ..render.cache import PlanPatch
from ..render.planned_site import PlannedSite, Revision

if TYPE_CHECKING:
    from ..read.kept_items import KeptItems


def kept_items(site: SiteContents, last: PlannedSite, paths: Set[str], parsed: ParsedFiles) -> KeptItems | None:
    """The items of the last build that need not be read again; None if all have to be.

    Args:
        site: the site, whose edition has begun.
        last: its last plan.
        paths: the paths at which there may be something else.
        parsed: files that were parsed earlier.
    """
    if "*" in repr(site.config["defaults"]):  # globs may match new files
        return None
    from ..read.kept_items import KeptItems  # few builds keep any

    altered = {*paths, *(warning.error.path for warning in last.warnings if warning.error.path)}
    has_doubts = last.contents.is_doubtful
    return KeptItems(
        last.members,
        last.plan.beside,
        parsed,
        altered,
        site.conventions,
        site.time,
        last.numbered,
        [*last.contents.collections],
        has_doubts=has_doubts,
    )


def regenerate(site: SiteContents, patch: PlanPatch) -> bool:
    """Let generators and hooks go on from the last build; False if they have to begin anew, or warn of something new.

    Args:
        site: gets the contents and the variables of the last build.
        patch: its plan with the files that were edited.
    """
    last, generators, has_new_data = patch.planned, site.plugins.ordered_generators, bool(patch.data)
    read = [*(each.reads for each in generators), *site.hooks.known_reads]
    has_new_layouts = any(layout.file in patch.data for layout in last.contents.layouts.values())
    changed = {"has_new_data": has_new_data, "has_new_layouts": has_new_layouts}
    if any(each.meets(patch.keys, patch.edits.settings, **changed) for each in read):
        return False
    site.contents = last.contents
    if has_new_data:
        site.hooks.change_data(site)
    return _go_on(site, last, patch.items, patch.others)


def regenerate_around(site: SiteContents, revised: PlannedSite, revision: Revision) -> bool:
    """Let generators go on from the last build, in which there were other posts; False if they have to begin anew.

    Args:
        site: gets the contents and the variables of the last build.
        revised: the plan with the posts that there are now.
        revision: the posts.
    """
    generators, posts = site.plugins.ordered_generators, (*revision.removed, *revision.added)
    site.contents = revised.contents
    if any(True for _ in site.hooks.known_reads) or not all(each.ignores_posts(site, posts) for each in generators):
        return False
    return _go_on(site, revised, {}, ())


def _go_on(site: SiteContents, last: PlannedSite, items: Mapping[Item, FrontMatter], others: Iterable[str]) -> bool:
    """Let generators bring their results up to date; False if they cannot, or warn of something new.

    Args:
        site: has the contents of the last build; gets its variables.
        last: its plan.
        items: the items with other front matter or another text, each with what its file holds.
        others: the other files with other bytes that were looked at before rendering.
    """
    generators = site.plugins.ordered_generators
    site.variables.update((name, value) for name, value in last.plan.variables.items() if value is not None)
    try:
        if not all(_is_read_again(path, site) for path in others):
            return False
        agree = all(generator.revise(site, items) for generator in generators)
    except (JekyllError, ExceptionGroup):  # generating everything raises it again, with all other errors
        return False
    found = [(warning.topic, str(warning.error)) for warning in site.diagnostics.all]
    known = [(warning.topic, str(warning.error)) for warning in last.warnings[: len(found)]]
    return agree and site.variables.keys() == last.plan.variables.keys() and found == known


def _is_read_again(path: str, site: SiteContents) -> bool:
    """Whether a generator takes in a file that has changed."""
    relative = site.source.relative(path)
    return any(each.read_again(site, relative) for each in site.plugins.ordered_generators)
