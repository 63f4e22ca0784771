"""What a plan answers to every question a template can ask, in a form that two builds can compare."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..collection import Collection
from ..document import Document
from ..page import Page
from ..plan import Item, Plan
from ..reads import Fact
from ..static_file import StaticFile

Answers = Mapping[Fact, object]
"""Fact → something that is equal exactly when the answer is."""

RENDERED = ("content", "output", "excerpt")
"""The answers of an item that change when it is rendered."""


def answers(plan: Plan) -> Answers:
    """Every fact of a plan. Items that share a path (pages of a pagination do) answer together."""
    found: dict[Fact, tuple[object, ...]] = {}
    for owner, question, answer in _all(plan):
        fact = (owner, question)
        found[fact] = (*found.get(fact, ()), answer)
    return found


def inputs(item: Item) -> tuple[object, ...]:
    """What a render takes from its own item without asking a drop."""
    return (
        item.content,
        repr(item.data),
        item.content_line,
        item.url,
        item.destination,
        shape(item.pager),
    )


def of_file(path: str) -> object:
    """What a file that templates include or import answers: its bytes, None when it is not there."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def of_folder(path: str) -> object:
    """What a folder answers: the names of all files in it."""
    return tuple(sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names))


def shape(value: object) -> object:
    """A value that generators made; pages, documents and files in it by their paths: their fields are other facts."""
    if isinstance(value, Page | Document | StaticFile):
        return ("item", value.relative_path)
    if isinstance(value, list | tuple):
        return tuple(shape(each) for each in value)
    if isinstance(value, dict):
        return tuple((repr(key), shape(each)) for key, each in value.items())
    return repr(value)


def _all(plan: Plan) -> Iterator[tuple[str, str, object]]:
    for page in plan.pages:
        yield from _page(page)
    for document in plan.documents:
        yield from _document(document, plan) if isinstance(document, Document) else ()
    for file in plan.static_files:
        yield from _static_file(file)
    for collection in plan.collections.values():
        yield from _collection(collection)
    yield from _site(plan)
    for name, layout in plan.layouts.items():
        yield "layout", name, (layout.path, layout.content, repr(layout.data), layout.content_line)
    for item in (*plan.static_files, *plan.documents, *plan.pages):
        yield "link", item.relative_path.lstrip("/"), item.url


def _page(page: Page) -> Iterator[tuple[str, str, object]]:
    owner, data = page.relative_path, {**page.data.defaults, **page.data}
    for key, value in data.items():
        yield owner, key, repr(value)
    yield owner, "*", tuple(data)
    for question, answer in (("dir", page.dir), ("name", page.name), ("path", page.path), ("url", page.url)):
        yield owner, question, answer
    for question in RENDERED:
        yield owner, question, page.content


def _document(document: Document, plan: Plan) -> Iterator[tuple[str, str, object]]:
    owner = document.relative_path
    before, after = plan.neighbours.get(document, (None, None))
    for key, value in document.data.items():
        yield owner, key, repr(value)
    yield owner, "*", tuple(document.data)
    yield owner, "id", document.id
    yield owner, "url", document.url
    yield owner, "date", repr(document.date)
    yield owner, "collection", document.collection.label
    yield owner, "previous", before and before.relative_path
    yield owner, "next", after and after.relative_path
    for question in RENDERED:
        yield owner, question, document.content


def _static_file(file: StaticFile) -> Iterator[tuple[str, str, object]]:
    owner = file.relative_path
    yield owner, "*", tuple(file.data)
    yield owner, "modified_time", file.modified_time
    for key, value in file.data.items():
        yield owner, key, repr(value)


def _collection(collection: Collection) -> Iterator[tuple[str, str, object]]:
    owner = f"collection {collection.label}"
    yield owner, "*", tuple(collection.metadata)
    yield owner, "docs", shape(collection.docs)
    yield owner, "files", shape(collection.files)
    for key, value in collection.metadata.items():
        yield owner, key, repr(value)
    yield "site", collection.label, shape(collection.docs)


def _site(plan: Plan) -> Iterator[tuple[str, str, object]]:
    for key, value in plan.config.items():
        yield "site", key, repr(value)
    for key, value in plan.variables.items():
        yield "site", key, shape(value)
    pages, posts = shape(plan.pages), shape(plan.posts)
    yield "site", "time", repr(plan.time)
    yield "site", "data", repr(plan.data)
    yield "site", "pages", pages
    yield "site", "html_pages", (pages, tuple(page.url for page in plan.pages if page.is_html))
    yield "site", "posts", posts
    yield "site", "related_posts", posts
    yield "site", "documents", shape(plan.documents)
    yield "site", "static_files", shape(plan.static_files)
    yield "site", "collections", tuple(plan.collections)
    yield "site", "tags", shape(dict(plan.tags))
    yield "site", "categories", shape(dict(plan.categories))
    yield "site", "*", (tuple(plan.config), tuple(plan.variables))
