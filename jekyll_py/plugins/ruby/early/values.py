"""Values that plugins in Ruby set before the site is rendered and that hold items: templates need drops in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..session import Session
    from ..site_renderer import SiteRenderer


class EarlyValues:
    """The values of one build, until the site is rendered."""

    def __init__(self) -> None:
        self.settings: dict[str, object] = {}
        """The settings among them."""
        self.has_post_lists = False
        """Whether a plugin has changed the posts by tag or category."""
        self._places: list[tuple[dict[str, Any], str]] = []

    def note(self, container: dict[str, Any], key: str) -> None:
        """Note the value of a key of data or of front matter."""
        self._places.append((container, key))

    def show(self, session: Session, renderer: SiteRenderer) -> None:
        """Put drops into the values, before templates see them.

        Args:
            session: the interpreter.
            renderer: renders the site.
        """
        for container, key in self._places:
            container[key] = session.shown(container.get(key))
        self._places.clear()
        for key, value in self.settings.items():
            renderer.drops.site.show(key, session.shown(value))
        if self.has_post_lists:
            lists = session.call("post_lists")
            assert isinstance(lists, dict)
            for key, value in lists.items():
                renderer.drops.site.show(key, session.shown(value))
