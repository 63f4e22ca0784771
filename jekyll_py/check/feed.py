"""A feed as a value, whichever of RSS, Atom and JSON Feed it is written in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..lazy.tuples import NamedTuple
from .built.file import BuiltFile
from .dates import is_rfc822, is_rfc3339
from .xml_document import MalformedXmlError, XmlDocument, XmlElement, parse_xml

ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/"


class Field(NamedTuple):
    """A value in a feed, and its place."""

    name: str
    """Of the element or key."""
    value: str
    at: int | None
    """The offset in the text; None for a feed of JSON."""


class Entry(NamedTuple):
    """An entry of a feed, or the feed itself."""

    name: str
    """Its name in messages, such as ``<item>``."""
    missing: Sequence[str]
    """The parts that the format needs and that are not there or empty."""
    links: Sequence[Field]
    """Addresses that the format wants absolute."""
    targets: Sequence[Field]
    """All addresses that lead somewhere."""
    dates: Sequence[Field]
    id: Field | None
    at: int | None


class Feed(NamedTuple):
    """A feed."""

    format: str
    """``RSS``, ``Atom`` or ``JSON Feed``."""
    head: Entry
    entries: Sequence[Entry]
    self_link: Field | None
    """The address that the feed says it has."""
    is_date: Callable[[str], bool]
    """Whether a text is a date of the format."""


def feed_of(file: BuiltFile) -> Feed | None:
    """The feed in a file; None if it is none, or cannot be read."""
    if file.path.endswith(".json"):
        return _json_feed(file) if _JSON_FEED in file.text else None
    try:
        document = parse_xml(file.text)
    except MalformedXmlError:
        return None
    root = document.root
    if root.name == "rss" and (channel := root.first("channel")) is not None:
        return _rss(document, channel)
    return _atom(document) if root.name == "feed" and root.namespace == ATOM else None


def _rss(document: XmlDocument, channel: XmlElement) -> Feed:
    """RSS 2.0; elements of other namespaces are left alone."""
    own = [channel, *channel.named("item")]
    head, *entries = (_rss_entry(document, each) for each in own)
    link = next((each for each in channel.named("link") if each.namespace == ATOM and _relation(each) == "self"), None)
    self_link = None if link is None else Field("link", link.attributes.get("href", ""), document.at(link))
    return Feed("RSS", head, entries, self_link, is_rfc822)


def _rss_entry(document: XmlDocument, element: XmlElement) -> Entry:
    is_item = element.name == "item"
    missing = [name for name in ("title", "link", "description") if not is_item and not element.value(name, "")]
    if is_item and not element.value("title", "") and not element.value("description", ""):
        missing = ["title or description"]
    guid = element.first("guid", "")
    plain = [each for each in element.named("link", "comments") if not each.namespace]
    is_link = guid is not None and guid.attributes.get("isPermaLink", "true") == "true"
    links = [_text(document, each) for each in (*plain, *((guid,) if is_link and guid is not None else ()))]
    files = [_attribute(document, each, "url") for each in element.named("enclosure")]
    dates = [_text(document, each) for each in element.named("pubDate", "lastBuildDate")]
    image = element.first("image", "")
    files += [] if image is None else [_text(document, each) for each in image.named("url")]
    return Entry(
        *(f"<{element.name}>", missing, [*links, *files], [*links, *files], dates),
        *(None if guid is None else _text(document, guid), document.at(element)),
    )


def _atom(document: XmlDocument) -> Feed:
    """Atom (RFC 4287). Its links may be relative, its ids may not (4.2.6)."""
    root = document.root
    has_author = root.first("author") is not None
    entries = [_atom_entry(document, each, has_author=has_author) for each in root.named("entry")]
    head = _atom_entry(document, root, has_author=True)
    link = next((each for each in root.named("link") if _relation(each) == "self"), None)
    self_link = None if link is None else Field("link", link.attributes.get("href", ""), document.at(link))
    return Feed("Atom", head, entries, self_link, is_rfc3339)


def _atom_entry(document: XmlDocument, element: XmlElement, *, has_author: bool) -> Entry:
    missing = [name for name in ("id", "title", "updated") if element.first(name) is None]
    missing += [name for name in ("id", "updated") if name not in missing and not element.value(name)]
    source = element.first("source")
    if not has_author and element.first("author") is None and (source is None or source.first("author") is None):
        missing.append("author")
    own = element.first("id")
    targets = [_attribute(document, each, "href") for each in element.named("link") if _relation(each) != "self"]
    targets += [_text(document, each) for each in element.named("icon", "logo")]
    dates = [_text(document, each) for each in element.named("updated", "published")]
    ident = None if own is None else _text(document, own)
    links = [] if ident is None else [ident]
    return Entry(f"<{element.name}>", missing, links, targets, dates, ident, document.at(element))


def _json_feed(file: BuiltFile) -> Feed | None:
    """JSON Feed 1.1."""
    try:
        values = json.loads(file.text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, Mapping) or not str(values.get("version", "")).startswith(_JSON_FEED):
        return None
    items = values.get("items")
    missing = [name for name in ("title", "items") if name not in values]
    head = _json_entry(values, "feed", missing, ("home_page_url", "icon", "favicon"))
    entries = [_json_item(each) for each in items if isinstance(each, Mapping)] if isinstance(items, list) else []
    own = values.get("feed_url")
    return Feed("JSON Feed", head, entries, Field("feed_url", own, None) if isinstance(own, str) else None, is_rfc3339)


def _json_item(values: Mapping[str, object]) -> Entry:
    missing = [] if values.get("id") not in (None, "") else ["id"]
    if "content_html" not in values and "content_text" not in values:
        missing.append("content_html or content_text")
    return _json_entry(values, "item", missing, ("url", "image", "banner_image"))


def _json_entry(values: Mapping[str, object], name: str, missing: Sequence[str], links: Sequence[str]) -> Entry:
    fields = [Field(key, value, None) for key in links if isinstance(value := values.get(key), str)]
    dates = [*_json_fields(values, "date_published", "date_modified")]
    ident = Field("id", str(values["id"]), None) if "id" in values else None
    return Entry(name, missing, fields, fields, dates, ident, None)


def _json_fields(values: Mapping[str, object], *names: str) -> Iterator[Field]:
    return (Field(name, str(values[name]), None) for name in names if name in values)


def _relation(link: XmlElement) -> str:
    return link.attributes.get("rel", "alternate")


def _text(document: XmlDocument, element: XmlElement) -> Field:
    return Field(element.name, element.text.strip(), document.at(element))


def _attribute(document: XmlDocument, element: XmlElement, name: str) -> Field:
    return Field(element.name, element.attributes.get(name, "").strip(), document.at(element))
