"""The names that templates can use: tags, filters, variables, and the fields of Jekyll's own."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from ...config.keys import KEYS, PLUGIN_KEYS
from ...filters import filters_of
from ...filters.formulas import THEME_FILTERS
from ...liquid.filters import FILTERS as LIQUID_FILTERS
from ...liquid.tags import TAGS as LIQUID_TAGS
from ...plugins.builtin import BUNDLED
from ...plugins.registry import Plugins
from ...plugins.unavailable import ABSENT
from ...reference import JEKYLL
from ...tags import TAGS, THEME_TAGS
from .sources import ThemeSources

GLOBALS = frozenset(
    ["content", "forloop", "include", "jekyll", "layout", "page", "paginator", "site", "tablerowloop", "theme"]
)
"""The variables that every template has."""
OF_SCHOLAR = frozenset(["entry", "index", "key", "link", "reference", "type"])
"""The variables that jekyll-scholar gives to the layouts of references."""
FIELDS = {
    "forloop": frozenset(["first", "index", "index0", "last", "length", "name", "parentloop", "rindex", "rindex0"]),
    "jekyll": frozenset(["environment", "version"]),
}
"""The fields of variables that have no others."""
MIDDLES = frozenset(["else", "elsif", "when", "#", "break", "continue"])
"""Names that stand in other tags."""
PAGE_FIELDS = frozenset({
    "author", "categories", "category", "collection", "content", "date", "description", "draft", "excerpt",
    "image", "lang", "layout", "name", "next", "output", "path", "permalink", "previous", "published", "slug",
    "subtitle", "tags", "title", "url",
})  # fmt: skip
"""The common fields of pages and posts."""
SITE_FIELDS = frozenset({
    "author", "categories", "collections", "data", "description", "documents", "email", "github",
    "github_username", "html_pages", "lang", "logo", "pages", "posts", "related_posts", "static_files", "tags",
    "time", "twitter_username",
})  # fmt: skip
"""The common fields of the site beside the keys of its configuration."""
_WITHOUT_NAMES = frozenset(
    ["bundler", "jekyll", "kramdown-parser-gfm", "rake", "rouge", "webrick", "wdm", "html-proofer"]
)
"""Gems that add no tag and no filter."""
_DEPENDENCY = re.compile(r"""add_(?:runtime_)?dependency[ (]+["']([\w-]+)""")


@cache
def known_tags() -> frozenset[str]:
    """The tags of Liquid, Jekyll, and all plugins that are known."""
    absent = (f"{each.tags} {each.blocks}".split() for each in ABSENT.values())
    own = {*LIQUID_TAGS, *TAGS, *THEME_TAGS, *_bundled().tags, *MIDDLES}
    return frozenset({*own, *(tag for tags in absent for tag in tags)})


@cache
def known_filters() -> frozenset[str]:
    """The filters of Liquid, Jekyll, and all plugins that are known."""
    absent = (each.filters.split() for each in ABSENT.values())
    own = {*LIQUID_FILTERS, *filters_of(JEKYLL), *THEME_FILTERS, *_bundled().filters}
    return frozenset({*own, *(name for names in absent for name in names)})


@cache
def _bundled() -> Plugins:
    plugins = Plugins()
    for module in sorted(set(BUNDLED.values())):
        plugins.add(import_module(f"jekyll_py.bundled.{module}"))
    return plugins


def has_unknown_plugins(theme: ThemeSources) -> bool:
    """Whether a plugin may add names that cannot be known here."""
    if not theme.is_whole:
        return True
    named = {*theme.config.strings("plugins"), *_gems(theme)}
    return bool(named - BUNDLED.keys() - ABSENT.keys() - _WITHOUT_NAMES)


def _gems(theme: ThemeSources) -> frozenset[str]:
    gemspecs = [text for name, text in theme.texts.items() if "/" not in name and name.endswith(".gemspec")]
    return frozenset(name for text in gemspecs for name in _DEPENDENCY.findall(text))


def named_by_plugins(theme: ThemeSources) -> frozenset[str]:
    """The words of the plugins of the site itself, which may be names of tags and filters."""
    plugins = [text for name, text in theme.texts.items() if name.endswith((".rb", ".py"))]
    return frozenset(word for text in plugins for word in re.findall(r"\w+", text))


def known_settings(theme: ThemeSources) -> frozenset[str]:
    """The fields of ``site`` that Jekyll or the configuration gives."""
    return frozenset({*SITE_FIELDS, *PLUGIN_KEYS, *(key.name.partition(".")[0] for key in KEYS), *theme.config})
