"""Sitemaps: what they tell programs that look for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.robotparser import RobotFileParser

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..built.target import LOST, State
from ..dates import is_w3c
from ..finding import Fault, FaultInFile
from ..pages.head import Head, collect_head, heads_in, reference_to
from ..reference import host_of
from ..rule import OnFile, OnSite, Rule, Value
from ..sitemap import FILES, NAMESPACE, Entry, Sitemap, sitemap_of, sitemaps_in, target_of

_MOST_ADDRESSES, _MOST_BYTES = 50_000, 50 * 1024 * 1024
_FREQUENCIES = frozenset({"always", "hourly", "daily", "weekly", "monthly", "yearly", "never"})
_NAMED = 3
_ABSOLUTE = ("http://", "https://")


def invalid(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """The faults that the protocol forbids."""
    sitemap = sitemap_of(file)
    if sitemap is None:
        return
    root = sitemap.document.root
    at = sitemap.document.at(root)
    if root.namespace != NAMESPACE:
        hint = f'write xmlns="{NAMESPACE}"'
        yield Fault(f"the namespace of the sitemap is not {NAMESPACE}", at, hint=hint)
    if len(sitemap.entries) > _MOST_ADDRESSES or file.size > _MOST_BYTES:
        hint = "cut it into several, and name them in an index"
        yield Fault("the sitemap has more than 50,000 addresses or 50 MB", at, hint=hint)
    for entry in sitemap.entries:
        yield from _bad_values(entry, sitemap)


def _bad_values(entry: Entry, sitemap: Sitemap) -> Iterator[Fault]:
    element, place = entry.element, sitemap.document.at
    if not entry.address:
        yield Fault("an entry has no <loc>", entry.at, hint="name its address")
    for child in element.named("lastmod", "changefreq", "priority"):
        value = child.text.strip()
        if child.name == "lastmod" and not is_w3c(value):
            yield Fault(f'lastmod "{value}" is no date', place(child), hint="use the filter date_to_xmlschema")
        elif child.name == "changefreq" and value not in _FREQUENCIES:
            yield Fault(f'changefreq "{value}" is none', place(child), hint=f"use {', '.join(sorted(_FREQUENCIES))}")
        elif child.name == "priority" and not re.fullmatch(r"0(?:\.\d+)?|1(?:\.0+)?|\.\d+", value):
            yield Fault(f'priority "{value}" is none', place(child), hint="use a number from 0.0 to 1.0")


def foreign(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """Addresses that are relative, or of another host than the site's: search engines leave them out."""
    sitemap = sitemap_of(file)
    for entry in sitemap.entries if sitemap is not None and site.published.url else ():
        address = entry.address
        if address and not address.startswith(_ABSOLUTE):
            hint = "use the filter absolute_url"
            yield Fault(f"the address {address} is not absolute", entry.at, target=address, hint=hint)
            return  # all others are alike
        if address and not site.is_home(host_of(address)):
            hint = f"the site is at {site.published.url}"
            yield Fault(f"the address {address} is of another site", entry.at, target=address, hint=hint)


