"""Texts that are rendered only once in a build, such as those of ``include_cached``."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from ..filters.site import site_of
from ..limits import Account
from ..liquid import Context
from ..tracking import reads
from ..tracking.kinds import ONCE, VOLATILE
from .recording import Recording

_SHOWS_PAGE = reads.dependency_id(VOLATILE, ONCE)


def render_once(context: Context, key: Hashable, render: Callable[[], str]) -> str:
    """The text of ``render``, which is called for the first page of the build that needs the text of ``key``.

    If the text shows that page, it depends on the order of pages, and every page that shows it is rendered in each
    build. The render has limits of its own, so that it costs the first page no more than the others.
    """

    def recorded() -> str:
        recording = Recording(context)
        with recording.recording(context), Account(context.environment.limits) as usage:
            outer, context.usage = context.usage, usage
            text = render()
            context.usage = outer
        if not recording.is_same_on_all_pages:
            reads.record(_SHOWS_PAGE)
        return text

    return site_of(context).once.get(key, recorded)
