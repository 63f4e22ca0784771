"""The excerpts of a build, each rendered when a template first reads it, as in Jekyll."""

from __future__ import annotations

from collections.abc import Callable

from ..diagnostics import Diagnostics
from ..errors import JekyllError
from ..limits import Account, Limits
from ..model.excerpt import Excerpt
from ..tracking import reads
from ..tracking.kinds import EXCERPTS, RENDERED, VOLATILE
from .rendered_texts import RenderedExcerpt, RenderedTexts

_SHOWS_ORDER = reads.dependency_id(VOLATILE, EXCERPTS)
"""The dependency of an excerpt whose text depends on which item reads it first."""


class Excerpts:
    """The rendered excerpts.

    Args:
        texts: keeps them.
        diagnostics: takes the warnings of their renders.
        limits: of the render of one, which has an account of its own.
        render: renders one.
    """

    def __init__(
        self, texts: RenderedTexts, diagnostics: Diagnostics, limits: Limits, render: Callable[[Excerpt], str]
    ) -> None:
        self._texts = texts
        self._diagnostics = diagnostics
        self._limits = limits
        self._render = render
        self._under_way: set[Excerpt] = set()
        """Those that are being rendered."""

    def get(self, excerpt: Excerpt) -> RenderedExcerpt:
        """A rendered excerpt.

        Raises:
            JekyllError: it reads itself, or cannot be rendered.
        """
        return self._texts.excerpt(excerpt) or self._render_first(excerpt)

    def _render_first(self, excerpt: Excerpt) -> RenderedExcerpt:
        if excerpt in self._under_way:
            raise JekyllError(
                "the excerpt asks for itself",
                path=excerpt.item.relative_path,
                hint="set `excerpt` in its front matter, or put the separator before the loop over posts",
            )
        self._under_way.add(excerpt)
        warnings = len(self._diagnostics)
        try:
            with reads.recording() as dependencies, Account(self._limits):
                text = self._render(excerpt)
        finally:
            self._under_way.discard(excerpt)
        if any(_shows_order(number, excerpt) for number in dependencies):
            dependencies.add(_SHOWS_ORDER)
        has_warned = len(self._diagnostics) > warnings
        return self._texts.keep_excerpt(excerpt, text, frozenset(dependencies), has_warned=has_warned)


def _shows_order(number: int, excerpt: Excerpt) -> bool:
    """Whether a dependency shows an excerpt which items were rendered before it."""
    subject, field = reads.dependency(number)
    return field in RENDERED and subject != excerpt.item.relative_path
