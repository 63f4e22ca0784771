"""Canonical addresses, by which search engines know which of several pages to list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ..built.site_index import SiteIndex
from ..built.target import State
from ..finding import Fault, FaultInFile
from ..pages.head import Head, collect_head, heads_in, reference_to
from ..reference import host_of
from ..rule import OnSite, Rule, Value

_MANY = 3
"""So many pages do not give one address on purpose."""


def several(heads: Mapping[str, Value], _site: SiteIndex) -> Iterator[FaultInFile]:
    """Two canonical addresses on a page: search engines take none."""
    for path, head in heads_in(heads):
        if len(head.canonicals) > 1:
            urls = [url for url, _ in head.canonicals]
            hint = "leave one: a plugin such as jekyll-seo-tag may write it, too"
            message = f"the page has {len(urls)} canonical addresses"
            yield FaultInFile(path, Fault(message, written=urls[-1], target=urls[-1], hint=hint))


def relative(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A canonical address without a host; a site without `url` can have no other."""
    for path, head in heads_in(heads):
        for url, _ in head.canonicals:
            if site.published.url and not host_of(url):
                hint = "use the filter absolute_url"
                yield FaultInFile(path, Fault(f"the canonical address {url} is not absolute", None, url, url, hint))


def foreign(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A canonical address of another host than the site's, or than that of most pages if `url` is not set."""
    home = _home(heads, site)
    pages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, head in heads_in(heads) if home else ():
        for url, _ in head.canonicals:
            if host_of(url) not in ("", home) and head.redirect is None:
                pages[host_of(url)].append((path, url))
    for host, found in sorted(pages.items()):
        path, url = min(found)
        count = f" on {len(found)} pages" if len(found) > 1 else ""
        hint = f"the pages of this site are at {home}; leave it if they are copies of pages of {host}"
        yield FaultInFile(path, Fault(f"the canonical address is of another site, {host}{count}", None, url, url, hint))


def of_other_pages(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """Many pages that name one other page, which a layout with one address for all does: none of them is listed."""
    naming: dict[str, list[str]] = defaultdict(list)
    for path, head in heads_in(heads):
        file = _canonical_file(head, site)
        if file is not None and file != path and head.redirect is None:
            naming[file].append(path)
    for file, paths in sorted(naming.items()):
        if len(paths) >= _MANY:
            first, *others = sorted(paths)
            message = f"{len(paths)} pages name {site.address_of(file)} as their canonical address"
            hint = f"write {{{{ page.url | absolute_url }}}} in the layout; also {', '.join(others[:3])}"
            yield FaultInFile(first, Fault(message, target=site.address_of(file), hint=hint))


def to_unlisted(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A canonical address that leads to a redirect, or to a page that search engines are not to list."""
    known = dict(heads_in(heads))
    for path, head in known.items():
        file = _canonical_file(head, site)
        target = None if file in (None, path) else known.get(file or "")
        if target is None or head.redirect is not None:
            continue
        if target.redirect is not None or not target.is_listed:
            url = head.canonicals[0][0]
            why = "a redirect" if target.redirect is not None else "a page that is not to be listed"
            hint = "name the page that is to be found"
            yield FaultInFile(path, Fault(f"the canonical address {url} is {why}", None, url, url, hint))


def _canonical_file(head: Head, site: SiteIndex) -> str | None:
    if len(head.canonicals) != 1:
        return None
    target = site.resolve(reference_to(head.canonicals[0]))
    return target.file if target.state is State.FOUND else None


def _home(heads: Mapping[str, Value], site: SiteIndex) -> str:
    if site.published.url:
        return host_of(site.published.url)
    hosts = Counter(host_of(url) for _, head in heads_in(heads) for url, _ in head.canonicals)
    if not hosts:
        return ""
    host, count = hosts.most_common(1)[0]
    return host if count >= _MANY and count > hosts.total() * 0.8 else ""


_GOOGLE = "Google Search Central: how to specify a canonical URL"
RULES = (
    Rule("canonical-repeated", "error", "A page has several canonical addresses.",
        "RFC 6596, 3 The Canonical Link Relation", OnSite(collect_head, several),
        '<link rel="canonical" href="https://example.org/a/"> twice'),
    Rule("canonical-relative", "warning", "A canonical address is not absolute.",
        _GOOGLE, OnSite(collect_head, relative), '<link rel="canonical" href="/a/">'),
    Rule("canonical-foreign", "warning", "A canonical address is one of another site.",
        _GOOGLE, OnSite(collect_head, foreign), '<link rel="canonical" href="https://example.com/a/">'),
    Rule("canonical-shared", "warning", "Three pages or more name one other page as their canonical address.",
        _GOOGLE, OnSite(collect_head, of_other_pages), '<link rel="canonical" href="https://example.org/">'),
    Rule("canonical-unlisted", "warning",
        "A canonical address leads to a redirect, or to a page that is not to be listed.",
        "RFC 6596, 3 The Canonical Link Relation", OnSite(collect_head, to_unlisted),
        '<link rel="canonical" href="https://example.org/moved/">'),
)  # fmt: skip
"""The rules of this family."""
