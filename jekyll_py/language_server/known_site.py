"""The names and places of a site that was built: what can be completed, explained and gone to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from ..bibliography.files import bibtex_files
from ..check.built.edition import BuiltEdition
from ..check.built.plan_facts import baseurl_of
from ..config.configuration import Configuration
from ..filters import filters_of
from ..lazy.tuples import NamedTuple
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
    folder: str = ""
    """That of its edition, such as a language, in the output; empty for the one that the site itself is."""
    is_document: bool = False
    """Whether it is a document, so that ``post_url`` may lead to it."""

    @property
    def url_in_edition(self) -> str:
        """Its address as the pages of its edition name it."""
        return self.url.removeprefix(f"/{self.folder}") if self.folder else self.url

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
    plans: Sequence[Plan]
    """The plan of each edition, such as a language; first that of the site itself."""
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
    def plan(self) -> Plan:
        """The plan of the first edition."""
        return self.plans[0]

    @property
    def items(self) -> Sequence[Item]:
        """The pages and documents of all editions, each of one source once."""
        found: dict[str, Item] = {}
        for plan in self.plans:
            for item in plan.rendered:
                found.setdefault(item.relative_path, item)
        return list(found.values())

    def plan_with(self, source: str) -> Plan:
        """The plan of the first edition that has a page or a document with a source; the first if none has."""
        holding = (
            each for each in self.plans if any(item.relative_path.lstrip("/") == source for item in each.rendered)
        )
        return next(holding, self.plan)

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


def known_site(site: Site, editions: Sequence[BuiltEdition], mirror: Mirror) -> KnownSite:
    """The names and places of a site.

    Args:
        site: the site, just built from a mirror.
        editions: what was built.
        mirror: the copy of its sources that was built.
    """
    config, liquid = site.config, site.config.reference.liquid
    plans = [each.plan for each in editions]
    layouts = {name: layout for plan in reversed(plans) for name, layout in plan.layouts.items()}
    tags = {**versions.tags_of(liquid), **TAGS, **site.plugins.tags}
    filters = {**versions.filters_of(liquid), **filters_of(config.reference), **site.plugins.filters}
    addresses = tuple({each.url: each for edition in editions for each in addresses_of(edition)}.values())
    return KnownSite(
        mirror.root,
        config,
        plans,
        addresses,
        {name: each for edition in reversed(editions) for name, each in _by_name(edition).items()},
        {name: mirror.original(layout.file) for name, layout in layouts.items() if layout.file},
        {name: mirror.original(path) for name, path in _includes(site).items()},
        {name: documentation(tag) for name, tag in tags.items()},
        {name: documentation(function) for name, function in filters.items()},
        dict(_citations(site, mirror)),
        mirror.destination,
    )


def _by_name(edition: BuiltEdition) -> Mapping[str, Address]:
    """The addresses of an edition by each of their names; of several with one name the first counts."""
    return {name: each for each in reversed([*addresses_of(edition)]) for name in each.names}


def addresses_of(edition: BuiltEdition) -> Iterator[Address]:
    """The addresses of the pages and files of an edition."""
    folder = edition.folder.strip("/")
    before = f"/{folder}" if folder else ""
    for path, item in edition.written():
        if isinstance(item, Item):
            source = item.relative_path.lstrip("/") if item.file is not None else ""
            title = str(item.data.get("title") or "")
            yield Address(f"{before}{item.url}", source, title, path, folder, is_document=isinstance(item, Document))
        else:
            yield Address(f"/{path}", item.relative_path.lstrip("/"), "", path, folder)


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
