"""A build into a folder of its own that tells which files and values each page was made from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..config.configuration import Configuration
from ..converters.sass.partials import candidates
from ..diagnostics import Diagnostic
from ..errors import JekyllError
from ..incremental import RenderCache
from ..lazy.tuples import NamedTuple
from ..model.item import Item
from ..model.layout import chain
from ..plan import Plan
from ..site import Site
from ..themes.theme import Theme
from ..tracking.kinds import DATA, FILE, SITE, STYLESHEET, VALUE, path_of

_OF_EVERY_RENDER = {"liquid"}
"""Settings that change how templates are read, which all renders depend on."""


class PageRecord(NamedTuple):
    """The files and values that a page was made from."""

    source: str
    """The path of its file, relative to the site or its theme."""
    url: str
    files: Sequence[str]
    """The absolute paths of its layouts, innermost first, of its includes and of the style sheets it imports."""
    settings: frozenset[str]
    """The fields of ``site`` that were read."""
    data_paths: frozenset[tuple[str, ...]]
    """The keys that lead from ``site.data`` to each value that was read."""
    keys: frozenset[str]
    """The keys of its own front matter, and other fields of ``page``, that were read."""

    @property
    def data(self) -> frozenset[str]:
        """The files and folders of ``site.data`` that were read."""
        return frozenset(path[0] for path in self.data_paths)


class RecordedSite(NamedTuple):
    """A site that was built, with what each of its pages was made from."""

    config: Configuration
    theme: Theme | None
    plan: Plan
    pages: Sequence[PageRecord]


def record(config: Configuration, warn: Callable[[Diagnostic], None]) -> RecordedSite:
    """Build a site cleanly into a temporary folder.

    Args:
        config: its configuration.
        warn: called with each warning.

    Raises:
        JekyllError: the build fails, or its plugins leave no record.
    """
    with tempfile.TemporaryDirectory(prefix="jekyll_py-theme-") as folder:
        return record_into(config.replace(destination=os.path.join(folder, "_site")), warn)


def record_into(config: Configuration, warn: Callable[[Diagnostic], None]) -> RecordedSite:
    """Build a site cleanly.

    Args:
        config: its configuration, which names the destination.
        warn: called with each warning.

    Raises:
        JekyllError: the build fails, or its plugins leave no record.
    """
    cache = RenderCache()
    site = Site(config, warn, cache)
    site.process()
    plan = cache.plan
    if plan is None:
        hint = "take the plugins that are neither built in nor the site's own out of the configuration"
        raise JekyllError("nothing was recorded of what pages read", hint=hint)
    pages = [page_record(item, cache.reads_of(item), plan) for item in plan.rendered]
    return RecordedSite(site.config, site.theme, plan, pages)


def page_record(item: Item, reads: Mapping[str, Sequence[str]], plan: Plan) -> PageRecord:
    """The files and values that a page was made from.

    Args:
        item: the page.
        reads: the fields that its last render read, by subject.
        plan: the plan of that build.
    """
    name = item.data.get("layout")
    layouts = [each.file for each in chain(plan.layouts, str(name))] if name else []
    files = dict.fromkeys([*layouts, *sorted(path for path in _files(reads) if path != item.file)])
    return PageRecord(
        item.relative_path.lstrip("/"),
        item.url,
        tuple(files),
        frozenset(_names(reads.get(SITE, ()))) - _OF_EVERY_RENDER,
        frozenset([*((name,) for name in _names(reads.get(DATA, ()))), *_data_paths(reads.get(VALUE, ()))]),
        frozenset(_names(reads.get(item.relative_path, ()))),
    )


def _data_paths(fields: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The keys that lead to single values that were read below ``site.data``."""
    paths = map(path_of, fields)
    return (tuple(path[1:]) for path in paths if path[0] == "data")


def _files(reads: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The files that were read for a page: includes, and the style sheets that imports lead to."""
    sheets = [path for imported in reads.get(STYLESHEET, ()) for path in candidates(imported)]
    yield from (path for path in (*reads.get(FILE, ()), *sheets) if os.path.isfile(path))


def _names(fields: Sequence[str]) -> Sequence[str]:
    """The fields that are keys, not marks such as ``*`` for the order of all."""
    return [field for field in fields if field and (field[0].isalnum() or field[0] == "_")]
