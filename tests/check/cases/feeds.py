"""Cases of feeds."""

import json

from .case import Case

_OWN = "https://example.org"
_SITE = {"url": _OWN}
_DATE = "Sun, 29 Nov 2026 12:00:00 +0000"


def _rss(
    *items: str, head: str = "<title>T</title><link>https://example.org/</link><description>D</description>"
) -> str:
    space = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?>\n<rss version="2.0" {space}><channel>{head}{"".join(items)}</channel></rss>\n'


def _item(more: str = "", title: str = "<title>A</title>") -> str:
    return f"<item>{title}{more}</item>"


_SELF = '<link rel="self" href="https://example.org/feed.xml"/>'
_HEAD = f"<id>https://example.org/</id><title>T</title><updated>2026-11-29T12:00:00Z</updated>{_SELF}"
_AUTHOR = "<author><name>A</name></author>"


def _atom(*entries: str, head: str = _HEAD + _AUTHOR) -> str:
    return f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{head}{"".join(entries)}</feed>\n'


def _entry(more: str = "", ident: str = "<id>urn:a</id>") -> str:
    return f"<entry>{ident}<title>A</title><updated>2026-11-29T12:00:00.5+01:00</updated>{more}</entry>"


def _json(**values: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [], **values})


CASES = (
    Case(
        "feed-incomplete",
        {
            "rss.xml": _rss("<item><link>https://example.org/</link></item>", head="<title>T</title>"),
            "atom.xml": _atom("<entry><title>A</title></entry>", head=_HEAD),
            "feed.json": _json(items=[{"url": f"{_OWN}/"}]),
        },
        {
            "rss.xml": _rss(_item(), "<item><description>D</description></item>"),
            "atom.xml": _atom(_entry()),
            "author.xml": _atom(_entry(_AUTHOR), head=_HEAD),
            "feed.json": _json(items=[{"id": "1", "content_text": "x"}]),
            "other.json": '{"items": [{}]}',
            "other.xml": "<rss><people/></rss>",
        },
        times=8,
    ),
    Case(
        "feed-date-invalid",
        {
            "rss.xml": _rss(_item("<pubDate>2026-11-29</pubDate>")),
            "atom.xml": _atom(_entry("<published>Sun, 29 Nov 2026</published>")),
            "feed.json": _json(items=[{"id": "1", "content_text": "x", "date_published": "29.11.2026"}]),
        },
        {
            "rss.xml": _rss(_item(f"<pubDate>{_DATE}</pubDate>"), _item("<pubDate>29 Nov 26 12:00 GMT</pubDate>")),
            "atom.xml": _atom(_entry("<published>2026-11-29T12:00:00-08:00</published>")),
            "feed.json": _json(items=[{"id": "1", "content_text": "x", "date_published": "2026-11-29T12:00:00Z"}]),
        },
        times=3,
    ),
    Case(
        "feed-address-relative",
        {
            "rss.xml": _rss(_item("<link>/a/</link><guid>/a/</guid>"), _item("<link>/b/</link>")),
            "atom.xml": _atom(_entry(ident="<id>/a/</id>")),
        },
        {
            "rss.xml": _rss(_item(f'<link>{_OWN}/a/</link><guid isPermaLink="false">/a/</guid>')),
            "atom.xml": _atom(_entry('<link href="/a/"/>')),
        },
        config=_SITE,
        times=2,
    ),
    Case(
        "feed-content-relative",
        {"rss.xml": _rss(_item('<description>&lt;img src="/a.png"&gt;</description>'))},
        {
            "rss.xml": _rss(
                _item(
                    '<description>&lt;img src="https://example.org/a.png"&gt;&lt;a href="//x.org/"&gt;</description>'
                ),
                _item("<content:encoded><![CDATA[<code>src=/a</code>]]></content:encoded>"),
            )
        },
    ),
    Case(
        "feed-id-repeated",
        {"rss.xml": _rss(_item("<guid>urn:a</guid>"), _item("<guid>urn:a</guid>")), "atom.xml": _atom(*[_entry()] * 2)},
        {"rss.xml": _rss(_item(), _item()), "atom.xml": _atom(_entry(), _entry(ident="<id>urn:b</id>"))},
        times=2,
    ),
    Case(
        "feed-target-missing",
        {
            "rss.xml": _rss(_item(f"<link>{_OWN}/docs/gone/</link>")),
            "atom.xml": _atom(_entry('<link href="/docs/b/"/>'), _entry('<link rel="enclosure" href="/docs/a.mp3"/>')),
            "docs/index.html": "",
        },
        {
            "rss.xml": _rss(_item(f"<link>{_OWN}/docs/</link>"), _item("<link>https://example.com/docs/gone/</link>")),
            "atom.xml": _atom(_entry('<link href="/docs/"/><link rel="via" href="https://example.com/x"/>')),
            "docs/index.html": "",
            "index.html": "",
        },
        config=_SITE,
        times=3,
    ),
    Case(
        "feed-self-wrong",
        {
            "feed.xml": _atom(head=_HEAD.replace("/feed.xml", "/atom.xml")),
            "b.xml": _atom(head=_HEAD.replace(_SELF, "")),
        },
        {
            "feed.xml": _atom(),
            "rss.xml": _rss(),
            "blog/atom.xml": _atom(head=_HEAD.replace("https://example.org/feed.xml", "atom.xml")),
            "c.xml": _atom(head=_HEAD.replace("https://example.org/feed.xml", "https://feeds.example.com/x")),
        },
        config=_SITE,
        times=2,
    ),
)
"""The cases."""
