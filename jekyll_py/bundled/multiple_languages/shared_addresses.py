"""The addresses that jekyll-multiple-languages-plugin shares among all languages.

``relative_url`` and ``absolute_url`` give in every language the address that they gave for the same text in the first
one that asked, because Jekyll computes each address once for all of them. Sites count on it: a style sheet that is in
the default language alone is found from every one.

So a page depends on whether a page of an earlier language asks for the same address (`kinds.EARLIER`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...plugins import Context, SiteContents, builtin_filter, site_access
from ...plugins.internals import absolute_address, kinds, reads, relative_address

_KEY = "multiple languages: addresses"
_RELATIVE = "relative_url"


class EarlierAddresses(Mapping[str, str]):
    """The addresses that pages of the languages before one ask for, by filter and text: ``relative_url /x``."""

    def __init__(self) -> None:
        self._known: Mapping[str, str] = {}
        self.asked = set[str]()
        """The keys that pages of the language ask for."""

    def begin(self, known: Mapping[str, str]) -> None:
        """Take those of the languages that were rendered before."""
        self._known = dict(known)

    def ask(self, key: str) -> str | None:
        """The address of a key, None where none of those languages has asked for it."""
        reads.record(reads.dependency_id(kinds.EARLIER, key))
        self.asked.add(key)
        return self._known.get(key)

    def __getitem__(self, key: str) -> str:
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def add_addresses(site: SiteContents) -> None:
    """Add the variable, which no template can name."""
    site.variables[kinds.EARLIER] = EarlierAddresses()


def begin_language(site: SiteContents, *, is_first: bool) -> None:
    """Give the language that is about to be rendered the addresses of those before."""
    _, known = (None, {}) if is_first else site.plugin_data[_KEY]
    earlier = site.variables[kinds.EARLIER]
    assert isinstance(earlier, EarlierAddresses)
    earlier.begin(known)
    site.plugin_data[_KEY] = earlier, known


def end_language(site: SiteContents, read: Sequence[str] | None) -> None:
    """Add the addresses that pages of the rendered language ask for, also where their last renders are used again.

    Args:
        site: the site.
        read: the keys of those addresses; None where nothing is recorded.
    """
    earlier, known = site.plugin_data[_KEY]
    for key in earlier.asked if read is None else read:
        if key not in known:
            known[key] = _made(site, *key.split(" ", 1))


def shared_address(context: Context, name: str, value: object) -> object:
    """The result of the filter ``name`` for a value; for a text that was asked for before, the result of then."""
    if not isinstance(value, str):
        return builtin_filter(context, name, value)
    earlier, _ = site_access(context).plugin_data[_KEY]
    found = earlier.ask(f"{name} {value}")
    return builtin_filter(context, name, value) if found is None else found


def _made(site: SiteContents, name: str, text: str) -> str:
    return relative_address(text, site.config) if name == _RELATIVE else absolute_address(text, site.config)
