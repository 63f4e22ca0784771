"""Renders a page of a built site again, in memory, with other texts in the place of some of its sources."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.built.edition import BuiltEdition
from ..compat import yaml_load
from ..config.configuration import Configuration
from ..config.keys import KEYS
from ..config.values import deep_merge
from ..errors import JekyllError
from ..model.item import Item
from ..model.static_file import StaticFile
from ..plan import Plan
from ..render.rendered_texts import CachedRender, RenderedTexts
from ..site import Site

if TYPE_CHECKING:
    from .site_builder import SiteBuilder

_SHOWN = frozenset({"defaults"})
"""Keys of the configuration that decide how the site is built, and that hold texts of pages, too."""
_DECISIVE = frozenset(key.name.split(".")[0] for key in KEYS) - _SHOWN | {"remote_theme"}
"""Keys that decide how the site is built: no mark may change them."""
_MOST_RENDERS = 200
"""The most documents that are rendered for the page, which may show the text of all of them."""


class MarkedRender:
    """Renders a file of the output from changed sources. Not to be used while the site is built.

    Args:
        builder: has built the site.
        name: the file of the output.
    """

    def __init__(self, builder: SiteBuilder, name: str) -> None:
        self._builder = builder
        self._name = name

    def __call__(self, texts: Mapping[Path, str]) -> str | None:
        """The page as these texts make it; None if they break the site, or plugins do not allow a second render.

        Args:
            texts: by absolute path.
        """
        plugins = self._builder.site.plugins
        if plugins.foreign or plugins.ruby.has_plugins:
            return None
        try:
            return self._render(texts)
        except (JekyllError, ExceptionGroup, ValueError, RecursionError):  # a mark broke a tag, a date, an address
            return None

    def _render(self, texts: Mapping[Path, str]) -> str | None:
        config = with_changes(self._builder.config, texts)
        site = Site(config, texts={str(file): text.encode() for file, text in texts.items()})
        try:
            for edition in site.editions:
                plan = site.prepare(edition).plan
                item = BuiltEdition(edition.folder, plan).item_of(self._name)
                if isinstance(item, StaticFile):
                    return texts.get(Path(item.file))
                if isinstance(item, Item):
                    return _output(site, plan, item)
        finally:
            site.close()
        return None


def _output(site: Site, plan: Plan, item: Item) -> str:
    """The text of an item. Those before it in the plan are rendered as its templates ask for their texts."""
    positions = plan.rendered.positions
    known: dict[Item, CachedRender] = {}

    def earlier(other: Item) -> CachedRender | None:
        if positions.get(other, len(positions)) >= positions[item] or len(known) >= _MOST_RENDERS:
            return None
        if other not in known:
            with closing(RenderedTexts()) as own:
                rendered = site.renderer(plan, own).render(other)
            content, output = rendered.content.text, rendered.output.text
            known[other] = CachedRender(lambda: content, lambda: output, (), ())
        return known[other]

    with closing(RenderedTexts(reused=earlier)) as texts:
        return site.renderer(plan, texts).render(item).output.text


def with_changes(config: Configuration, texts: Mapping[Path, str]) -> Configuration:
    """A configuration with what is changed in texts of its files.

    Raises:
        JekyllError: a text is no YAML.
    """
    for path in map(Path, config.files):
        if path not in texts or path.suffix == ".toml":
            continue
        before = _mapping(path.read_text("utf-8-sig", "replace"), path, config)
        after = _mapping(texts[path], path, config)
        changed = {key: value for key, value in after.items() if value != before.get(key) and key not in _DECISIVE}
        config = config.replace(**deep_merge({key: config.get(key) for key in changed}, changed))
    return config


def _mapping(text: str, path: Path, config: Configuration) -> Mapping[str, object]:
    value = yaml_load.load(text, os.fspath(path), reference=config.reference)
    return value if isinstance(value, dict) else {}
