"""jekyll-archives-v2: for each collection, a page for each year, month and day, and for each value of some keys.

Keys, below ``jekyll-archives`` and the label of a collection: ``enabled`` (``all``, or a list of ``year``, ``month``,
``day`` and keys of front matter), ``layout``, ``layouts`` and ``permalinks`` by kind, ``slug_mode``. Templates see
``page.documents``, ``.type``, ``.title``, ``.date`` and ``.collection_name``, and ``site.archives``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import quote, unquote

from ...errors import SettingError
from ...plugins import Document, Generator, Page, SiteContents, slugify, to_s
from ..values import either, given, is_hash, look, merged
from .singular import singular

_KEY = "jekyll-archives"
_DATED = {"year": "%Y", "month": "%m", "day": "%d"}
_DEFAULTS: Mapping[str, object] = {
    "layout": "archive",
    "enabled": [],
    "permalinks": {
        "year": "/:collection/:year/",
        "month": "/:collection/:year/:month/",
        "day": "/:collection/:year/:month/:day/",
        "tags": "/:collection/:type/:name/",
    },
}
_PERMALINK = "/:collection/:type/:name/"
Name = TypeVar("Name")
_URL_SAFE = "/!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class Archive:
    """The documents of one year, month or day, or with one value of a key."""

    kind: str
    """``year``, ``month``, ``day``, or the key."""
    title: object
    """The value; None for a period of time."""
    period: tuple[str, ...]
    """The year, month and day, as far as they are meant."""
    documents: list[Document]


class ArchivesV2(Generator):
    """Adds the pages."""

    def generate(self, site: SiteContents) -> None:
        """Add those that are enabled.

        Raises:
            SettingError: a section is for no collection.
        """
        own = site.config.get(_KEY)
        if own is not None and not is_hash(own):
            site.diagnostics.warn("Archives:", f"{_KEY} is no mapping: there are no archives", path="_config.yml")
            return
        labels = dict.fromkeys(("posts", *site.collections))
        settings = merged(dict.fromkeys(labels, _DEFAULTS), own or {})
        pages = [
            _page(site, label, options, archive)
            for label, options in settings.items()
            if is_hash(options) and given(options.get("enabled"))
            for archive in _archives(site, label, options["enabled"])
        ]
        site.pages.extend(pages)
        site.variables["archives"] = pages
        site.variables[_KEY] = settings


def _archives(site: SiteContents, label: str, enabled: object) -> Iterator[Archive]:
    is_all = enabled is True or enabled == "all"
    wanted = [to_s(kind) for kind in enabled] if isinstance(enabled, list) else []
    if not is_all and not wanted:
        return
    if label not in site.collections:
        hint = "name it below collections, or remove it from jekyll-archives"
        raise SettingError(f"there is no collection {label} to make archives of", _KEY, hint=hint)
    documents = site.collections[label].docs
    dated = [kind for kind in _DATED if is_all or kind in wanted]
    if dated:
        yield from _of_periods(documents, dated, ())
    for key in _listed_keys(documents) if is_all else [kind for kind in wanted if kind not in _DATED]:
        for value, found in _grouped((value, doc) for doc in documents for value in _values(doc.data[key])):
            yield Archive(key, value, (), found)


def _of_periods(documents: Iterable[Document], wanted: list[str], within: tuple[str, ...]) -> Iterator[Archive]:
    """The archives of the years, or of the months and days in one, as far as they are wanted."""
    kind = [*_DATED][len(within)]
    for name, found in _grouped((document.date.strftime(_DATED[kind]), document) for document in documents):
        period = (*within, name)
        if kind in wanted:
            yield Archive(kind, None, period, found)
        if len(period) < len(_DATED):
            yield from _of_periods(found, wanted, period)


def _grouped(pairs: Iterable[tuple[Name, Document]]) -> list[tuple[Name, list[Document]]]:
    """The documents by their names, newest first."""
    groups: dict[object, list[Document]] = {}
    names: dict[object, Name] = {}
    for name, document in pairs:
        key = (type(name), to_s(name))
        names[key] = name
        groups.setdefault(key, []).append(document)
    return [(names[key], sorted(found, key=_age, reverse=True)) for key, found in groups.items()]


def _age(document: Document) -> tuple[object, str]:
    return document.date, document.relative_path


def _listed_keys(documents: Iterable[Document]) -> list[str]:
    """The keys that hold a list in some document."""
    keys = dict.fromkeys([*(key for document in documents for key in document.data), "categories", "tags"])
    return [key for key in keys if any(isinstance(document.data[key], list) for document in documents)]


def _values(value: object) -> list[object]:
    """The values of a key: those of a list, or the words of a text."""
    if isinstance(value, list):
        return value
    return [*value.split()] if isinstance(value, str) else []


def _page(site: SiteContents, label: str, options: Mapping[str, object], archive: Archive) -> Page:
    url = _url(label, options, archive)
    folder, name = posixpath.split(unquote(url))
    page = site.new_page(folder.rstrip("/"), name or "index.html")
    page.data.defaults = {}
    page.data.update(
        {
            "layout": either(look(options, "layouts", archive.kind), options.get("layout")),
            "collection_name": label,
            "type": archive.kind,
            "title": archive.title if isinstance(archive.title, str) else None,
            "date": date(*map(int, (*archive.period, "1", "1")[:3])) if archive.period else None,
            "documents": archive.documents,
        }
    )
    page.url = url
    page.name = page.basename
    return page


def _url(label: str, options: Mapping[str, object], archive: Archive) -> str:
    own = look(options, "permalinks", archive.kind)
    url = to_s(own) if given(own) else _PERMALINK
    mode = options.get("slug_mode")
    named = slugify(archive.title, None if mode is None else to_s(mode)) if isinstance(archive.title, str) else None
    named_parts = {"collection": label, "name": named}
    parts = {**dict(zip(_DATED, archive.period, strict=False)), "collection": label} if archive.period else named_parts
    for key, value in {**parts, "type": singular(archive.kind)}.items():
        url = url.replace(f"/:{key}", "") if value is None else url
        url = url.replace(f":{key}", quote(value or "", safe=_URL_SAFE, errors="surrogateescape"))
    return re.sub("/{2,}", "/", f"/{url}")
