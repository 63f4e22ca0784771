"""Tells whether a later build may write something else although no file has changed.

Either the plan itself can change as time goes by (`can_change_by_itself`), or some renders depend on values that cannot
be compared with those of another build (`has_volatile`).
"""

from __future__ import annotations

from datetime import datetime

from ..model.document import Document
from ..plan import Plan
from ..render.planned_site import PlannedSite
from ..tracking.kinds import SITE, ChangedBy, changed_by
from . import external_clocks
from .store.dependencies import meets
from .store.snapshot import BuildSnapshot

_PREDICTABLE = frozenset(
    {
        "jekyll-archives", "jekyll-archives-v2", "jekyll-auto-image", "jekyll-avatar", "jekyll-cache-bust",
        "jekyll-coffeescript", "jekyll-commonmark", "jekyll-commonmark-ghpages", "jekyll-compose", "jekyll-data",
        "jekyll-default-layout", "jekyll-email-protect", "jekyll-feed", "jekyll-gist", "jekyll-github-metadata",
        "jekyll-imagemagick", "jekyll-include-cache", "jekyll-link-attributes", "jekyll-loading-lazy",
        "jekyll-mentions", "jekyll-minifier", "jekyll-multiple-languages", "jekyll-multiple-languages-plugin",
        "jekyll-octicons", "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-paginate-v2", "jekyll-polyglot",
        "jekyll-readme-index", "jekyll-redirect-from", "jekyll-regex-replace", "jekyll-relative-links",
        "jekyll-remote-theme", "jekyll-sass-converter", "jekyll-seo-tag", "jekyll-sitemap", "jekyll-socials",
        "jekyll-target-blank", "jekyll-terser", "jekyll-tidy", "jekyll-titles-from-headings", "jekyll-toc",
        "jekyll-twitter-plugin", "jekyll-watch", "jemoji", "liquid-md5",
    }
)  # fmt: skip
"""Plugins whose work depends on the files and the configuration of the site alone, or records what else it depends on.
(What jekyll-github-metadata fills in is a part of the configuration, its other values are dependencies.)"""

_ASKED = frozenset({"jekyll-last-modified-at"})
"""Plugins whose work depends on more, of which each build asks whether it is the same (`Generator.revise`)."""


def can_change_by_itself(planned: PlannedSite) -> bool:
    """Whether a later build could make another plan of the same files."""
    plan = planned.plan
    if planned.is_shaped:  # what such plugins read is not recorded
        return True
    recorded = _PREDICTABLE | _ASKED | (frozenset() if planned.ruby is None else planned.ruby.names)
    if not recorded.issuperset(plan.config.strings("plugins")):
        return True
    if any(item.data["regenerate"] is True for item in plan.rendered):
        return True
    members = (*plan.documents, *planned.contents.unpublished, *planned.contents.left_out)
    documents = (member for member in members if isinstance(member, Document))
    return not _is_time_given(plan) and any(_waits_for_its_date(document, plan.time) for document in documents)


def has_volatile(planned: PlannedSite, snapshot: BuildSnapshot) -> bool:
    """Whether a render depends on a value that cannot be compared between builds, such as the exact time, or a plugin
    has to be asked."""
    if not _ASKED.isdisjoint(planned.plan.config.strings("plugins")):
        return True
    table = snapshot.table
    found = {number for subject in filter(_is_volatile, table.shared) for number in table.of(subject).values()}
    found.update(external_clocks.not_shown(snapshot))
    if not _is_time_given(planned.plan):
        times = [(SITE, "time"), *((document.relative_path, "date") for document in planned.undated)]
        found.update(table.of(subject)[field] for subject, field in times if field in table.of(subject))
    numbers = table.with_groups(found)
    return any(meets(dependencies, numbers) for dependencies in snapshot.records.dependency_sets)


def _is_volatile(subject: str) -> bool:
    return changed_by(subject) in (ChangedBy.ANYTHING, ChangedBy.PLUGIN)


def _is_time_given(plan: Plan) -> bool:
    """Whether the configuration says what time it is."""
    return plan.config.get("time") is not None


def _waits_for_its_date(document: Document, time: datetime) -> bool:
    """Whether a document will be published, or move to another address, as time goes by."""
    return document.is_placed_by_date if document.is_undated else document.date > time
