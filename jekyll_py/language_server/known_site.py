"""The names and places of a site that was built: what can be completed, explained and gone to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ..bibliography.files import bibtex_files
from ..check.built_by_jekyll import baseurl_of
from ..check.built_edition import BuiltEdition
from ..config.configuration import Configuration
from ..filters import filters_of
from ..liquid import versions
from ..model.document import Document
from ..model.item import Item
from ..plan import Plan
from ..site import Site
from ..tags import TAGS
from .documentation import documentation
from .mirror import Mirror

_ID = re.compile(r"""\sid\s*=\s*["']?([^"'\s>]+)""")


class Address(NamedTuple):
    """A file of the output, and the source that it is made from."""

    url: str
    """Its address below ``baseurl``."""
    source: str
    """The path of its source below the site; empty for a page without one."""
    title: str
    destination: str
    """The path of the output below the destination."""
    is_document: bool
    """Whether it is a document, so that ``post_url`` may lead to it."""

    @property
    def names(self) -> Iterator[str]:
        """The ways to name it: its address with and without a slash, ``index.html`` or ``.html``, and its source."""
        url = unquote(self.url)
        yield url
        yield url.rstrip("/") or "/"
        if url.endswith("/"):
            yield f"{url}index.html"
        yield url.removesuffix(".html").removesuffix("/index") or "/"
        if self.source:
            yield f"source:{self.source}"


class Citation(NamedTuple):
    """The place of an entry of a bibliography."""

    path: str
    line: int
    """From 1."""


class KnownSite(NamedTuple):
    """A site as its last successful build knows it. Paths are those of the site, not of its copy."""

    root: Path
    config: Configuration
    plan: Plan
    addresses: Sequence[Address]
    by_name: Mapping[str, Address]
    """The addresses by each of their names."""
    layouts: Mapping[str, str]
    """The file of each layout by its name."""
    includes: Mapping[str, str]
    """The file of each include by its path below its folder; those of the site before those of the theme."""
    tags: Mapping[str, str]
    """The documentation of each tag, by its name."""
    filters: Mapping[str, str]
    """The documentation of each filter, by its name."""
    citations: Mapping[str, Citation]
    """The entries of bibliographies, by their keys."""
    destination: Path
    """The folder with the output."""

    @property
    def baseurl(self) -> str:
        """The path that the site is published under, with a leading ``/``; empty for none."""
        return baseurl_of(self.config)

    def address_of(self, source: str) -> Address | None:
        """The address of the page or file that a source becomes; None if it becomes none."""
        return self.by_name.get(f"source:{source}")

    def ids(self, address: Address) -> Sequence[str]:
        """The ids in a page of the output, to which links can lead; none if it is no page or has not been built."""
        try:
            text = (self.destination / address.destination).read_text("utf-8", "replace")
        except OSError:
            return ()
        return list(dict.fromkeys(_ID.findall(text)))


def known_site(site: Site, edition: BuiltEdition, mirror: Mirror) -> KnownSite:
    """The names and places of a site.

    Args:
        site: the site, just built from a mirror.
        edition: what was built; the first edition of a site that has several.
        mirror: the copy of its sources that was built.
    """
    config, plan, liquid = site.config, edition.plan, site.config.reference.liquid
    tags = {**versions.tags_of(liquid), **TAGS, **site.plugins.tags}
    filters = {**versions.filters_of(liquid), **filters_of(config.reference), **site.plugins.filters}
    addresses = tuple(addresses_of(edition))
    return KnownSite(
        mirror.root,
        config,
        plan,
        addresses,
        {name: each for each in reversed(addresses) for name in each.names},  # the first of several counts
        {name: mirror.original(layout.file) for name, layout in plan.layouts.items() if layout.file},
        {name: mirror.original(path) for name, path in _includes(site).items()},
        {name: documentation(tag) for name, tag in tags.items()},
        {name: documentation(function) for name, function in filters.items()},
        dict(_citations(site, mirror)),
        mirror.destination,
    )


def addresses_of(edition: BuiltEdition) -> Iterator[Address]:
    """The addresses of the pages and files of an edition."""
    for path, item in edition.written():
        if isinstance(item, Item):
            source = item.relative_path.lstrip("/") if item.file is not None else ""
            title = str(item.data.get("title") or "")
            yield Address(item.url, source, title, path, isinstance(item, Document))
        else:
            yield Address(f"/{path}", item.relative_path.lstrip("/"), "", path, False)


def _includes(site: Site) -> Mapping[str, str]:
    theme = site.theme
    folders = [] if theme is None or theme.includes_path is None else [theme.includes_path]
    folders.append(os.path.join(site.source.root, site.config.text("includes_dir")))
    return {name: os.path.join(folder, name) for folder in folders for name in _files(folder)}


def _files(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)


def _citations(site: Site, mirror: Mirror) -> Iterator[tuple[str, Citation]]:
    for _, path in bibtex_files(site.source, site.config.text("data_dir")):
        from ..bibliography.bibtex import lines_of_keys  # its parser is loaded for sites that have BibTeX

        text = site.source.read(path).decode("utf-8-sig", "replace")
        file = mirror.original(str(mirror.folder / path))
        yield from ((key, Citation(file, line)) for key, line in lines_of_keys(text).items())
