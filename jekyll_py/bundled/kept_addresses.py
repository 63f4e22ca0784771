"""Addresses as jekyll-multiple-languages-plugin leaves them: Jekyll makes each only once for all languages.

What ``relative_url`` and ``absolute_url`` made of a text in one language they give in the next one too. Sites count on
it: a style sheet that is in the default language alone is found from every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ..plugins import Context, builtin_filter

if TYPE_CHECKING:
    from ..site import Site

Addresses = dict[tuple[str, str], object]
"""Filter and text → address."""

_of_site: WeakKeyDictionary[Site, Addresses] = WeakKeyDictionary()
_of_build: WeakKeyDictionary[object, Addresses] = WeakKeyDictionary()
"""By what stands for the edition that renders."""


def keep_addresses(site: Site, *, anew: bool) -> None:
    """Let an edition that is about to render use the addresses of those before it.

    Args:
        anew: whether it is the first one.
    """
    if anew:
        _of_site[site] = {}
    _of_build[site.templates.site] = _of_site[site]


def kept_address(context: Context, name: str, value: object) -> object:
    """What the filter ``name`` makes of a value, or made of the same text before."""
    if not isinstance(value, str):
        return builtin_filter(context, name, value)
    known = _of_build[context.registers["site"]]
    if (name, value) not in known:
        known[name, value] = builtin_filter(context, name, value)
    return known[name, value]
