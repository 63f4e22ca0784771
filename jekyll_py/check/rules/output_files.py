"""Files of the output that stand in each other's way."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..finding import Fault, FaultInFile
from ..page import Page
from ..rule import OnSite, Rule, Value
from ..site_index import SiteIndex


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
    for file in sorted(site.files):
        found[file.lower()].append(file)
    return found


RULES = (
    Rule("address-shared", "warning", "Two pages answer one address, such as `about.html` and `about/index.html`.",
        "GitHub Pages and other servers leave out .html and index.html", OnSite(_interesting, same_address),
        "about.html, about/index.html"),
    Rule("file-names-alike", "warning", "Two files differ in upper and lower case only.",
        "Windows and macOS take them for one", OnSite(_interesting, same_but_case), "Photo.jpg, photo.jpg"),
)  # fmt: skip
"""The rules of this family."""
