"""The state of the one build of a session, which the stages, the hooks and the calls of Ruby share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.item import Item


class BuildState:
    """The state of a build."""

    def __init__(self) -> None:
        self.stages: dict[str, Callable[[], None]] = {}
        """The stages of the build that are inside a method of Ruby."""
        self.payload: dict[str, object] = {}
        """The variables that plugins have given to all templates."""
        self.outputs: dict[str, str] = {}
        """The texts that Ruby has for items after the hooks ``post_render`` of the site, by number."""
        self.contents: Mapping[Item, str] = {}
        """The texts of items, where hooks that are called afterwards may ask for them."""
        self.is_written = False
        """Whether the output is in place."""
