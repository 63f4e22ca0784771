"""Files of the output that stand in each other's way."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..built.site_index import SiteIndex
from ..finding import Fault, FaultInFile
from ..pages.head import is_document, is_listed, reference_to
from ..pages.page import Page
from ..pages.references import references_of
from ..reference import Kind
from ..rule import OnSite, Rule, Value


def _interesting(_page: Page) -> Value:
    return True


def same_address(pages: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """``about.html`` and ``about/index.html``, which both answer ``/about``."""
    for path in pages:
        stem = path.removesuffix(".html")
        other = f"{stem}/index.html"
        if stem != path and posixpath.basename(stem) != "index" and other in site.files:
            fault = Fault(f"{path} and {other} have one address, /{stem}", target=f"/{stem}", hint="rename one of them")
            yield FaultInFile(path, fault)


def same_but_case(_pages: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """Files that are one file on Windows and macOS."""
    for same in _by_lower_case(site).values():
        if len(same) > 1:
            first, *others = same
            message = f"{', '.join(others)} differs from {first} in upper and lower case only"
            hint = "on Windows and macOS one overwrites the other: rename one of them"
            yield FaultInFile(others[0], Fault(message, target=f"/{others[0]}", hint=hint))


def _by_lower_case(site: SiteIndex) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    if len(set(map(str.lower, site.files))) == len(site.files):
        return found
    for file in sorted(site.files):
        found[file.lower()].append(file)
    return found


def _links(page: Page) -> Value | None:
    """Where the links of a page lead within the site, and whether readers are to find it by links."""
    kinds = (Kind.LINK, Kind.FRAME, Kind.ALTERNATE)
    found = {each.reference for each in references_of(page) if each.reference.kind in kinds}
    return is_document(page) and is_listed(page), tuple(sorted((each.url, each.base) for each in found))


def orphan(pages: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A page that no other page links to."""
    linked: set[str | None] = set()
    for path, value in pages.items():
        assert isinstance(value, tuple)
        linked |= {file for address in value[1] if (file := site.resolve(reference_to(address)).file) != path}
    for path, value in pages.items():
        assert isinstance(value, tuple)
        if value[0] and path not in linked and path not in ("index.html", "404.html"):
            fault = Fault(f"no page links to /{path}", target=f"/{path}", hint="link to it, or give it noindex")
            yield FaultInFile(path, fault)


RULES = (
    Rule("address-shared", "warning", "Two pages answer one address, such as `about.html` and `about/index.html`.",
        "GitHub Pages and other servers leave out .html and index.html", OnSite(_interesting, same_address),
        "about.html, about/index.html"),
    Rule("file-names-alike", "warning", "Two files differ in upper and lower case only.",
        "Windows and macOS take them for one", OnSite(_interesting, same_but_case), "Photo.jpg, photo.jpg"),
    Rule("page-orphan", "warning", "No page links to a page.",
        "Google Search Central: make your links crawlable", OnSite(_links, orphan), "thanks.html", is_on=False),
)  # fmt: skip
"""The rules of this family."""
