"""Hooks: what a plugin can do at fixed points of a build.

The owners, events and order are Jekyll's. A hook that changes text returns the new text; one that returns None leaves
it as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..errors import JekyllError

Hook = Callable[..., object]

_ITEM_EVENTS = ("post_init", "pre_render", "post_convert", "post_render", "post_write")

EVENTS: dict[str, tuple[str, ...]] = {
    "site": ("after_init", "after_reset", "post_read", "pre_render", "post_render", "post_write"),
    "pages": _ITEM_EVENTS,
    "posts": _ITEM_EVENTS,
    "documents": _ITEM_EVENTS,
    "clean": ("on_obsolete",),
}
"""The events of each owner. Any other owner is taken for a collection and has the events of a document."""

PRIORITIES = {"low": 10, "normal": 20, "high": 30}


class Registration(NamedTuple):
    """One hook as a plugin declares it."""

    owners: tuple[str, ...]
    event: str
    call: Hook
    priority: int
    is_observer: bool = False
    """Whether it only looks on: it is called in the first process for what others have rendered."""


def registration(owners: str | Iterable[str], event: str, call: Hook, priority: str | int = "normal") -> Registration:
    """Check and describe a hook.

    Raises:
        JekyllError: the owner has no such event.
    """
    names = (owners,) if isinstance(owners, str) else tuple(owners)
    for owner in names:
        events = EVENTS.get(owner, _ITEM_EVENTS)
        if event not in events:
            raise JekyllError(f"invalid hook: {owner} supports only {', '.join(events)}, not {event!r}")
    return Registration(names, event, call, priority if isinstance(priority, int) else PRIORITIES[priority])


class Hooks:
    """The hooks of one site: higher priority first, then in the order they were registered."""

    def __init__(self, registrations: Iterable[Registration] = ()) -> None:
        self._table: dict[tuple[str, str], list[Hook]] = {}
        self._registrations = sorted(registrations, key=lambda hook: -hook.priority)
        for hook in self._registrations:
            for owner in hook.owners:
                self._table.setdefault((owner, hook.event), []).append(hook.call)

    def of(self, owners: Iterable[str], event: str) -> Iterator[Hook]:
        """Every hook of the event, owner by owner."""
        for owner in owners:
            yield from self._table.get((owner, event), ())

    def trigger(self, owner: str, event: str, *args: object) -> None:
        """Call every hook of the event."""
        for call in self.of((owner,), event):
            call(*args)

    @property
    def events(self) -> frozenset[str]:
        """The events that there is a hook for."""
        return frozenset(hook.event for hook in self._registrations)

    @property
    def observers(self) -> Hooks:
        """Those that only look on."""
        return Hooks(hook for hook in self._registrations if hook.is_observer)

    @property
    def workers(self) -> Hooks:
        """Those that do something."""
        return Hooks(hook for hook in self._registrations if not hook.is_observer)
