"""Pages that send browsers to another page, as jekyll-redirect-from makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..built.site_index import SiteIndex
from ..built.target import State
from ..finding import Fault, FaultInFile
from ..pages.head import collect_head, heads_in, reference_to
from ..pages.page import Page
from ..pages.references import refresh_of
from ..rule import OnPage, OnSite, Rule, Value

_REFRESH = 'write content="0; url=https://example.org/new/"'


def unreadable(page: Page) -> Iterator[Fault]:
    """A ``<meta http-equiv="refresh">`` that browsers leave out, or that puts the address into quotation marks."""
    for meta in page.named("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        content = (meta.get("content") or "").strip()
        if refresh_of(meta) is None and not content.isdecimal():
            yield Fault(f'refresh="{content}" says neither when nor where', meta.at, written=meta.tag, hint=_REFRESH)
        elif re.search(r"url\s*=\s*[\"']", content, re.IGNORECASE):
            yield Fault("the address of a refresh is quoted", meta.at, written=meta.tag, hint=_REFRESH)


def loop(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """Redirects that lead back to where they began: browsers give up."""
    next_pages = _redirects(heads, site)
    done: set[str] = set()
    for start in sorted(next_pages):
        way = _way(start, next_pages)
        if way[-1] in way[:-1] and not done & set(way):
            first = way.index(way[-1])
            circle = [*way[first:-1], way[first]]
            shown = " → ".join(site.address_of(file) for file in circle)
            hint = "look for one address in redirect_from of two pages"
            yield FaultInFile(circle[0], Fault(f"redirects go round: {shown}", target=circle[0], hint=hint))
            done |= set(way)


def chain(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A redirect to a redirect: each costs readers a page, and search engines follow a few only."""
    next_pages = _redirects(heads, site)
    for start in sorted(next_pages):
        way = _way(start, next_pages)
        if len(way) > 2 and way[-1] not in way[:-1]:
            shown = " → ".join(site.address_of(file) for file in way)
            hint = f"redirect to {site.address_of(way[-1])}"
            yield FaultInFile(start, Fault(f"a redirect leads to a redirect: {shown}", target=way[1], hint=hint))


def _redirects(heads: Mapping[str, Value], site: SiteIndex) -> Mapping[str, str]:
    """By the file of each redirect, the file that it leads to."""
    found = {}
    for path, head in heads_in(heads):
        if head.redirect is not None:
            target = site.resolve(reference_to(head.redirect))
            if target.state is State.FOUND and target.file is not None:
                found[path] = target.file
    return found


def _way(start: str, next_pages: Mapping[str, str]) -> list[str]:
    """The files from a redirect on; the last one is there twice if they go round."""
    way = [start]
    while way[-1] in next_pages:
        way.append(next_pages[way[-1]])
        if way[-1] in way[:-1]:
            break
    return way


_GOOGLE = "Google Search Central: redirects and Google Search"
RULES = (
    Rule("refresh-invalid", "error", "A `<meta http-equiv=refresh>` does nothing, or quotes its address.",
        "HTML Standard, 4.2.5.3 Pragma directives: refresh", OnPage(unreadable),
        '<meta http-equiv="refresh" content="url=/new/">'),
    Rule("redirect-loop", "error", "Redirects lead back to where they began.",
        _GOOGLE, OnSite(collect_head, loop), "/a/ → /b/ → /a/"),
    Rule("redirect-chain", "warning", "A redirect leads to a redirect.",
        _GOOGLE, OnSite(collect_head, chain), "/a/ → /b/ → /c/"),
)  # fmt: skip
"""The rules of this family."""
