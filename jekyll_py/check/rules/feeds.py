"""Feeds (RSS, Atom, JSON Feed) that readers refuse, or whose entries lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..built.target import State
from ..feed import Entry, Feed, Field, feed_of
from ..finding import Fault
from ..reference import Kind, Reference
from ..rule import OnFile, Rule
from ..xml_document import MalformedXmlError, parse_xml

_FILES = ("*.xml", "*.rss", "*.atom", "*.rdf", "*.json")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_RELATIVE = re.compile(
    r"""<(?:a|img|video|audio|source|iframe)\b[^>]*?\s(?:href|src)\s*=\s*["'](?P<url>/(?!/)[^"']*)"""
)
_LEADS_NOWHERE = frozenset({State.MISSING, State.OTHER_CASE, State.NO_BASEURL, State.TWICE_BASEURL, State.UNPUBLISHED})
_ABSOLUTE = "use the filter absolute_url"


def _way(find: Callable[[Feed, BuiltFile, SiteIndex], Iterator[Fault]]) -> OnFile:
    """The way of a rule about feeds."""

    def of(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
        feed = feed_of(file)
        if feed is not None:
            yield from find(feed, file, site)

    return OnFile(_FILES, of)


def incomplete(feed: Feed, _file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """A feed or an entry without a part that its format needs."""
    for each in _all(feed):
        for name in each.missing:
            yield Fault(f"the {each.name} of the feed has no {name}", each.at, hint=f"{feed.format} needs it")


def bad_date(feed: Feed, _file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """A date that is not written as the format wants it."""
    name = "date_to_rfc822" if feed.format == "RSS" else "date_to_xmlschema"
    for each in _all(feed):
        for date in each.dates:
            if date.value and not feed.is_date(date.value):
                yield Fault(f'{date.name} "{date.value}" is no date of {feed.format}', date.at, hint=f"use {name}")


def relative(feed: Feed, _file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """An address or an id that has to be absolute. A site without `url` can have no other: see `url-missing`."""
    if not site.published.url:
        return
    fields = dict.fromkeys(field for each in _all(feed) for field in each.links)
    wrong = [field for field in fields if field.value and not _SCHEME.match(field.value)]
    if wrong:
        first = wrong[0]
        others = f"; {len(wrong) - 1} more" if len(wrong) > 1 else ""
        message = f"{first.name} {first.value} is not absolute"
        yield Fault(message, first.at, target=first.value, hint=f"{_ABSOLUTE}{others}")


def relative_content(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """Text of an entry of RSS with addresses that are relative: RSS does not say what to."""
    feed = feed_of(file)
    if feed is None or feed.format != "RSS" or "xml:base" in file.text:
        return
    try:
        document = parse_xml(file.text)
    except MalformedXmlError:
        return
    channel = document.root.first("channel")
    for item in channel.named("item") if channel is not None else ():
        for part in item.named("description", "encoded"):
            if match := _RELATIVE.search(part.text):
                message = f"the {part.name} of an entry has the address {match['url']}, which is not absolute"
                yield Fault(message, document.at(part), target=match["url"], hint="write full addresses in it")
                break


def repeated_id(feed: Feed, _file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """Two entries with one id, of which readers show one."""
    seen: set[str] = set()
    for each in feed.entries:
        if each.id is not None and each.id.value:
            if each.id.value in seen:
                yield Fault(f"two entries have the id {each.id.value}", each.id.at, hint="use the entry's address")
            seen.add(each.id.value)


def lost_target(feed: Feed, _file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """An address of the site that no file answers."""
    for each in _all(feed):
        for field in dict.fromkeys(each.targets):
            if field.value and _is_lost(field, site):
                near = site.nearest(field.value)
                hint = None if near is None else f"did you mean {site.address_of(near)}?"
                yield Fault(f"{field.name} {field.value} leads nowhere", field.at, target=field.value, hint=hint)


def wrong_self(feed: Feed, file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """A feed whose link to itself leads to something else, so that readers move there."""
    link = feed.self_link
    if link is None:
        if feed.format == "Atom":
            hint = f'write <link rel="self" href="{{{{ "/{file.path}" | absolute_url }}}}"/>'
            yield Fault("the feed does not name its own address", feed.head.at, hint=hint)
        return
    target = site.resolve(_reference(link))
    is_elsewhere = target.state is State.EXTERNAL and not site.is_home(urlsplit(link.value).netloc)
    is_own = target.file == file.path or is_elsewhere or target.state is State.OTHER
    if not is_own and not _is_relative_name(link.value, file):
        message = f"the feed says that its address is {link.value}"
        yield Fault(message, link.at, target=link.value, hint=f"it is {site.address_of(file.path)}")


def _is_relative_name(address: str, file: BuiltFile) -> bool:
    return bool(address) and "/" not in address and file.path.endswith(address)


def _is_lost(field: Field, site: SiteIndex) -> bool:
    is_root = field.value.startswith(("/", "http:", "https:"))
    return is_root and site.resolve(_reference(field)).state in _LEADS_NOWHERE


def _reference(field: Field) -> Reference:
    return Reference(Kind.FEED, "feed", field.name, field.value, "" if field.value.startswith("/") else "/")


def _all(feed: Feed) -> Iterator[Entry]:
    yield feed.head
    yield from feed.entries


_SPECS = "RSS 2.0; RFC 4287; JSON Feed 1.1"
RULES = (
    Rule("feed-incomplete", "error", "A feed or an entry has no part that its format needs, such as a title or an id.",
        f"{_SPECS}: required elements", _way(incomplete), "<item><link>https://example.org/a/</link></item>"),
    Rule("feed-date-invalid", "error", "A date of a feed is not written as its format wants it.",
        "RSS 2.0: pubDate; RFC 4287, 3.3 Date Constructs", _way(bad_date), "<pubDate>2026-11-29</pubDate>"),
    Rule("feed-address-relative", "error", "An address or an id in a feed is not absolute.",
        "RSS 2.0: link; RFC 4287, 4.2.6 The atom:id Element", _way(relative), "<guid>/a/</guid>"),
    Rule("feed-content-relative", "warning", "The text of an entry of RSS has addresses that are not absolute.",
        "RSS 2.0 Best Practices Profile, 3.1.1.3.2 Relative URLs", OnFile(_FILES, relative_content),
        "<description>&lt;img src=\"/a.png\"&gt;</description>"),
    Rule("feed-id-repeated", "error", "Two entries of a feed have one id.",
        "RFC 4287, 4.2.6 The atom:id Element; RSS 2.0: guid", _way(repeated_id), "<id>urn:a</id> in two entries"),
    Rule("feed-target-missing", "error", "An entry of a feed, or the feed, leads to no file of the site.",
        f"{_SPECS}: link, url", _way(lost_target), "<link>https://example.org/gone/</link>"),
    Rule("feed-self-wrong", "warning", "A feed does not name its own address, or names another one.",
        "RFC 4287, 4.1.1 The atom:feed Element; RSS Best Practices Profile", _way(wrong_self),
        '<link rel="self" href="/old.xml"/>'),
)  # fmt: skip
"""The rules of this family."""
