"""Calls of plugins that did not come with this package, which make the render around them volatile.

What such a plugin reads is not known: a file, the network, what it did on another page. So a page that calls one is
rendered in every build; every other page may be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ..liquid import Context, Tag
from ..tracking import reads
from ..tracking.kinds import PLUGIN, VOLATILE
from .hooks import Registration

Result = TypeVar("Result")
_CALLED = reads.dependency_id(VOLATILE, PLUGIN)
_READING = frozenset({"after_init", "after_reset", "post_init", "post_read", "post_write", "on_obsolete"})
"""Events before and after rendering; a build that keeps pages calls their hooks too."""


def record_call() -> None:
    """Record a call of such a plugin."""
    reads.record(_CALLED)


def recorded(function: Callable[..., Result]) -> Callable[..., Result]:
    """A function that records each of its calls."""

    @wraps(function)
    def call(*arguments: object, **named: object) -> Result:
        reads.record(_CALLED)
        return function(*arguments, **named)

    return call


def recorded_tag(kind: type[Tag]) -> type[Tag]:
    """A tag that records each of its renders."""

    def render(tag: Tag, context: Context) -> str:
        reads.record(_CALLED)
        return kind.render(tag, context)

    return type(kind.__name__, (kind,), {"render": render, "__module__": kind.__module__, "__doc__": kind.__doc__})


def recorded_hook(hook: Registration) -> Registration:
    """A hook that records each of its calls during a render."""
    return hook if hook.event in _READING else hook._replace(call=recorded(hook.call))


def is_recorded(hook: Registration) -> bool:
    """Whether all that a hook can change is what it returns, or is looked at after it."""
    return hook.event in _READING or "site" not in hook.owners
