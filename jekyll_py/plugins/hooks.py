"""Hooks: functions of plugins that are called at fixed points of a build.

The owners, events and order are Jekyll's. A hook that changes text returns the new text; one that returns None leaves
it as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from .reads import Reads

Hook = Callable[..., object]

_ITEM_EVENTS = ("post_init", "pre_render", "post_convert", "post_render", "post_write")

EVENTS: dict[str, tuple[str, ...]] = {
    "site": ("after_init", "after_reset", "post_read", "pre_render", "post_render", "post_write"),
    "pages": _ITEM_EVENTS,
    "posts": _ITEM_EVENTS,
    "documents": _ITEM_EVENTS,
    "static_files": ("pre_write",),
    "clean": ("on_obsolete",),
}
"""The events of each owner. Any other owner is the label of a collection, with the events of a document."""

_READING_EVENTS = frozenset({"after_reset", "post_init", "post_read"})
"""Events whose hooks may change what is read."""

_SECOND = {"pre_render": "variables", "post_convert": "content", "post_render": "output", "pre_write": "site"}
"""By event the argument of a hook beside its item or file; hooks of ``site`` have one at `_SITE_WITH_DROPS`."""
_SITE_WITH_DROPS = ("pre_render", "post_render")

PRIORITIES = {"low": 10, "normal": 20, "high": 30}


class Registration(NamedTuple):
    """One hook as a plugin declares it."""

    owners: tuple[str, ...]
    event: str
    call: Hook
    priority: int
    is_observer: bool = False
    """Whether it changes nothing: it is called in the first process, also for items that other processes render."""
    takes_render: bool = False
    """Whether it has a third parameter named ``render``, for the `RenderScope` of the item; in hooks ``post_render`` of
    the site, for the `EditionRender`."""
    reads: Reads | None = None
    """The parts of a site that a hook of ``post_read`` reads; None if that may be anything."""
    changes_data: bool = False
    """Whether such a hook changes nothing but the data files: it is called again when they are read again."""


def registration(owners: str | Iterable[str], event: str, call: Hook, priority: str | int = "normal") -> Registration:
    """The registration of a function as a hook.

    Raises:
        JekyllError: the owner has no such event, there is no such priority, or the function takes other values than
            such hooks get.
    """
    names = (owners,) if isinstance(owners, str) else tuple(owners)
    for owner in names:
        events = EVENTS.get(owner, _ITEM_EVENTS)
        if event not in events:
            raise JekyllError(f"invalid hook: {owner} supports only {', '.join(events)}, not {event!r}")
    number = priority if isinstance(priority, int) else PRIORITIES.get(priority)
    if number is None:
        raise JekyllError(f"there is no priority {priority!r}", hint=f"write {', '.join(PRIORITIES)} or a number")
    takes_render = [_takes_render(call, owner, event) for owner in names]
    return Registration(names, event, call, number, takes_render=any(takes_render))


def _takes_render(call: Hook, owner: str, event: str) -> bool:
    """Whether a function has a third parameter named ``render``.

    Raises:
        JekyllError: it cannot be called with what such a hook gets.
    """
    from inspect import signature  # many sites have no hooks

    called, given = signature(call), _values(owner, event)
    takes_render = "render" in [*called.parameters][2:]
    try:
        called.bind(*given, **({"render": None} if takes_render else {}))
    except TypeError as error:
        message = f"a hook {event} of {owner} is called with {' and '.join(given)}: {error}"
        head = f"{call.__name__}(" if hasattr(call, "__name__") else "__call__(self, "
        raise JekyllError(message, hint=f"write def {head}{', '.join(given)}):") from None
    return takes_render


def _values(owner: str, event: str) -> tuple[str, ...]:
    """The arguments of a hook, in words."""
    if owner == "site":
        return ("site", "drops") if event in _SITE_WITH_DROPS else ("site",)
    if owner == "clean":
        return ("files",)
    return ("file" if owner == "static_files" else "item", *([_SECOND[event]] if event in _SECOND else []))


class Hooks:
    """The hooks of one site: higher priority first, then in the order they were registered."""

    def __init__(self, registrations: Iterable[Registration] = ()) -> None:
        self._table: dict[tuple[str, str], list[Registration]] = {}
        self._registrations = sorted(registrations, key=lambda hook: -hook.priority)
        for hook in self._registrations:
            for owner in hook.owners:
                self._table.setdefault((owner, hook.event), []).append(hook)

    def of(self, owners: Iterable[str], event: str) -> Sequence[Registration]:
        """Every hook of the event, owner by owner."""
        table = self._table
        return [hook for owner in owners for hook in table.get((owner, event), ())] if table else ()

    def trigger(self, owner: str, event: str, *args: object) -> None:
        """Call every hook of the event."""
        for hook in self.of((owner,), event):
            hook.call(*args)

    @property
    def must_read_all(self) -> bool:
        """Whether every build has to read the whole site: what a hook makes of it is not known."""
        return any(
            hook.event in _READING_EVENTS and hook.reads is None and not hook.is_observer
            for hook in self._registrations
        )

    @property
    def known_reads(self) -> Iterator[Reads]:
        """The parts of a site that hooks read before it is planned, as far as that is known."""
        return (hook.reads for hook in self._registrations if hook.reads is not None)

    def change_data(self, site: object) -> None:
        """Call the hooks that change nothing but data files, which were read again."""
        for hook in self._registrations:
            if hook.changes_data:
                hook.call(site)

    def with_more(self, registrations: Iterable[Registration]) -> Hooks:
        """All these hooks, followed by others."""
        return Hooks([*self._registrations, *registrations])

    @property
    def events(self) -> frozenset[str]:
        """The events that have a hook."""
        return frozenset(hook.event for hook in self._registrations)

    @property
    def observers(self) -> Hooks:
        """The hooks that change nothing."""
        return Hooks(hook for hook in self._registrations if hook.is_observer)

    @property
    def workers(self) -> Hooks:
        """The hooks that may change something."""
        return Hooks(hook for hook in self._registrations if not hook.is_observer)
