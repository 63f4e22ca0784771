"""The converters for Sass and SCSS (jekyll-sass-converter)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from ...diagnostics import Diagnostics
from ...tracking import reads
from ...tracking.kinds import RANDOM
from ..converter import Converter
from . import chance, partials
from .deprecations import Deprecations
from .options import SassOptions
from .stylesheet import Converted, SassError, SassJob, Stylesheet

ENGINES = {
    "sass-embedded": "dart_sass.compiler",
    "sassc": "libsass.compiler",
    "ruby-sass": "ruby_sass.compiler",
    "like-ruby-sass": "ruby_sass.by_libsass",
}
"""The implementations (`SassOptions.implementation`) with the module of each, imported for the first stylesheet."""


_NO_LIBSASS = "libsass is missing, so Dart Sass compiles the style sheets, and not as on GitHub Pages"


class ScssConverter(Converter):
    """Converts SCSS to CSS.

    Args:
        config: the site's configuration.
        diagnostics: gets warnings from ``@warn`` and deprecations.
        theme_sass: the theme's folder of partials.
    """

    priority: ClassVar[str] = "low"
    syntax: ClassVar[str] = "scss"

    def __init__(
        self,
        config: Mapping[str, object],
        diagnostics: Diagnostics | None = None,
        theme_sass: Path | None = None,
    ) -> None:
        super().__init__(config, diagnostics)
        self.theme_sass = theme_sass

    @cached_property
    def options(self) -> SassOptions:
        """The options of the configuration key ``sass``."""
        return SassOptions.from_config(self.config)

    def matches(self, ext: str) -> bool:
        """Whether the extension, in any case, is that of the syntax."""
        return ext.lower() == f".{self.syntax}"

    def output_ext(self, ext: str) -> str:
        """``.css``."""
        return ".css"

    def convert(self, content: str) -> str:
        """Compile text that belongs to no file, as the filters do; there is no source map."""
        return self.compile(content, None).text

    def compile(self, content: str, page: Stylesheet | None) -> Converted:
        """Compile the content of a page, and record its dependencies (see `partials`).

        Args:
            content: the stylesheet without front matter.
            page: the file it belongs to, or None.

        Raises:
            SassError: the stylesheet is invalid or, under ``safe``, loads files outside the site.
        """
        if self.options.lacks_libsass and all(each.error.message != _NO_LIBSASS for each in self.diagnostics.all):
            self.diagnostics.warn("Sass:", _NO_LIBSASS, hint="pip install libsass")
        load_paths = self.options.load_paths(self.theme_sass)
        warnings = Deprecations(self.options.source, self._warn)
        job = SassJob(content, self.syntax, page, self.options, load_paths, warnings.add)
        try:
            converted = self._compile_job(job)
        except SassError as error:
            raise self._outside([Path(error.path or "")], page) or error from None
        warnings.report()
        if outside := self._outside(converted.imports, page):
            raise outside
        partials.record(map(str, converted.imports), converted.asked, self.options.patterns)
        if chance.may_decide(content, map(self.options.source.joinpath, converted.imports)):
            reads.record_volatile(RANDOM)
        return converted

    @cached_property
    def _compile_job(self) -> Callable[[SassJob], Converted]:
        engine = import_module(f".{ENGINES[self.options.implementation]}", __package__)
        compile_job: Callable[[SassJob], Converted] = engine.compile_job
        return compile_job

    def _outside(self, read: Iterable[Path], page: Stylesheet | None) -> SassError | None:
        """The error, under ``safe``, that a file outside the site and its theme was read: Sass cannot forbid it."""
        for path in filter(self._is_foreign, read):
            return SassError(
                f"the stylesheet {path.name} lies outside the site",
                path=page and page.relative_path,
                hint="with safe: true a site's styles come from its own folder and its theme",
            )
        return None

    def _is_foreign(self, path: Path) -> bool:
        if not self.options.safe:
            return False
        folders = [folder.resolve() for folder in (self.options.source, self.theme_sass) if folder is not None]
        real = self.options.source.joinpath(path).resolve()
        return not any(real.is_relative_to(folder) for folder in folders)

    def _warn(self, topic: str, message: str, path: str | None, line: int | None) -> None:
        if not self._is_foreign(Path(path or "")):  # a warning shows what the file says
            self.diagnostics.warn(topic, message, path=path, line=line)


class SassConverter(ScssConverter):
    """Converts Sass in the indented syntax to CSS."""

    syntax: ClassVar[str] = "sass"
