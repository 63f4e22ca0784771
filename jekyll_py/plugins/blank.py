"""The values that are ``blank`` in conditions: Liquid asks a value for ``blank?``, a method that some gems add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..liquid.operators import BLANK, BLANK_OF_ACTIVE_SUPPORT, BLANK_OF_CSL, EmptyWord

if TYPE_CHECKING:
    from .registry import Plugins

_WITH_ACTIVE_SUPPORT = frozenset({"jekyll-mentions", "jemoji"})
"""The plugins of this package whose gems load ActiveSupport."""
_IN_RUBY: dict[str | None, EmptyWord] = {"spaces": BLANK_OF_ACTIVE_SUPPORT, "empty": BLANK_OF_CSL, None: BLANK}
"""By the largest of the values that are blank to Ruby once it has loaded the plugins."""


def blank_of(plugins: Plugins) -> EmptyWord:
    """The word ``blank`` in the templates of a site; ActiveSupport's method takes the place of csl's in any order."""
    return BLANK_OF_ACTIVE_SUPPORT if not _WITH_ACTIVE_SUPPORT.isdisjoint(plugins.names) else _IN_RUBY[plugins.blank]
