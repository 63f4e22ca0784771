"""jekyll-feed: Atom feeds of posts, collections, categories and tags, and ``{% feed_meta %}`` that points to them.

Keys: ``feed.path``, ``.posts_limit``, ``.excerpt_only``, ``.collections``, ``.categories``, ``.tags`` (``only``,
``except``, ``path``), ``.icon``, ``.logo``, ``.disable_in_development``; ``title``, ``name``, ``description``,
``author``, ``lang``, ``show_drafts``; of a post ``author``, ``authors``, ``lang``, ``image``, ``description``,
``last_modified_at``, ``feed.excerpt_only``. A file ``feed.xslt.xml`` becomes the feeds' style sheet.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from ...errors import SettingError
from ...plugins import Context, Document, Generator, Page, SiteContents, Tag, call_filter, to_s
from ...plugins.internals import Reads, lazy_pattern, ruby_to_s
from ..settings import section
from ..values import as_list, either, given, is_hash, look
from .atom import atom_feed

_QUOTES = {'"': "&quot;", "'": "&apos;"}
_PLAIN_TAG = lazy_pattern(r"[a-zA-Z0-9_]*")


class Feeds(Generator):
    """Adds a page per feed, unless the source has a file of its name."""

    priority = "lowest"
    reads = Reads(texts=False, keys=(), settings=("feed",), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add the feeds of the collections, then those of the tags.

        Raises:
            SettingError: a key below ``feed`` has a value that it cannot have.
        """
        feed = section(site, "feed")
        has_switch = site.config.reference.plugin("jekyll-feed") >= (0, 17)
        if has_switch and given(feed.get("disable_in_development")) and site.config.environment == "development":
            return
        _check_limit(feed.get("posts_limit"))
        for name, options in _collections(feed).items():
            _check_collection(name, site.collections)
            for category in [*_category_names(name, options.get("categories")), None]:
                _add(site, _path(name, options, category), collection=name, category=category)
        if given(feed.get("tags")):
            for tag, path in _tags(site, feed["tags"]):
                _add(site, path, tags=tag)

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """The settings name all feeds but those of tags."""
        return not given(section(site, "feed").get("tags"))


class FeedMeta(Tag):
    """The ``<link>`` to the feed of the posts."""

    names = "feed_meta"

    def render(self, context: Context) -> str:
        """One element, titled as the site."""
        site = context.lookup("site")
        feed = look(site, "feed")
        title = either(look(site, "title"), look(site, "name"))
        attributes = {
            "type": "application/atom+xml",
            "rel": "alternate",
            "href": call_filter(context, "absolute_url", either(look(feed, "path"), _posts_path(feed), "feed.xml")),
            **({"title": title} if given(title) else {}),
        }
        return f"<link {' '.join(f'{name}={_quoted(value)}' for name, value in attributes.items())} />"


class Feed(Tag):
    """The whole feed: all that its page consists of."""

    names = "jekyll_feed"

    def render(self, context: Context) -> str:
        """The feed that the page's front matter describes."""
        return atom_feed(context)


def _collections(feed: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """The options of each collection with a feed; those of the posts may be at the top level.

    Raises:
        SettingError: those of a collection are no mapping.
    """
    wanted = feed.get("collections")
    if isinstance(wanted, list):
        wanted = {to_s(name): {} for name in wanted}
    found = {to_s(name): _options(to_s(name), options) for name, options in wanted.items()} if is_hash(wanted) else {}
    posts = found.setdefault("posts", {})
    found["posts"] = {
        "path": _posts_path(feed),
        "categories": either(posts.get("categories"), feed.get("categories")),
    }
    return found


def _options(collection: str, options: object) -> Mapping[str, object]:
    """The options of a collection; those of the posts may be missing."""
    if is_hash(options):
        return options
    if collection == "posts" and not given(options):
        return {}
    hint = f"write {collection}: {{}}, or a list of the collections"
    message = f"the options of the feed of {collection} are no mapping"
    raise SettingError(message, "feed", "collections", collection, hint=hint)


def _check_limit(limit: object) -> None:
    """Refuse a limit that is no whole number, which ends the gem's loop with an error; an empty one is the default."""
    try:
        int(to_s(limit) if given(limit) and limit not in ("", [], {}) else 0)
    except ValueError:
        hint = "write posts_limit: 10"
        raise SettingError("posts_limit of feed is no number", "feed", "posts_limit", hint=hint) from None


def _check_collection(name: str, known: Collection[str]) -> None:
    """Refuse a collection that there is not, whose documents the gem cannot sort."""
    if name not in known:
        hint = f"the collections are {', '.join(known)}"
        raise SettingError(f"feed names a collection {name}, which is not there", "feed", "collections", hint=hint)


def _category_names(collection: str, categories: object) -> Iterable[object]:
    names = categories if isinstance(categories, list) else []
    keys = ("feed", "categories") if collection == "posts" else ("feed", "collections", collection, "categories")
    if given(categories) and categories not in ([], {}) and not names:
        message = f"the categories of the feed of {collection} are no list"
        raise SettingError(message, *keys, hint="write categories: [news]")
    if any(isinstance(name, list | dict) for name in names):
        raise SettingError(f"a category of the feed of {collection} is no text", *keys, hint="write categories: [news]")
    return dict.fromkeys(names)


def _posts_path(feed: object) -> object:
    """The path of the feed of the posts: that of the collection, or ``feed.path``."""
    return either(look(feed, "collections", "posts", "path"), look(feed, "path"))


def _path(collection: str, options: Mapping[str, object], category: object) -> str:
    prefix = "/feed" if collection == "posts" else f"/feed/{collection}"
    if category is not None:
        return f"{prefix}/{to_s(category)}.xml"
    return ruby_to_s(either(options.get("path"), f"{prefix}.xml"))


def _tags(site: SiteContents, wanted: object) -> Iterator[tuple[str, str]]:
    """Each tag that has a feed and its path; only plain names make one."""
    path = ruby_to_s(either(look(wanted, "path"), "/feed/by_tag/"))
    used = {to_s(tag): None for post in site.newest_posts()[::-1] for tag in as_list(post.data["tags"])}
    only, but = look(wanted, "only"), as_list(look(wanted, "except"))
    for tag in as_list(only) if given(only) and used else used:
        if tag not in but and _PLAIN_TAG.fullmatch(to_s(tag)):
            yield to_s(tag), f"{path}{to_s(tag)}.xml"


def _add(
    site: SiteContents, path: str, *, collection: str = "posts", category: object = None, tags: object = None
) -> None:
    if not _exists(site, path):
        site.pages.append(_page(site, path, {"collection": collection, "category": category, "tags": tags}))


def _page(site: SiteContents, path: str, about: Mapping[str, object]) -> Page:
    data = {"layout": None, "sitemap": False, "xsl": _exists(site, "feed.xslt.xml"), **about}
    return site.new_page("", path, data, "{% jekyll_feed %}")


def _exists(site: SiteContents, path: str) -> bool:
    return os.path.exists(site.source.absolute(os.path.normpath("/" + path).lstrip("/")))


def _quoted(value: object) -> str:
    """An XML attribute in its quotes."""
    return f'"{escape(ruby_to_s(value), _QUOTES)}"'
