"""Calling the hooks of one render."""

from __future__ import annotations

from ..filters.site import SiteRegister
from ..model.item import Item
from .hooks import Hooks, Registration
from .render_scope import RenderScope


class RenderHooks:
    """The hooks of one render of an item.

    Args:
        hooks: the hooks of the site.
        item: the item.
        variables: the variables of its templates, which ``pre_render`` hooks may change.
        site: the access of the hooks to the site.
    """

    def __init__(self, hooks: Hooks, item: Item, variables: dict[str, object], site: SiteRegister) -> None:
        self._hooks = hooks
        self._item = item
        self._variables = variables
        self._site = site
        self._renders: dict[str, RenderScope] = {}

    def before(self, source: str) -> str:
        """The source to render: ``source``, or the text that the last ``pre_render`` hook to return one returns."""
        for hook in self._hooks.of(self._item.hook_owners, "pre_render"):
            changed = self._call(hook, self._variables)
            source = changed if isinstance(changed, str) else source
        return source

    def has(self, event: str) -> bool:
        """Whether the item has hooks of an event."""
        return bool(self._hooks.of(self._item.hook_owners, event))

    def after(self, event: str, text: str) -> str:
        """A text after the hooks of ``post_convert`` or ``post_render``, each given the text of the one before."""
        for hook in self._hooks.of(self._item.hook_owners, event):
            changed = self._call(hook, text)
            text = changed if isinstance(changed, str) else text
        return text

    def _call(self, hook: Registration, value: object) -> object:
        if not hook.takes_render:
            return hook.call(self._item, value)
        return hook.call(self._item, value, render=self._render_of(hook.call.__module__))

    def _render_of(self, plugin: str) -> RenderScope:
        """The render as the hooks of the module ``plugin`` see it."""
        if plugin not in self._renders:
            self._renders[plugin] = RenderScope(self._item, self._variables, self._site)
        return self._renders[plugin]
