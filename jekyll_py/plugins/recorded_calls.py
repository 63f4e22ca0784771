"""Calls of plugins that did not come with this package, which make the render around them volatile.

What such a plugin reads is not known: a file, the network, what it did on another page. So a page that calls one is
rendered in every build; every other page may be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar

from ..converters import Converter
from ..liquid import Context, Tag
from ..tracking import reads
from ..tracking.kinds import PLUGIN, VOLATILE
from .hooks import Registration

Result = TypeVar("Result")
_CALLED = reads.dependency_id(VOLATILE, PLUGIN)
_READING = frozenset({"after_init", "after_reset", "post_init", "post_read", "post_write", "on_obsolete"})
"""Events before and after rendering; a build that keeps pages calls their hooks too."""

_RENDERING = frozenset({"pre_render", "post_convert", "post_render"})
"""Events of the render of an item."""

_refuse: ContextVar[Callable[[], object]] = ContextVar("refuse", default=lambda: None)
"""Called before each call; filters get no argument that could tell them."""


@contextmanager
def refusing_calls(refuse: Callable[[], object]) -> Iterator[None]:
    """In the block ``refuse``, which raises, is called in place of such a plugin."""
    token = _refuse.set(refuse)
    try:
        yield
    finally:
        _refuse.reset(token)


def record_call() -> None:
    """Record a call of such a plugin, which is about to be made."""
    _refuse.get()()
    reads.record(_CALLED)


def recorded(function: Callable[..., Result]) -> Callable[..., Result]:
    """A function that records each of its calls."""

    @wraps(function)
    def call(*arguments: object, **named: object) -> Result:
        record_call()
        return function(*arguments, **named)

    return call


def recorded_tag(kind: type[Tag]) -> type[Tag]:
    """A tag that records each of its renders."""

    def render(tag: Tag, context: Context) -> str:
        record_call()
        return kind.render(tag, context)

    return type(
        kind.__name__,
        (kind,),
        {"render": render, "__module__": kind.__module__, "__doc__": kind.__doc__},
    )


def recorded_converter(kind: type[Converter]) -> type[Converter]:
    """A converter that records each of its conversions; a build asks anew which extensions it is for."""

    def convert(converter: Converter, content: str) -> str:
        record_call()
        return kind.convert(converter, content)

    return type(
        kind.__name__,
        (kind,),
        {"convert": convert, "__module__": kind.__module__, "__doc__": kind.__doc__},
    )


def recorded_hook(hook: Registration) -> Registration:
    """A hook that records each of its calls during a render."""
    return hook if hook.event in _READING else hook._replace(call=recorded(hook.call))


def is_recorded(hook: Registration) -> bool:
    """Whether all that a hook can change is what it returns, or is looked at after it."""
    return hook.event in _READING or "site" not in hook.owners


def is_of_render(hook: Registration) -> bool:
    """Whether a hook is called in the renders of items only, so that a build without them need not call it."""
    return hook.event in _RENDERING and "site" not in hook.owners
