"""The Atom feed that jekyll-feed writes."""

from __future__ import annotations

from collections.abc import Iterator

from ...plugins import Context, call_filter, to_s
from ..values import given, is_hash, look


def atom_feed(context: Context) -> str:
    """The feed of the collection, category or tag that the front matter of the page names."""
    return Atom(context).written()


class Atom:
    """One feed."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.registers["page"]
        self.site = context.lookup("site")
        self.version = context.environment.reference.plugin("jekyll-feed")

    def written(self) -> str:
        """The whole document on one line."""
        entries = (part for post in self._posts() for part in _Entry(self, post).parts())
        return "".join([*self._head(), *self._about(), *entries, "</feed>"])

    def apply(self, value: object, *names: str) -> str:
        """A value after several Liquid filters."""
        for name in names:
            value = call_filter(self.context, name, value)
        return to_s(value)

    def default(self, *values: object) -> object:
        """The first value that is not nil, false or empty, else the last (Liquid's ``default``)."""
        found, *others = values
        for other in others:
            found = call_filter(self.context, "default", found, other)
        return found

    def escaped(self, value: object) -> str:
        """A value, escaped for XML."""
        return self.apply(value, "xml_escape")

    def absolute(self, address: object) -> object:
        """An address with a host, which it has already if ``://`` is in it."""
        return address if isinstance(address, str) and "://" in address else self.apply(address, "absolute_url")

    def _head(self) -> Iterator[str]:
        lang, version = look(self.site, "lang"), to_s(look(self.context.lookup("jekyll"), "version"))
        url = self.apply(look(self.page, "url"), "absolute_url")
        yield '<?xml version="1.0" encoding="utf-8"?>'
        if given(look(self.page, "xsl")):
            yield f'<?xml-stylesheet type="text/xml" href="{self.apply("/feed.xslt.xml", "absolute_url")}"?>'
        yield '<feed xmlns="http://www.w3.org/2005/Atom" ' + (f'xml:lang="{to_s(lang)}">' if given(lang) else ">")
        yield f'<generator uri="https://jekyllrb.com/" version="{version}">Jekyll</generator>'
        yield f'<link href="{url}" rel="self" type="application/atom+xml" />'
        yield f'<link href="{self.apply("/", "absolute_url")}" rel="alternate" type="text/html" '
        yield f'hreflang="{to_s(lang)}" />' if given(lang) else "/>"
        yield f"<updated>{self.apply(look(self.site, 'time'), 'date_to_xmlschema')}</updated>"
        yield f"<id>{self.escaped(url)}</id>"

    def _about(self) -> Iterator[str]:
        title = self._title()
        if given(title):
            yield f'<title type="html">{self.apply(title, "smartify", "xml_escape")}</title>'
        if given(look(self.site, "description")):
            yield f"<subtitle>{self.escaped(look(self.site, 'description'))}</subtitle>"
        yield from self._pictures()
        author = look(self.site, "author")
        if given(author):
            yield self.author(self.default(look(author, "name"), author), look(author, "email"), look(author, "uri"))

    def _pictures(self) -> Iterator[str]:
        """The elements ``icon`` and ``logo``, which the gem has since 0.18."""
        if self.version < (0, 18):
            return
        for element in ("icon", "logo"):
            address = look(self.site, "feed", element)
            if given(address):
                yield f"<{element}>{self.escaped(self.absolute(address))}</{element}>"

    def author(self, name: object, email: object, uri: object) -> str:
        """The element ``author``."""
        parts = [f"<name>{self.escaped(name)}</name>"]
        for element, value in (("email", email), ("uri", uri)):
            if given(value):
                parts.append(f"<{element}>{self.escaped(value)}</{element}>")
        return f"<author>{''.join(parts)}</author>"

    def _title(self) -> object:
        title = self.default(look(self.site, "title"), look(self.site, "name"))
        collection, category = look(self.page, "collection"), look(self.page, "category")
        narrower = [collection] if collection != "posts" else []
        narrower += [category] if given(category) else []
        for one in narrower:
            title = f"{to_s(title)} | {self.apply(one, 'capitalize')}"
        return title

    def _posts(self) -> list[object]:
        """The newest documents, as many as ``feed.posts_limit``."""
        tag, category = look(self.page, "tags"), look(self.page, "category")
        posts = self._tagged(tag) if given(tag) else look(self.site, to_s(look(self.page, "collection")))
        if given(category):
            key = "categories" if self.version >= (0, 16) else "category"
            posts = call_filter(self.context, "where", posts, key, category)
        if not given(look(self.site, "show_drafts")):
            posts = call_filter(self.context, "where_exp", posts, "post", "post.draft != true")
        ordered = call_filter(self.context, "sort", posts, "date")
        newest = call_filter(self.context, "reverse", ordered)
        limit = self.default(look(self.site, "feed", "posts_limit"), 10)
        return list(newest)[: max(int(to_s(limit)), 0)] if isinstance(newest, list | tuple) else []

    def _tagged(self, tag: object) -> object:
        tags = look(self.site, "tags")
        return next((posts for name, posts in tags.items() if to_s(name) == tag), None) if is_hash(tags) else None


class _Entry:
    """One document of a feed."""

    def __init__(self, feed: Atom, post: object) -> None:
        self.feed = feed
        self.post = post
        self.url = feed.apply(look(post, "url"), "absolute_url")

    def parts(self) -> Iterator[str]:
        """The element ``entry`` in pieces."""
        lang = look(self.post, "lang")
        yield f'<entry xml:lang="{to_s(lang)}">' if given(lang) else "<entry>"
        yield from self._head()
        yield from self._content()
        yield self._author()
        yield from self._categories()
        yield from self._summary()
        yield from self._image()
        yield "</entry>"

    def _head(self) -> Iterator[str]:
        feed, post = self.feed, self.post
        title = feed.apply(look(post, "title"), "smartify", "strip_html", "normalize_whitespace", "xml_escape")
        date = look(post, "date")
        updated = feed.default(look(post, "last_modified_at"), date)
        yield f'<title type="html">{title}</title>'
        yield f'<link href="{self.url}" rel="alternate" type="text/html" title="{title}" />'
        yield f"<published>{feed.apply(date, 'date_to_xmlschema')}</published>"
        yield f"<updated>{feed.apply(updated, 'date_to_xmlschema')}</updated>"
        yield f"<id>{feed.apply(look(post, 'id'), 'absolute_url', 'xml_escape')}</id>"

    def _content(self) -> Iterator[str]:
        own, general = look(self.post, "feed", "excerpt_only"), look(self.feed.site, "feed", "excerpt_only")
        if not given(self.feed.default(own, general)):
            content = self._text(look(self.post, "content"), "strip")
            yield f'<content type="html" xml:base="{self.feed.escaped(self.url)}">{content}</content>'

    def _text(self, value: object, *filters: str) -> str:
        """A text after several filters, as HTML in XML."""
        if self.feed.version < (0, 16):
            return self.feed.apply(value, *filters, "xml_escape")
        return f"<![CDATA[{self.feed.apply(value, *filters)}]]>"

    def _author(self) -> str:
        feed = self.feed
        authors = look(self.post, "authors")
        first = authors[0] if isinstance(authors, list) and authors else None
        author = feed.default(look(self.post, "author"), first, look(feed.site, "author"))
        if isinstance(author, str):
            author = feed.default(look(feed.site, "data", "authors", author), author)
        name = feed.default(look(author, "name"), author, "")
        return feed.author(name, *(feed.default(look(author, key), None) for key in ("email", "uri")))

    def _categories(self) -> Iterator[str]:
        category, categories, tags = (look(self.post, key) for key in ("category", "categories", "tags"))
        terms = [category] if given(category) else _each(categories)
        for term in [*terms, *_each(tags)]:
            yield f'<category term="{self.feed.escaped(term)}" />'

    def _summary(self) -> Iterator[str]:
        summary = look(self.post, "excerpt")
        if self.feed.version >= (0, 16):
            summary = self.feed.default(look(self.post, "description"), summary)
        if given(summary) and summary not in ("", [], {}):
            yield f'<summary type="html">{self._text(summary, "strip_html", "normalize_whitespace")}</summary>'

    def _image(self) -> Iterator[str]:
        image = self.feed.default(look(self.post, "image", "path"), look(self.post, "image"))
        if not given(image):
            return
        media, url = 'xmlns:media="http://search.yahoo.com/mrss/"', self.feed.escaped(self.feed.absolute(image))
        yield f'<media:thumbnail {media} url="{url}" />'
        yield f'<media:content medium="image" url="{url}" {media} />'


def _each(value: object) -> list[object]:
    """The members that Liquid's ``for`` loops over; a text is a single member."""
    if isinstance(value, list | tuple):
        return list(value)
    return [value] if isinstance(value, str) and value else []
