"""What whoever asks first in a build settles for all who ask later."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from ..filters.site import site_of
from ..limits import Account
from ..liquid import Context
from ..tracking import reads
from ..tracking.kinds import ONCE, VOLATILE
from .recording import Recording

_FIRST = reads.dependency_id(VOLATILE, ONCE)


def settled(context: Context, key: Hashable, render: Callable[[], str]) -> str:
    """What ``render`` came to when ``key`` was first asked for in this build.

    Where that shows who asked, nothing with it can be kept for another build, in which somebody else may be first. It
    has limits of its own, so that it costs all alike.
    """

    def watched() -> str:
        recording = Recording(context)
        with recording.watching(context), Account(context.environment.limits) as usage:
            outer, context.usage = context.usage, usage
            text = render()
            context.usage = outer
        if not recording.is_same_for_all:
            reads.record(_FIRST)
        return text

    return site_of(context).once.get(key, watched)
