"""The variables that the templates of an item begin with, as of ``Jekyll::Renderer``."""

from __future__ import annotations

from collections.abc import Mapping

from .. import reference
from ..converters.conversions import Conversions
from ..drops import DropTable, Fields, JekyllDrop, RecordedDrop, ThemeDrop
from ..model.item import Item
from ..model.layout import Layout
from ..plan import Plan


class TemplateVariables:
    """The variables of the templates of one plan.

    Args:
        plan: the plan.
        drops: the drops of its items.
        conversions: the converters, which say how code is highlighted.
        jekyll: the fields that plugins have added to the drop ``jekyll``; None if there are none.
    """

    def __init__(self, plan: Plan, drops: DropTable, conversions: Conversions, jekyll: Fields | None) -> None:
        version = plan.config.reference.jekyll
        self._drops = drops
        self._conversions = conversions
        self._constant = {
            "site": drops.site,
            "jekyll": JekyllDrop(reference.text(version), plan.config.environment, jekyll),
            "theme": ThemeDrop(plan.theme) if plan.theme and version >= (4, 3) else None,
        }
        self.added: Mapping[str, object] = {}
        """Those that plugins have added, in all templates but excerpts."""

    def of(self, item: Item, page: RecordedDrop, layout: Layout | None = None) -> dict[str, object]:
        """The variables of an item.

        Args:
            item: the item.
            page: its drop, which templates know as ``page``.
            layout: its innermost layout, if it is placed in one.
        """
        converter = self._conversions.matching(item.ext)[0]
        return {
            **self._constant,
            **self.added,
            "page": page,
            "paginator": self._drops.to_drops(item.pager),
            "layout": None if layout is None else layout.data,
            "content": None,
            "highlighter_prefix": converter.highlighter_prefix,
            "highlighter_suffix": converter.highlighter_suffix,
        }

    def of_excerpt(self, item: Item, drop: RecordedDrop) -> dict[str, object]:
        """The variables of the excerpt of an item, whose drop templates know as ``page``."""
        variables = {**self.of(item, drop), "paginator": None}
        for name in self.added:
            variables.pop(name, None)
        return variables
