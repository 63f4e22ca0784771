"""Generators in Ruby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..generator import Generator
from .hooks import take_hooks
from .session import Session
from .site_changes import items_of, take_changes

if TYPE_CHECKING:
    from ..site_contents import SiteContents


class RubyGenerator(Generator):
    """A generator in Ruby.

    Args:
        session: the interpreter.
        index: its place among the generators there.
        priority: its priority.
    """

    priority = "normal"

    def __init__(self, session: Session, index: int, priority: str) -> None:
        self._session = session
        self._index = index
        vars(self)["priority"] = priority

    def generate(self, site: SiteContents) -> None:
        session = self._session
        read_again = session.known_items is not None and session.known_items != items_of(site)
        hooks = session.call("generate", self._index, read_again)
        assert isinstance(hooks, list)
        take_hooks(self._session, hooks, site)
        take_changes(self._session, site)
