"""The fields of drops that plugins in Ruby compute: those that they add, and those of what they show for an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...drops import CollectionDrop, SiteDrop
from ...drops.base import ANY

if TYPE_CHECKING:
    from ...drops import Fields
    from .session import Session

_SHOWN = ("document", "file", "page")
"""The attributes of drops that hold what they show."""


class DropFields:
    """The fields that the plugins of a session compute.

    Args:
        session: the session, whose plugins are loaded.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def by_class(self) -> Mapping[str, Fields]:
        """The fields by the name of the drop's class; `ANY` stands for every field."""
        summary = self._session.summary
        added: dict[str, Fields] = {
            kind: {name: self._field(kind, name) for name in names} for kind, names in summary["drops"].items()
        }
        return added | {kind: {ANY: self._shown_field} for kind in summary["shown"]}

    def _field(self, kind: str, name: str) -> Callable[[object], object]:
        def compute(drop: object) -> object:
            return self._session.shown(self._session.call("drop_method", kind, self._number(drop), name))

        return compute

    def _shown_field(self, drop: object, name: str) -> object:
        """A field of what plugins give templates in place of an item."""
        return self._session.shown(self._session.call("field_of_item", self._number(drop), name))

    def _number(self, drop: object) -> int | str | None:
        """The number of what a drop shows, if that is an item or a file; the label of a collection; of the drop of the
        site, the item that is rendered."""
        if isinstance(drop, CollectionDrop):
            return drop.collection.label
        if isinstance(drop, SiteDrop):
            shown = drop.factory.renders.current
        else:
            shown = next((found for name in _SHOWN if (found := getattr(drop, name, None)) is not None), None)
        return None if shown is None else self._session.handles.number(shown)
