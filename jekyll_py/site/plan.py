"""The stage *plan*: the contents of the site are frozen, with what a cache compares them with the last build by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..disk.digest import digest
from ..model.item import Item
from ..model.publisher import Publisher
from ..plan import Plan, make_plan
from ..plugins.site_contents import SiteContents
from ..render.planned_site import LastNumbers, PlannedSite, planned_site

if TYPE_CHECKING:
    from ..read.kept_items import KeptItems


def plan_site(site: SiteContents) -> Plan:
    """Freeze the site.

    Raises:
        JekyllError: two items cannot be told apart, or an address is wrong.
    """
    publisher = Publisher(site.config, site.time, site.diagnostics)
    return make_plan(site.config, site.variables, site.time, site.theme, site.contents, publisher, site.diagnostics)


def comparable_plan(site: SiteContents, plan: Plan, kept: KeptItems | None) -> PlannedSite:
    """A plan with what it was made from, so that it can be compared with the one of the last build.

    Args:
        site: the site.
        plan: its plan.
        kept: the items of the last build that were not read again.
    """
    unchanged = frozenset[Item]() if kept is None else frozenset(kept.unchanged(plan.rendered, plan.beside))
    code = site.plugins.foreign_code
    if code is not None and site.plugins.converters:
        code = digest(code + site.conversions.choice({item.ext for item in plan.rendered}).encode())
    is_shaped, ruby = site.plugins.shape_plans, site.plugins.ruby.reads
    last = None if kept is None else LastNumbers(kept.numbered, kept.labels)
    warnings = site.diagnostics.all
    return planned_site(plan, site.contents, warnings, unchanged, code, last, is_shaped=is_shaped, ruby=ruby)
