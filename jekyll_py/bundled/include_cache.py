"""jekyll-include-cache: ``{% include_cached %}``, an include rendered once for each set of parameters.

An include that looks at the page shows the first page's values everywhere, as with the gem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from weakref import WeakKeyDictionary

from ..plugins import Context, Drop, Include, reads, render_included

_Rendered = tuple[str, frozenset[int]]
"""The text of an include and the facts it read."""

_rendered: WeakKeyDictionary[object, dict[object, _Rendered]] = WeakKeyDictionary()
"""What became of each include, by what stands for the build that renders."""


class IncludeCached(Include):
    """Like ``include``."""

    names = "include_cached"
    repeatable = False


def include_cached_file(
    context: Context, append: Callable[[str], None], scopes: int, name: str, parameters: object
) -> int:
    """Render an include, or repeat what it became before with the same values."""
    known = _rendered.setdefault(context.registers["site"], {})
    key = (name, _key(dict(sorted(parameters.items())) if isinstance(parameters, Mapping) else None))
    if key not in known:
        parts: list[str] = []
        with reads.recording() as trace:
            render_included(context, parts.append, scopes, name, parameters, None)
        known[key] = "".join(parts), frozenset(trace)
    text, facts = known[key]
    for fact in facts:
        reads.record(fact)
    append(text)
    return 0


def _key(value: object) -> object:
    """Equal for values that look the same; a drop is only itself. The names of parameters do not count."""
    if isinstance(value, Drop):
        return id(value)
    if isinstance(value, Mapping):
        return ("hash", *(_key(each) for each in value.values()))
    if isinstance(value, list | tuple):
        return ("list", *(_key(each) for each in value))
    return (type(value), value)


IncludeCached.runtime = {**Include.runtime, "include_cached_file": include_cached_file}
