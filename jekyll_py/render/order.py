"""The order of rendering, which templates can see: observers that are told where a render depends on it.

In Jekyll the content of an item is Markdown until the item is rendered and HTML afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Protocol

from ..model.excerpt import Excerpt
from ..model.item import Item
from ..tracking import reads
from ..tracking.deferred import Deferred
from ..tracking.kinds import RENDERED


class OrderObserver(Protocol):
    """Is told where a render depends on the order of rendering."""

    def not_rendered(self, item: Item) -> None:
        """A template reads a text of an item that is not rendered."""

    def excerpt_read(self, excerpt: Excerpt, dependencies: frozenset[int]) -> None:
        """A template reads an excerpt; its render, the first time it was read in the build, had these dependencies."""


class PlanOrder:
    """The order of the plan: all items that come before the one being rendered are rendered."""

    def not_rendered(self, item: Item) -> None:
        """The item comes later in the plan, and templates see its source."""

    def excerpt_read(self, excerpt: Excerpt, dependencies: frozenset[int]) -> None:
        """The first item in the plan that reads an excerpt has it rendered."""


IN_PLAN_ORDER = PlanOrder()


class OutOfOrder:
    """Refuses the render of an item before its turn if its text could differ from that in turn.

    Args:
        positions: those of the items in the plan.
    """

    def __init__(self, positions: Mapping[Item, int]) -> None:
        self.position = 0
        """The position of the item that is being rendered."""
        self._positions = positions

    def not_rendered(self, item: Item) -> None:
        """An item without a text is read.

        Raises:
            Deferred: it comes before this one, so that it would be rendered by now.
        """
        if self._positions.get(item, math.inf) < self.position:
            raise Deferred

    def excerpt_read(self, excerpt: Excerpt, dependencies: frozenset[int]) -> None:
        """An excerpt is read.

        Raises:
            Deferred: it shows which items are rendered, which depends on the first item that reads it.
        """
        if any(reads.dependency(number)[1] in RENDERED for number in dependencies):
            raise Deferred
