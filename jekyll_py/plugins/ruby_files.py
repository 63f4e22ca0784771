"""The Ruby files in ``_plugins``: they cannot run here, but their text shows which tags and so on they define."""

from __future__ import annotations

import posixpath
import re

from ..lazy.tuples import NamedTuple

_CLASS = re.compile(r"^[ \t]*class\s+([\w:]+)\s*<\s*([\w:]+)", re.MULTILINE)
_TAG = re.compile(r"""\bregister_tag[\s(]+["':](\w+)["']?\s*,\s*([\w:]+)""")
_FILTERS = re.compile(r"\bregister_filter\b")
_METHOD = re.compile(r"^[ \t]*def\s+([a-z]\w*[?!]?)", re.MULTILINE)
_HOOK = re.compile(r"\bHooks\.register[\s(]++\[?+\s*+:(\w+)")
_REQUIRE = re.compile(r"""^[ \t]*require\s*+\(?+\s*+["']([\w-]+)["']""", re.MULTILINE)
_BUNDLER = re.compile(r"^[ \t]*Bundler\.require\b[ \t]*+\(?+([^)\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*#[^\n]*|^=begin\b[^\n]*+(?:\n(?!=end\b)[^\n]*+)*", re.MULTILINE)
_COUNTERPARTS = {
    "avatar": "jekyll-avatar",
    "feed_meta": "jekyll-feed",
    "gist": "jekyll-gist",
    "github_edit_link": "jekyll-github-metadata",
    "include_cached": "jekyll-include-cache",
    "last_modified_at": "jekyll-last-modified-at",
    "octicon": "jekyll-octicons",
    "seo": "jekyll-seo-tag",
    "toc": "jekyll-toc",
    "toc_only": "jekyll-toc",
}
"""Tag or filter → the plugin that comes with this package and has it."""
_SUBJECTS = (
    (re.compile(r"archive|categor|tags?[_-]?(gen|page|index)"), "jekyll-archives"),
    (re.compile(r"alias|redirect"), "jekyll-redirect-from"),
    (re.compile(r"sitemap"), "jekyll-sitemap"),
    (re.compile(r"paginat"), "jekyll-paginate-v2"),
    (re.compile(r"(^|[_-])(feed|rss|atom)"), "jekyll-feed"),
    (re.compile(r"emoji"), "jemoji"),
    (re.compile(r"last[_-]?mod"), "jekyll-last-modified-at"),
    (re.compile(r"(^|[_-])toc([_-]|$)|table[_-]of[_-]contents"), "jekyll-toc"),
    (re.compile(r"multi.*lang|i18n|translat"), "jekyll-multiple-languages-plugin or jekyll-polyglot"),
)
"""Pattern for the name of a file → the plugin of this package with the same purpose."""
_BUILT_IN = (
    (
        re.compile(
            r"Jekyll::Hooks\.register :posts, :post_init do \|(?P<post>\w+)\| "
            r'(?P<count>\w+) = `git rev-list --count HEAD "#\{ ?(?P=post)\.path ?\}"` '
            r"if (?P=count)\.to_i > 1 "
            r'(?P<date>\w+) = `git log -1 --pretty="%ad" --date=iso "#\{ ?(?P=post)\.path ?\}"` '
            r"""(?P=post)\.data\[["']last_modified_at["']\] = (?P=date) end end"""
        ),
        "posts_lastmod_hook",  # of the theme Chirpy
    ),
)
"""Pattern for the whole code of a file, without its comments and with single spaces → the module that does the same."""
_KINDS = {"Generator": "generator", "Converter": "converter", "Command": "command"}


class RubyPlugin(NamedTuple):
    """The definitions found in one file."""

    tags: tuple[str, ...]
    blocks: tuple[str, ...]
    """Tags that have an end."""
    filters: tuple[str, ...]
    rest: tuple[str, ...]
    """Its generators, converters, commands and hooks, in words."""
    requires: tuple[str, ...]
    """The gems it loads."""
    groups: tuple[str, ...] = ()
    """The groups of the Gemfile whose gems it loads (``Bundler.require``)."""
    built_in: str | None = None
    """The module of `jekyll_py.bundled` that does what the whole file does."""

    def __str__(self) -> str:
        tags = [f"tag {name}" for name in (*self.tags, *self.blocks)]
        return ", ".join((*tags, *(f"filter {name}" for name in self.filters), *self.rest))


def read(text: str) -> RubyPlugin:
    """The definitions in the text of a file."""
    code = _COMMENT.sub("", text)
    parents = {name.rpartition("::")[2]: parent.rpartition("::")[2] for name, parent in _CLASS.findall(code)}
    only = next(iter(parents), "")  # ``register_tag('name', self)`` inside the class
    tags = [(name, only if kind == "self" else kind.rpartition("::")[2]) for name, kind in _TAG.findall(code)]
    blocks = {name for name, kind in tags if _is_block(kind, parents)}
    kinds = [f"{_KINDS[parent]} {name}" for name, parent in parents.items() if parent in _KINDS]
    hooks = [f"hook of {owner}" for owner in dict.fromkeys(_HOOK.findall(code))]
    return RubyPlugin(
        tuple(name for name, _ in tags if name not in blocks),
        tuple(name for name, _ in tags if name in blocks),
        tuple(dict.fromkeys(_METHOD.findall(code))) if _FILTERS.search(code) and not tags else (),
        (*kinds, *hooks),
        tuple(_REQUIRE.findall(code)),
        groups(code),
        next((module for whole, module in _BUILT_IN if whole.fullmatch(" ".join(code.split()))), None),
    )


def groups(code: str) -> tuple[str, ...]:
    """The groups of the Gemfile that some code loads (``Bundler.require``); ``default`` where it names none."""
    named = (re.findall(r":(\w+)", arguments) or ["default"] for arguments in _BUNDLER.findall(code))
    return tuple(dict.fromkeys(name for names in named for name in names))


def counterpart(path: str, plugin: RubyPlugin) -> str | None:
    """The name of the plugin of this package that probably does the same, None if there is none.

    Args:
        path: the file.
        plugin: its definitions.
    """
    names = (*plugin.tags, *plugin.blocks, *plugin.filters)
    stem = posixpath.splitext(posixpath.basename(path))[0].lower()
    by_name = (_COUNTERPARTS[name] for name in names if name in _COUNTERPARTS)
    by_subject = (plugin for subject, plugin in _SUBJECTS if subject.search(stem))
    return next(by_name, next(by_subject, None))


def _is_block(kind: str, parents: dict[str, str]) -> bool:
    """Whether a class inherits from Liquid's block, through others of the file."""
    for _ in parents:
        kind = parents.get(kind, kind)
    return kind.endswith("Block")
