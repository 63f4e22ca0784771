"""Parts of the engine that only the plugins in `jekyll_py.bundled` use.

They are not documented for other plugins: the engine may change them with any version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ..compat.fnmatch import matches
from ..disk.below import files_below
from ..disk.digest import digest
from ..disk.git import git
from ..disk.inside import is_below
from ..disk.regular_file import open_regular_nofollow
from ..disk.replacement import replacing
from ..filters.url import absolute_address, relative_address, under_baseurl
from ..lazy.patterns import lazy_pattern
from ..limits import spend
from ..liquid.lookup import look_within
from ..liquid.printing import ruby_to_s
from ..model.front_matter import FrontMatter
from ..model.front_matter_place import error_at
from ..packages.gemfile import required as gems_required
from ..read.entry_filter import Patterns
from ..reuse.render_once import render_once
from ..tags.include import JekyllInclude, include_name, render_included
from ..tracking import kinds, reads
from .marks import reading_hook
from .reads import Reads
from .render_scope import EditionRender
from .terser_error import TerserError

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from ..config.configuration import Configuration
    from .ruby.terser import Terser as Terser
    from .site_contents import SiteContents

Found = TypeVar("Found")

__all__ = [
    "SLOW_PATTERN_HINT",
    "EditionRender",
    "FrontMatter",
    "JekyllInclude",
    "Patterns",
    "Reads",
    "TerserError",
    "absolute_address",
    "digest",
    "error_at",
    "files_below",
    "folders_of_gems",
    "gems_required",
    "git",
    "in_time",
    "include_name",
    "is_below",
    "kinds",
    "lazy_pattern",
    "look_within",
    "matches",
    "open_regular_nofollow",
    "reading_hook",
    "reads",
    "relative_address",
    "render_included",
    "render_once",
    "replacing",
    "ruby_pattern",
    "ruby_to_s",
    "spend",
    "terser_of",
    "under_baseurl",
]


def ruby_pattern(text: str) -> re.Pattern[str]:
    """The pattern that a regular expression of Ruby is here.

    Raises:
        ValueError: it is none, or has a part without a counterpart.
    """
    from ..compat.ruby_regexp import compiled  # few sites write regular expressions

    return compiled(text)


SLOW_PATTERN_HINT = (
    "a repetition within another, as in (a+)+, tries all ways to part a text: write a+; "
    "limits: {seconds: 60} in _config.yml allows more time"
)


def in_time(search: Callable[[], Found]) -> Found:
    """Run a search by regular expressions within a bound of time, and return its result.

    Raises:
        TimeoutError: it takes longer than the limits leave for the page, or than ten seconds.
    """
    from .search_time import in_time  # few sites write regular expressions

    return in_time(search)


def folders_of_gems(site: SiteContents) -> list[str]:
    """The folders of the gems of a site that are in Ruby.

    Raises:
        GemError: one cannot be had.
    """
    from .site_gems import resolved  # few sites have gems in Ruby

    return [each.root for each in resolved(site.config, site.theme) if each.root]


def terser_of(config: Configuration) -> Terser:
    """The gem terser for a site; it is fetched and started when it is needed."""
    from .ruby.terser import Terser  # few sites make scripts smaller

    return Terser(config)
