"""The facts of a built site that its plan has: addresses, sources, unpublished items."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ...config.configuration import Configuration
from ...errors import JekyllError, SettingError
from ...model.document import Document
from ...model.item import Item
from ...model.layout import chain
from ...plan import Plan
from ..ignore import Ignore
from ..settings import ignores_in
from ..sources import Sources
from ..translatable import copies_of, translatable_of
from .edition import BuiltEdition
from .published import Published, Unpublished

_SHARED = ("layouts_dir", "includes_dir", "data_dir")
_TEXTS = frozenset(
    {".html", ".htm", ".md", ".markdown", ".yml", ".yaml", ".json", ".csv", ".tsv", ".toml", ".xml", ".liquid"}
)


def published_of(config: Configuration, editions: Iterable[BuiltEdition], withheld: Iterable[Item]) -> Published:
    """The addresses and sources of a site.

    Args:
        config: its configuration.
        editions: what was built.
        withheld: the pages and documents that are not published.
    """
    sources: dict[str, str | None] = {}
    unpublished: dict[str, Unpublished] = {}
    for edition in editions:
        made = {f"/{item.relative_path.lstrip('/')}": path for path, item in edition.written()}
        sources |= {source: None if f"/{made[source]}" == source else made[source] for source in made}
        unpublished |= dict(_withheld([*withheld, *_without_output(edition.plan)], edition.plan))
    moved = {source: made for source, made in sources.items() if made is not None}
    versions, copies = translatable_of(config, editions), copies_of(config, editions)
    return Published(baseurl_of(config), config.text("url"), moved, unpublished, config.source, versions, copies)


def baseurl_of(config: Configuration) -> str:
    """The path that a site is published under, with a leading ``/``; empty for none."""
    plain = config.text("baseurl").strip("/")
    return f"/{plain}" if plain else ""


def sources_of(
    config: Configuration, editions: Iterable[BuiltEdition], used: Mapping[str, Sequence[str]] | None, theme: str | None
) -> Sources:
    """The sources of the pages of a site.

    Args:
        config: its configuration.
        editions: what was built.
        used: by the file of a page, the layouts and includes that it was rendered with, if that is known.
        theme: the folder of the theme.
    """
    root = os.path.join(config.source, "")
    made_from: dict[str, Sequence[str]] = {}
    layouts: dict[str, str] = {}
    for edition in editions:
        for path, item in edition.items():
            around = _layouts(item, edition.plan)
            layouts |= {path: around[-1]} if around else {}
            if item.file is not None and item.file.startswith(root):  # that of a plugin's page is not the site's
                made_from[path] = (item.file, *around, *(used or {}).get(item.file, ()))
    return Sources(config.source, made_from, _shared_files(config, theme), baseurl_of(config), layouts)


def _layouts(item: Item, plan: Plan) -> Sequence[str]:
    """The files of the layouts of an item, innermost first; a layout that a plugin made has none."""
    name = item.data.get("layout")
    return [layout.file for layout in chain(plan.layouts, str(name)) if layout.file] if name else ()


def ignores_of(editions: Iterable[BuiltEdition]) -> Iterator[Ignore]:
    """The entries in front matter: ``check: false`` for all of a page, ``check: {ignore: [...]}`` for some.

    Raises:
        JekyllError: an entry is none that front matter can have.
    """
    for edition in editions:
        for path, item in edition.items():
            value = item.data.get("check")
            if value is None or value is True:
                continue
            source, page = item.relative_path.lstrip("/"), _literally(path)
            if value is False:
                yield Ignore(page=page, name=f"check: false in {source}", may_be_unused=True)
            else:
                yield from _entries(value, source, page)


def _entries(value: object, source: str, page: str) -> Iterator[Ignore]:
    try:
        if not isinstance(value, Mapping) or value.keys() - {"ignore"}:
            raise SettingError("check: use `check: false` or `check: {ignore: [...]}`", "check")
        for entry in ignores_in(value.get("ignore"), f"check.ignore of {source}"):
            yield entry._replace(page=page, source=source)
    except SettingError as error:
        raise JekyllError(error.message, path=source, hint=error.hint) from error


def _literally(path: str) -> str:
    """A pattern that matches a path alone."""
    return re.sub(r"([*?[])", r"[\1]", path)


def _without_output(plan: Plan) -> Iterator[Item]:
    """The documents of collections with output that are not written."""
    for document in plan.documents:
        is_written = isinstance(document, Document) and document.collection.is_written
        if is_written and document.destination not in plan.written:
            assert isinstance(document, Document)
            yield document


def _withheld(items: Iterable[Item], plan: Plan) -> Iterator[tuple[str, Unpublished]]:
    for item in items:
        path = item.relative_path.lstrip("/")
        if item.destination not in plan.written:
            reason = "is not published" if item.is_marked_unpublished else "is dated in the future"
            found = Unpublished(path, reason)
            yield from ((address, found) for address in {item.url, item.url.rstrip("/") or item.url, f"/{path}"})


def _shared_files(config: Configuration, theme: str | None) -> Sequence[str]:
    """The files that any page may be made from: layouts, includes, data, the configuration, those of the theme."""
    folders = [os.path.join(config.source, config.text(key)) for key in _SHARED]
    if theme is not None:
        folders += [os.path.join(theme, name) for name in ("_layouts", "_includes")]
    below = [path for folder in folders for path in sorted(Path(folder).rglob("*")) if path.suffix in _TEXTS]
    return [*map(str, below), *config.files]
