"""The cache of addresses that jekyll-multiple-languages-plugin shares among all languages.

``relative_url`` and ``absolute_url`` give in every language the address that they gave for the same text in the first
one that asked, because Jekyll computes each address once for all of them. Sites count on it: a style sheet that is in
the default language alone is found from every one.
"""

from __future__ import annotations

from typing import NamedTuple

from ..plugins import Context, SiteContents, builtin_filter, site_access
from ..plugins.internals import reads

_KEY = "multiple languages: addresses"


class _SharedAddress(NamedTuple):
    """A result of one of the filters."""

    value: object
    dependencies: frozenset[int]
    """The settings that were read for it, on which each page that uses it depends."""


Addresses = dict[tuple[str, str], _SharedAddress]
"""By filter and text."""


def forget_addresses(site: SiteContents) -> None:
    """Empty the cache, before the first language is rendered."""
    site.plugin_data[_KEY] = Addresses()


def shared_address(context: Context, name: str, value: object) -> object:
    """The result of the filter ``name`` for a value; for a text that was asked for before, the result of then."""
    if not isinstance(value, str):
        return builtin_filter(context, name, value)
    known: Addresses = site_access(context).plugin_data[_KEY]
    if (name, value) not in known:
        known[name, value] = _address(context, name, value)
    reads.record_all(known[name, value].dependencies)
    return known[name, value].value


def _address(context: Context, name: str, text: str) -> _SharedAddress:
    with reads.recording() as dependencies:
        return _SharedAddress(builtin_filter(context, name, text), frozenset(dependencies))
