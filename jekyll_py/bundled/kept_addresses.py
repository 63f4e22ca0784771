"""The cache of addresses that jekyll-multiple-languages-plugin shares among all languages.

``relative_url`` and ``absolute_url`` give in every language the address that they gave for the same text in the first
one that asked, because Jekyll computes each address once for all of them. Sites count on it: a style sheet that is in
the default language alone is found from every one.
"""

from __future__ import annotations

from ..plugins import Context, SiteContents, builtin_filter, site_access

Addresses = dict[tuple[str, str], object]
"""Filter and text → address."""
_KEY = "multiple languages: addresses"


def forget_addresses(site: SiteContents) -> None:
    """Empty the cache, before the first language is rendered."""
    site.plugin_data[_KEY] = Addresses()


def kept_address(context: Context, name: str, value: object) -> object:
    """The result of the filter ``name`` for a value; for a text that was asked for before, the result of then."""
    if not isinstance(value, str):
        return builtin_filter(context, name, value)
    known: Addresses = site_access(context).plugin_data[_KEY]
    if (name, value) not in known:
        known[name, value] = builtin_filter(context, name, value)
    return known[name, value]
