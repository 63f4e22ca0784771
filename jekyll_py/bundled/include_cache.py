"""jekyll-include-cache: ``{% include_cached %}``, an include rendered once for each set of parameters.

An include that reads the page shows the values of the first page on every page, as with the gem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..plugins import Context, Drop
from ..plugins.internals import JekyllInclude, render_included, render_once, spend


class IncludeCached(JekyllInclude):
    """Like ``include``."""

    names = "include_cached"
    repeatable = False


def include_cached_file(
    context: Context, append: Callable[[str], None], scopes: int, name: str, parameters: object
) -> int:
    """Render an include, or repeat the earlier result for the same values."""
    key = (name, _key(dict(sorted(parameters.items())) if isinstance(parameters, Mapping) else None))

    def render() -> str:
        return context.text_of(lambda context, out: render_included(context, out, scopes, name, parameters, None))

    append(render_once(context, key, render))
    return 0


def _key(value: object) -> object:
    """Equal for values that look the same; a drop is only itself. The names of parameters do not count."""
    if isinstance(value, Drop):
        return Drop, value
    if isinstance(value, Mapping | list | tuple):
        spend(len(value))
    if isinstance(value, Mapping):
        return ("hash", *(_key(each) for each in value.values()))
    if isinstance(value, list | tuple):
        return ("list", *(_key(each) for each in value))
    return (type(value), value)


IncludeCached.runtime = {**JekyllInclude.runtime, "include_cached_file": include_cached_file}
