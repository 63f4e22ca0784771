"""The gems that files in ``_plugins`` load: those of Jekyll itself, and others that they require."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from glob import glob

from ...config.configuration import Configuration
from ...config.gem_rules import gem_rules
from ...disk.text import text_or_empty
from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from ...packages import gemfile
from ...packages.bundle import Bundle
from ...packages.gem_lookup import Provided
from ...packages.gem_resolver import Resolution
from ...packages.gems import Dependency
from ...reference import Reference, text
from ..builtin import BUNDLED
from ..default_gems import DEFAULT_GEMS
from ..ruby_files import groups
from ..site_gems import COMPILED, STAND_INS

_REQUIRE = re.compile(r"""^[ \t]*require\s*+\(?+\s*+["']([\w.-]+(?>(?:/[\w.-]+)*))["']""", re.MULTILINE)
_MARKDOWN = ("rexml", "kramdown", "kramdown-parser-gfm", "rouge")
_CONSTANTS = {"Kramdown": _MARKDOWN, "Rouge": _MARKDOWN, "Addressable": ("addressable",)}
"""Constants that Jekyll's own gems define → those gems."""
GEMS = {
    "active_model": "activemodel",
    "active_support": "activesupport",
    "bibtex": "bibtex-ruby",
    "html_proofer": "html-proofer",
    "pygments": "pygments.rb",
    "vips": "ruby-vips",
}
"""The path that is required → the gem that has it under another name."""
_OF_JEKYLL = frozenset(
    [
        *("cache", "cleaner", "collection", "command", "commands", "configuration", "converter", "converters"),
        *("convertible", "deprecator", "document", "drops", "entry_filter", "errors", "excerpt", "external", "filters"),
        *("frontmatter_defaults", "generator", "generators", "hooks", "inclusion", "layout", "liquid_extensions"),
        *("liquid_renderer", "log_adapter", "mime", "page", "page_excerpt", "page_without_a_file", "path_manager"),
        *("plugin", "plugin_manager", "profiler", "publisher", "reader", "readers", "regenerator", "related_posts"),
        *("renderer", "site", "static_file", "stevenson", "tags", "theme", "theme_builder", "url", "utils", "version"),
    ]
)
"""The files and folders of Jekyll's own gem, as in ``jekyll/utils``; others are those of plugins."""
_STANDARD = DEFAULT_GEMS | {
    *("io", "monitor", "net", "random", "rbconfig", "rexml", "rubygems", "socket"),
    *("jekyll", "liquid", "safe_yaml", "colorator", "mercenary", "pathutil"),
}
"""Names that need no gem: Ruby's standard library, and what the plugin API stands in for."""


class GemFolder(NamedTuple):
    """A gem that plugins may load."""

    name: str
    """Its name."""
    root: str
    """The folder that holds it."""
    require_paths: tuple[str, ...]
    """The folders from which its files are required."""
    needs: tuple[str, ...]
    """The names of the gems that it names, which may not be here."""


def libraries(files: Iterable[str], gems: Sequence[GemFolder], config: Configuration) -> list[GemFolder]:
    """The gems that some Ruby files load, with what those need, as far as they can be had.

    Args:
        files: the absolute paths of the files.
        gems: gems, which may use Jekyll's own without naming them.
        config: the configuration of the site.
    """
    texts = (
        text_or_empty(path)
        for gem in gems
        for folder in gem.require_paths
        for path in glob(f"{folder}/**/*.rb", recursive=True)
    )
    codes = [text_or_empty(path) for path in files]
    grouped = gemfile.of_groups(gemfile.read(config.source) or "", {each for code in codes for each in groups(code)})
    names = dict.fromkeys(
        [
            *(name for code in codes for name in _named(code)),
            *(name for each in texts for name in _of_jekyll(each)),
            *(entry.name for entry in grouped),
        ]
    )
    here = {*_STANDARD, *COMPILED, *STAND_INS, *BUNDLED, *(gem.name for gem in gems)}
    wanted = [name for name in names if name not in here]
    if not wanted:
        return []
    bundle = Bundle(config.source, gem_rules(config))
    provided = Provided(frozenset({"jekyll", "liquid", *BUNDLED, *COMPILED, *STAND_INS}), {})
    found = _chosen(bundle, [_dependency(name, config.reference) for name in wanted], provided)
    found = found or _chosen(bundle, [Dependency(name) for name in wanted], provided)
    if found is None:
        return []
    return [_folder(name, bundle, found) for name in found.releases if name not in found.missing]


def _named(code: str) -> Iterator[str]:
    yield from map(_gem_of, _REQUIRE.findall(code))
    yield from _of_jekyll(code)


def _of_jekyll(code: str) -> Iterator[str]:
    """The gems of Jekyll whose constants a code names."""
    for constant, gems in _CONSTANTS.items():
        if constant in code:
            yield from gems


def _gem_of(feature: str) -> str:
    """The gem that has a library: ``jekyll/scholar`` is a file of jekyll-scholar."""
    first, _, rest = feature.partition("/")
    if first == "jekyll" and rest and rest.partition("/")[0] not in _OF_JEKYLL:
        return f"jekyll-{rest.partition('/')[0]}"
    return GEMS.get(first, first)


def _dependency(name: str, reference: Reference) -> Dependency:
    versions = {"kramdown": reference.kramdown, "rouge": reference.rouge}
    return Dependency(name, f"= {text(versions[name])}" if name in versions else ">= 0")


def _chosen(bundle: Bundle, wanted: list[Dependency], provided: Provided) -> Resolution | None:
    try:
        return bundle.all(wanted, provided)
    except JekyllError:  # what is missing is named where Ruby loads it
        return None


def _folder(name: str, bundle: Bundle, found: Resolution) -> GemFolder:
    gem = bundle.gem(found.releases[name])
    paths = (os.path.join(gem.root, each) for each in gem.spec.require_paths)
    needs = tuple(each.name for each in found.releases[name].dependencies)
    return GemFolder(name, gem.root, tuple(path for path in paths if os.path.isdir(path)), needs)
