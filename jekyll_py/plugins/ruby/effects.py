"""The effects of calls of Ruby: on what later calls and templates see, on the site, and outside the interpreter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...tracking import reads
from ...tracking.deferred import defer
from ...tracking.kinds import OWN_KEY_SET, RUBY, SITE_CHANGED, STATE_CHANGED, VOLATILE
from .late_changes import sets_own_key, take_late_changes

if TYPE_CHECKING:
    from .session import Session

_OWN_KEY_SET = reads.dependency_id(RUBY, OWN_KEY_SET)
_SITE_CHANGED = reads.dependency_id(VOLATILE, SITE_CHANGED)


class Effects:
    """The effects of the calls of one session, which become dependencies of the renders that call.

    Args:
        session: the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.is_recorded = True
        """Whether a call of Ruby depends on nothing but what is recorded: plugins keep nothing from call to call."""
        self.changes = 0
        """How often a plugin has done what the renders after it may see, or see that it was done before."""
        self._is_copy = False
        """Whether this process is a copy of the one that builds the site, made to render a part of it."""

    def begin_copy(self) -> None:
        """Go on in a copy of the process that builds the site."""
        self._is_copy = True

    def note_order(self) -> None:
        """Note that a plugin does what later renders may see, or that the order of renders may show in what it does."""
        self.changes += 1

    def note_outside(self) -> None:
        """Note that a plugin is about to change something outside its memory.

        Raises:
            Deferred: this process is a copy.
        """
        self.note_order()
        if self._is_copy:
            defer()

    def note_change(self) -> None:
        """Note that a plugin changes what later calls see: no page that calls one is used again without its render."""
        self.note_order()
        self.is_recorded = False
        reads.record_volatile(STATE_CHANGED)

    def note_site_change(self) -> None:
        """Note that a plugin changes what later templates see, also those that call none."""
        self.note_change()
        reads.record(_SITE_CHANGED)
        if self._session.renderer is not None:
            self._session.renderer.dependencies.add(_SITE_CHANGED)

    def note_written(self) -> None:
        """Note that Ruby writes, or reads what it may have written: before the render stage each build does so anew."""
        if self._session.renderer is not None:
            self.note_change()
            self.note_outside()

    def take_traces(self, names: Sequence[int | str], has_changed: bool, changes: object) -> None:
        """Record what a call has read in Ruby, and take what it has changed of the site that is rendered.

        Args:
            names: the parts of the site that it has read, as `SiteReads.record` takes them.
            has_changed: whether it has changed what later calls see.
            changes: what it has changed of the site, as `take_late_changes` takes it, in packed form; None if nothing.
        """
        session, found = self._session, self._session.wire.unpack(changes)
        if session.site_reads is not None:
            session.site_reads.record(names)
        is_own = isinstance(found, dict) and not has_changed and sets_own_key(session, found)
        if has_changed or (changes is not None and not is_own):
            self.note_change()
        if isinstance(found, dict):
            if is_own:
                reads.record(_OWN_KEY_SET)
            else:
                self.note_site_change()
            take_late_changes(session, found)
