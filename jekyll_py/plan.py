"""The plan: a site after generation, frozen. The later stages only read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from .config.configuration import Configuration
from .config.limits import limits_of
from .diagnostics import Diagnostics
from .lazy.tuples import NamedTuple
from .limits import holds_large
from .liquid.hash_keys import to_key
from .model.collection import Collection
from .model.destinations import check_destinations, report_conflicts
from .model.document import Document
from .model.document_order import in_order
from .model.item import Item
from .model.layout import Layout
from .model.page import Page
from .model.planned_items import RenderedItems, WrittenFiles
from .model.post_names import PostNames
from .model.publisher import Publisher
from .model.static_file import StaticFile
from .read.contents import Contents
from .themes.theme import Theme

if TYPE_CHECKING:
    from .model.related import Index

Neighbours = tuple[Document | None, Document | None]
"""The previous and the next document of a collection."""


class Plan(NamedTuple):
    """The items to render and the files to write, with their order and their destinations."""

    config: Configuration
    variables: Mapping[str, object]
    """Keys that generators added to ``site``, such as ``site.github``."""
    time: datetime
    """``site.time``."""
    theme: Theme | None
    layouts: Mapping[str, Layout]
    collections: Mapping[str, Collection]
    """By label, in the order of the configuration, which is the order of rendering."""
    documents: tuple[Document | StaticFile, ...]
    """``site.documents``: the documents and files of every collection."""
    posts: tuple[Document, ...]
    """Newest first."""
    post_names: PostNames
    """Finds one of them by its name."""
    pages: tuple[Page, ...]
    static_files: tuple[StaticFile, ...]
    data: Mapping[str, object]
    tags: Mapping[object, tuple[Document, ...]]
    categories: Mapping[object, tuple[Document, ...]]
    neighbours: Mapping[Document, Neighbours]
    rendered: RenderedItems
    """Everything to render, in Jekyll's order: documents, then pages."""
    written: WrittenFiles

    similarity: Index | None
    """The index of similar posts; only with ``lsi``."""
    has_large_values: bool
    """Whether a large text is among front matter, data or settings; only where there are limits."""

    def related_posts(self, item: Item) -> tuple[Document, ...]:
        """The ten newest posts but this one, or with ``lsi`` the ten most similar to it (Jekyll's ``RelatedPosts``)."""
        if len(self.posts) < 2:
            return ()
        if self.similarity is not None and item in self.posts:
            oldest_first = self.posts[::-1]
            return tuple(oldest_first[place] for place in self.similarity.related(oldest_first.index(item)))
        return tuple(post for post in self.posts[:11] if post is not item)[:10]

    def beside(self, item: Item) -> Sequence[str | None]:
        """The paths of the documents before and after an item in its collection."""
        neighbours = self.neighbours.get(item, ()) if isinstance(item, Document) else ()
        return [None if other is None else other.relative_path for other in neighbours]

    def listed(self, name: str) -> Sequence[Document] | None:
        """The documents of the list of posts or of a collection in ``site``; None if something else has the name."""
        if name == "posts":
            return None if name in self.variables else self.posts
        collection = self.collections.get(name)
        return None if collection is None else collection.docs

    @property
    def relating(self) -> tuple[str, ...]:
        """The input that decides which posts are related: the names of the newest, with ``lsi`` the contents of all."""
        if self.similarity is None:
            return tuple(post.relative_path for post in self.posts[:11])
        return tuple(text for post in self.posts for text in (post.relative_path, post.content))


def make_plan(
    config: Configuration,
    variables: Mapping[str, object],
    time: datetime,
    theme: Theme | None,
    contents: Contents,
    publisher: Publisher,
    diagnostics: Diagnostics,
) -> Plan:
    """The plan of the contents that were read and generated. Items that share a destination are named in a warning.

    Raises:
        JekyllError: an item cannot be written where it belongs, or the extra ``lsi`` is asked for and not installed.
    """
    collections = contents.collections
    posts = tuple(in_order(collections["posts"].docs, newest_first=True))
    documents = [document for collection in collections.values() for document in collection.docs]
    to_write = [document for document in documents if _is_written(document, publisher, contents.decided)]
    statics = [file for file in contents.static_files if file.is_written]
    written: list[Item | StaticFile] = [*contents.pages, *statics, *to_write]
    check_destinations(written)
    report_conflicts(written, config.destination, diagnostics)
    return Plan(
        config=config,
        variables=variables,
        time=time,
        theme=theme,
        layouts=MappingProxyType(contents.layouts),
        collections=MappingProxyType(collections),
        documents=_documents(collections.values()),
        posts=posts,
        post_names=PostNames(posts),
        pages=tuple(contents.pages),
        static_files=tuple(contents.static_files),
        data=contents.data,
        tags=_by_attribute(collections["posts"].docs, "tags"),
        categories=_by_attribute(collections["posts"].docs, "categories"),
        neighbours=_neighbours(collections.values()),
        rendered=RenderedItems((*documents, *contents.pages)),
        written=WrittenFiles((item.destination, item) for item in written),
        similarity=_index(config, posts),
        has_large_values=bool(limits_of(config)) and holds_large(_values(config, variables, contents)),
    )


def _is_written(document: Document, publisher: Publisher, decided: Mapping[Document, bool]) -> bool:
    known = decided.get(document)
    return known if known is not None else document.collection.is_written and publisher.writes(document)


def _values(config: Mapping[str, object], variables: Mapping[str, object], contents: Contents) -> Iterator[object]:
    """Every value that templates can get from a site, except the contents of pages."""
    yield from (dict(config), dict(variables), contents.data)
    yield from (layout.data for layout in contents.layouts.values())
    yield from (page.data for page in contents.pages)
    yield from (file.data for file in contents.static_files)
    for collection in contents.collections.values():
        yield dict(collection.metadata)
        yield from (document.data for document in collection.docs)
        yield from (file.data for file in collection.files)


def _index(config: Mapping[str, object], newest_first: Sequence[Document]) -> Index | None:
    """The index for ``lsi``, made before the fork of worker processes, which share it."""
    if config.get("lsi") in (None, False) or len(newest_first) < 2:
        return None
    from .model import related  # few sites ask for it

    return related.index(tuple(post.content for post in reversed(newest_first)))


def _documents(collections: Iterable[Collection]) -> tuple[Document | StaticFile, ...]:
    found: list[Document | StaticFile] = []
    for collection in collections:
        found += collection.docs
        found += collection.files
    return tuple(found)


def _by_attribute(posts: Iterable[Document], attribute: str) -> Mapping[object, tuple[Document, ...]]:
    """Posts by tag or category in the order of first appearance, each group newest first."""
    groups: dict[object, list[Document]] = {}
    for post in posts:
        names = post.data[attribute]
        for name in names if isinstance(names, list) else ():
            groups.setdefault(to_key(name), []).append(post)
    return {name: tuple(in_order(group, newest_first=True)) for name, group in groups.items()}


def _neighbours(collections: Iterable[Collection]) -> Mapping[Document, Neighbours]:
    found: dict[Document, Neighbours] = {}
    for collection in collections:
        docs = collection.docs
        for position, document in enumerate(docs):
            previous = docs[position - 1] if position else None
            following = docs[position + 1] if position + 1 < len(docs) else None
            found[document] = (previous, following)
    return found
