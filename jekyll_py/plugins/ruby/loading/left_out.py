"""Ruby code that needs a gem which is not there or cannot run here: it is left out, with a warning."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ....diagnostics import Diagnostics
from ...recorded_calls import record_call
from ...site_gems import COMPILED
from .missing_library import MissingLibrary, gem_of

if TYPE_CHECKING:
    from ..session import Session


class LeftOut:
    """Leaves out plugins and calls whose gem is missing, and warns of each place in their code once.

    Args:
        session: the interpreter.
        diagnostics: takes warnings about plugins as a whole; those about calls are the build's.
        needs: the gems that other gems name.
        found: the gems whose files are there.
    """

    def __init__(
        self, session: Session, diagnostics: Diagnostics, needs: Collection[str], found: Collection[str]
    ) -> None:
        self._session = session
        self._diagnostics = diagnostics
        self._needs = needs
        self._found = found
        self._places: set[tuple[str | None, int | None]] = set()

    def plugin(self, name: str, error: MissingLibrary) -> None:
        """Leave out a plugin that requires a gem when it is loaded.

        Raises:
            MissingLibrary: what it requires is no such gem.
        """
        self._warn(f"{self._shown(name)} does not run here: it needs", error, self._diagnostics)

    def instead(self, operation: str, arguments: Sequence[object], error: MissingLibrary) -> object:
        """The value of a call whose code is left out, such as the input of a filter.

        Raises:
            MissingLibrary: what it requires is no such gem, or the call has to give something.
        """
        if operation not in _INSTEAD:
            raise error
        self._warn(f"what {self._shown(error.path or '')} does here needs", error, self._session.site.diagnostics)
        record_call()  # the warning is to be seen in every build
        return _INSTEAD[operation](self._session, *arguments)

    def _shown(self, path: str) -> str:
        return self._session.source.relative(path) if os.path.isabs(path) else path

    def _warn(self, what: str, error: MissingLibrary, diagnostics: Diagnostics) -> None:
        gem = gem_of(error.feature, self._session.config, self._needs)
        if gem is None:
            raise error
        if (error.path, error.line) not in self._places:
            self._places.add((error.path, error.line))
            cannot_run = gem in COMPILED or gem in self._found
            why = "which needs compiled code or another program" if cannot_run else "which was not found"
            advice = f"a plugin without {gem} can do the same" if cannot_run else "is it in the Gemfile?"
            hint = f"what it adds to the site will be missing; {advice}"
            diagnostics.warn("Plugin:", f"{what} the gem {gem}, {why}", path=error.path, line=error.line, hint=hint)


def _hooks(session: Session, *_: object) -> object:
    """The hooks that there are: a generator or a hook of the site has added none."""
    return session.summary["hooks"]


def _text_of_item(_session: Session, _owner: str, _event: str, _number: int, text: object, _payload: object) -> object:
    return {"text": text, "data": None}


def _bodies(session: Session, *_: object) -> object:
    """The text inside a block; a tag without one prints nothing."""
    return "".join(str(text()) for text in session.contexts.bodies[-1].values())


def _tag(session: Session, *arguments: object) -> object:
    """A tag in place of one that cannot be made: it prints nothing, a block its contents."""
    return session.call("build_left_out_tag", *arguments)


def _filtered(_session: Session, *arguments: object) -> object:
    """The value that a filter was given, after its name, the context, the page and the owner of the registers."""
    return None, arguments[4]


def _converted(_session: Session, *arguments: object) -> object:
    """The text or the extension that a converter was given."""
    return arguments[-1]


_INSTEAD: Mapping[str, Callable[..., object]] = {
    "generate": _hooks,
    "site_hook": _hooks,
    "item_hook": _text_of_item,
    "build_tag": _tag,
    "render_tag": _bodies,
    "filter": _filtered,
    "converter": _converted,
    "changed_converter": _converted,
    "processor": _converted,
}
"""By the name of the operation, a function of the session and its arguments."""