def no_url(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """A sitemap of a site that does not say where it is published, so that its addresses are not whole."""
    sitemap = None if site.published.url else sitemap_of(file)
    if sitemap is not None and any(not entry.address.startswith(_ABSOLUTE) for entry in sitemap.entries):
        hint = "set url in _config.yml; GitHub Pages sets it for the plugin jekyll-github-metadata"
        yield Fault("the site has a sitemap and no url: search engines need whole addresses", hint=hint)


def lost(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """An address that no file answers."""
    sitemap = sitemap_of(file)
    for entry in sitemap.entries if sitemap is not None else ():
        target = target_of(entry.address, site)
        if entry.address and target.state in LOST:
            near = site.nearest(target.path)
            hint = None if near is None else f"did you mean {site.address_of(near)}?"
            message = f"the sitemap lists {entry.address}, which leads nowhere"
            yield Fault(message, entry.at, target=entry.address, hint=hint)


def repeated(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """An address that is listed twice."""
    sitemap = sitemap_of(file)
    seen: set[str] = set()
    for entry in sitemap.entries if sitemap is not None else ():
        if entry.address in seen:
            yield Fault(f"the sitemap lists {entry.address} twice", entry.at, target=entry.address, hint="leave one")
        seen.add(entry.address)


def unwanted(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A page in the sitemap that search engines are not to list, that redirects, or that names another address."""
    known = dict(heads_in(heads))
    for path, sitemap in sitemaps_in(site):
        robots = _robots(site)
        for entry in sitemap.entries:
            file = target_of(entry.address, site).file or ""
            why = _why_not(file, known.get(file), site) or (
                "which robots.txt forbids" if robots is not None and not robots.can_fetch("*", entry.address) else ""
            )
            if why:
                hint = "write sitemap: false in its front matter"
                message = f"the sitemap lists {entry.address}, {why}"
                yield FaultInFile(path, Fault(message, target=entry.address, hint=hint))


def _why_not(file: str, head: Head | None, site: SiteIndex) -> str:
    """Why a page is none to be listed; empty if it is one."""
    if file == "404.html":
        return "the page for what is not found"
    if head is None:
        return ""
    if head.redirect is not None:
        return "which is a redirect"
    if not head.is_listed:
        return "which says noindex"
    own = site.resolve(reference_to(head.canonicals[0])) if len(head.canonicals) == 1 else None
    if own is not None and own.state is State.FOUND and own.file != file:
        return f"which names {head.canonicals[0][0]} as its canonical address"
    return ""


def incomplete(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """Pages that no sitemap lists."""
    sitemaps = [*sitemaps_in(site)]
    if not sitemaps:
        return
    listed = {target_of(entry.address, site).file for _, sitemap in sitemaps for entry in sitemap.entries}
    missing = [path for path, head in heads_in(heads) if path not in listed and not _why_not(path, head, site)]
    if missing:
        shown = ", ".join(site.address_of(path) for path in sorted(missing)[:_NAMED])
        message = f"{len(missing)} pages are in no sitemap: {shown}{'…' if len(missing) > _NAMED else ''}"
        yield FaultInFile(sitemaps[0][0], Fault(message, hint="list them, or give them noindex"))


def _robots(site: SiteIndex) -> RobotFileParser | None:
    if "robots.txt" not in site.files or site.published.baseurl:
        return None
    robots = RobotFileParser()
    robots.parse(site.built("robots.txt").text.splitlines())
    return robots


_PROTOCOL = "sitemaps.org, Sitemaps XML format"
_URL = "<url><loc>{}</loc></url>"
RULES = (
    Rule("sitemap-invalid", "error", "A sitemap has what its protocol forbids, such as a date in other words.",
        _PROTOCOL, OnFile(FILES, invalid), "<lastmod>29.11.2026</lastmod>"),
    Rule("url-missing", "warning", "A site has a sitemap and does not say where it is published.",
        f"{_PROTOCOL}: loc", OnFile(FILES, no_url), _URL.format("/about/")),
    Rule("sitemap-address-foreign", "error", "A sitemap lists addresses that are not absolute, or of another site.",
        f"{_PROTOCOL}: loc, Sitemap file location", OnFile(FILES, foreign), _URL.format("/about/")),
    Rule("sitemap-target-missing", "error", "A sitemap lists an address that leads to no file.",
        f"{_PROTOCOL}: loc", OnFile(FILES, lost), _URL.format("https://example.org/gone/")),
    Rule("sitemap-repeated", "warning", "A sitemap lists an address twice.",
        f"{_PROTOCOL}: loc", OnFile(FILES, repeated), _URL.format("https://example.org/a/") + " twice"),
    Rule("sitemap-unwanted", "warning", "A sitemap lists a redirect, or a page that is not to be listed.",
        "Google Search Central: build and submit a sitemap", OnSite(collect_head, unwanted),
        _URL.format("https://example.org/404.html")),
    Rule("sitemap-incomplete", "warning", "Pages are in no sitemap.",
        "Google Search Central: build and submit a sitemap", OnSite(collect_head, incomplete), "<urlset></urlset>",
        is_on=False),
)  # fmt: skip
"""The rules of this family."""
