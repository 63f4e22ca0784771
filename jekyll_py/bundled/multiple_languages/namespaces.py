"""The pages of namespaces, which the tag ``tl`` of jekyll-multiple-languages-plugin links to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...plugins import Context, SiteContents, site_access
from ...plugins.internals import reads
from ..values import look, members

_KEY = "multiple languages: namespaces"


class _Namespaces(NamedTuple):
    """The pages and documents of the edition that renders, by ``namespace``."""

    pages: Mapping[object, object]
    dependencies: frozenset[int]
    """Everything that was read to find them, on which each page that uses one of them depends."""


def forget_namespaces(site: SiteContents) -> None:
    """Have the pages found again, before another edition is rendered."""
    site.plugin_data.pop(_KEY, None)


def page_of(context: Context, namespace: str) -> object:
    """The page or document of a namespace, the last one if there are several, None without one."""
    data = site_access(context).plugin_data
    if _KEY not in data:
        data[_KEY] = _found(context)
    known: _Namespaces = data[_KEY]
    reads.record_all(known.dependencies)
    return known.pages.get(namespace)


def _found(context: Context) -> _Namespaces:
    with reads.recording() as dependencies:
        site = context.lookup("site")
        items = (each for key in ("pages", "documents") for each in members(look(site, key)))
        pages = {look(item, "namespace"): item for item in items}
    return _Namespaces(pages, reads.grouped(frozenset(dependencies)))
