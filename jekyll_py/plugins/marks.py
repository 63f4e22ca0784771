"""Decorators that mark a function of a plugin as a hook or as a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from .hooks import registration
from .reads import Reads

Function = TypeVar("Function", bound=Callable[..., object])


def hook(owners: str | Iterable[str], event: str, *, priority: str | int = "normal") -> Callable[[Function], Function]:
    """Mark a function as a hook, for the owners and events in `hooks.EVENTS`.

    ``site`` hooks get the site; ``pages``, ``posts`` and ``documents`` hooks get the item and, for ``pre_render``, the
    variables, for ``post_convert`` and ``post_render``, the text. The text they return replaces it. Hooks of these
    three events that have a third parameter named ``render`` get the `RenderScope` of the item. A ``static_files`` hook
    gets the file and the site; bytes that it returns are written instead of the file's.

    Raises:
        JekyllError: the owner has no such event.
    """

    def mark(function: Function) -> Function:
        vars(function).setdefault("jekyll_hooks", []).append(registration(owners, event, function, priority))
        return function

    return mark


def reading_hook(reads: Reads, *, changes_data: bool = False) -> Callable[[Function], Function]:
    """Mark a function as a hook ``post_read`` of ``site`` of which it is known what it reads.

    Args:
        reads: the parts of the site.
        changes_data: whether it changes nothing but the data files.
    """

    def mark(function: Function) -> Function:
        made = registration("site", "post_read", function)._replace(reads=reads, changes_data=changes_data)
        vars(function).setdefault("jekyll_hooks", []).append(made)
        return function

    return mark


def liquid_filter(name: str) -> Callable[[Function], Function]:
    """Mark a function as the Liquid filter ``name``."""

    def mark(function: Function) -> Function:
        vars(function).setdefault("jekyll_filters", []).append(name)
        return function

    return mark
