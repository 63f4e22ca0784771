"""The drop of an item, the base of those of pages and documents."""

from __future__ import annotations

from ..errors import JekyllError
from .base import RecordedDrop
from .factory import DropFactory
from .late_changes import LateChanges


class ItemDrop(RecordedDrop):
    """The drop of a page or document. Hooks may set keys of it before the item is rendered.

    Args:
        subject: the subject of its dependencies.
        values: its front matter.
    """

    __slots__ = ("factory", "front_matter")

    factory: DropFactory
    """Makes the drops of its values."""

    def __init__(self, subject: str, values: dict[str, object]) -> None:
        super().__init__(subject, values)
        self.front_matter = values

    @property
    def late_changes(self) -> LateChanges:
        """The changes of the render that the drop is part of."""
        return self.factory.late_changes

    def __setitem__(self, key: str, value: object) -> None:
        """Set a key of the front matter.

        Raises:
            JekyllError: the key is a computed field, such as ``url``.
        """
        if key in self.FIELDS:
            raise JekyllError(f"'{key}' cannot be set for {self.subject}", hint="use another key, or return the text")
        self.front_matter[key] = value
