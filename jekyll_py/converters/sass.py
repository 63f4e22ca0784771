"""Sass and SCSS to CSS (jekyll-sass-converter)."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, unquote, urlsplit

from ..diagnostics import Diagnostics
from ..errors import JekyllError
from . import dart_sass, libsass
from .converter import Converter
from .sass_options import SassOptions


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The page a stylesheet stands in."""

    relative_path: str
    """Its path in the source folder."""
    first_line: int = 1
    """The line of the file at which the content begins, after the front matter."""

    @property
    def stem(self) -> str:
        """The file name without its extension."""
        return posixpath.splitext(posixpath.basename(self.relative_path))[0]


@dataclass(frozen=True, slots=True)
class Converted:
    """A compiled stylesheet."""

    text: str
    source_map: str | None
    """The map, for a file next to the CSS with ``.map`` added to its name; None when there is to be none."""
    imports: tuple[Path, ...]
    """The other stylesheets that were read."""


class SassError(JekyllError):
    """A stylesheet that cannot be compiled.

    Attributes:
        details: Sass's own account of it, on several lines.
        imports: what had been read by then.
    """

    details: str = ""
    imports: tuple[Path, ...] = ()


class Scss(Converter):
    """SCSS to CSS.

    Args:
        config: the site's configuration.
        diagnostics: takes what ``@warn`` and deprecations say.
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
        """The ``sass:`` keys."""
        return SassOptions.from_config(self.config)

    def matches(self, ext: str) -> bool:
        """The extension of the syntax, whatever its case."""
        return ext.lower() == f".{self.syntax}"

    def output_ext(self, ext: str) -> str:
        """``.css``."""
        return ".css"

    def convert(self, content: str) -> str:
        """CSS from text that stands in no file, as the filters have it: no source map."""
        return self.compile(content, None).text

    def compile(self, content: str, page: Stylesheet | None) -> Converted:
        """CSS, source map and imports of a page's content.

        Raises:
            SassError: it cannot be compiled; the error names file and line.
        """
        with_libsass = self.options.implementation == "sassc"
        return self._libsass(content, page) if with_libsass else self._dart_sass(content, page)

    def _dart_sass(self, content: str, page: Stylesheet | None) -> Converted:
        options = self.options
        wants_map = page is not None and options.sourcemap
        request = dart_sass.Request(
            source=content,
            url=self._url(page.relative_path) if page else "",
            syntax=self.syntax,
            style=options.style,
            load_paths=options.load_paths(self.theme_sass),
            source_map=wants_map,
            charset=page is not None,
            quiet_deps=options.quiet_deps,
            verbose=options.verbose,
            fatal_deprecations=options.fatal_deprecations,
            silence_deprecations=options.silence_deprecations,
            future_deprecations=options.future_deprecations,
        )
        try:
            result = dart_sass.compiler().compile(request, lambda log: self._warn(log, page))
        except dart_sass.CompileError as error:
            raise self._error(error, page) from error
        imports = self._imports(result.loaded_urls, request.url)
        if page is None or not wants_map:
            return Converted(result.css, None, imports)
        text = result.css + _map_comment(page, options.style)
        return Converted(text, self._relative_map(result.source_map, page), imports)

    def _libsass(self, content: str, page: Stylesheet | None) -> Converted:
        options = self.options
        wants_map = page is not None and options.sourcemap
        base = options.source / page.stem if page else None  # converter 2 leaves out the page's folder
        request = libsass.Request(
            source=content,
            filename=str(options.source / posixpath.basename(page.relative_path)) if page else "stdin",
            indented=self.syntax == "sass",
            style=options.style,
            load_paths=options.load_paths(self.theme_sass),
            source_map_file=f"{base}.css.map" if base else "",
            source_map_url=wants_map,
            line_comments=options.line_comments,
            precision=options.precision,
        )
        try:
            result = libsass.compile_text(request)
        except libsass.CompileError as error:
            raise self._placed(error, page, request.filename) from error
        charset = '@charset "UTF-8";' if options.add_charset else ""
        text = result.css.replace("\ufeff", charset, 1)
        imports = tuple(Path(path) for path in result.included_files if path != request.filename)
        return Converted(text, result.source_map if wants_map else None, imports)

    def _url(self, relative_path: str) -> str:
        return "file://" + quote(f"{self.options.source.as_posix()}/{relative_path}", safe="/!$&'()*+,;=:@")

    def _imports(self, urls: Sequence[str], own: str) -> tuple[Path, ...]:
        return tuple(Path(path_of(url)) for url in urls if url.startswith("file:") and url != own)

    def _relative_map(self, source_map: str, page: Stylesheet) -> str:
        """Sources as paths from the page's folder, as the browser will see them."""
        data = json.loads(source_map)
        folder = posixpath.dirname(self._url(page.relative_path))
        data["file"] = quote(f"{page.stem}.css", safe="!$&'()*+,;=:@")
        data["sources"] = [_route(url, folder) for url in data["sources"]]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def _warn(self, log: dart_sass.Log, page: Stylesheet | None) -> None:
        path, line = self._place(log.span, page)
        self.diagnostics.warn(f"Sass {log.kind}:", log.message, path=path, line=line)

    def _place(self, span: dart_sass.Span | None, page: Stylesheet | None) -> tuple[str | None, int | None]:
        """The file of a span, as the user would name it, and its line in that file."""
        if span is None:
            return page.relative_path if page else None, None
        path = self._shown(path_of(span.url)) if span.url else None
        in_page = page is not None and path in (None, page.relative_path)
        return path, span.line + page.first_line - 1 if page and in_page else span.line

    def _shown(self, path: str) -> str:
        return path.removeprefix(f"{self.options.source.as_posix()}/")

    def _error(self, error: dart_sass.CompileError, page: Stylesheet | None) -> SassError:
        path, line = self._place(error.span, page)
        source_line = (
            error.span.context.rstrip("\n") if error.span and "\n" not in error.span.context[:-1] else None
        )
        failure = SassError(
            error.message,
            path=path,
            line=line,
            column=error.span.column if error.span else None,
            source_line=source_line,
            chain=[f"{self._shown(os.path.abspath(file))}:{number}" for file, number in error.importers],
        )
        failure.details = error.formatted
        failure.imports = self._imports(error.loaded_urls, self._url(page.relative_path) if page else "")
        return failure

    def _placed(self, error: libsass.CompileError, page: Stylesheet | None, own: str) -> SassError:
        in_page = page is not None and error.path is not None and _same_file(error.path, own)
        path, line = error.path and self._shown(error.path), error.line
        if page and in_page:
            path, line = page.relative_path, (line or 1) + page.first_line - 1
        failure = SassError(
            error.message, path=path, line=line, column=error.column, hint=error.hint, chain=error.chain
        )
        failure.details = error.message
        return failure


class Sass(Scss):
    """Sass in the indented syntax to CSS."""

    syntax: ClassVar[str] = "sass"


def path_of(url: str) -> str:
    """The path of a ``file:`` URL."""
    return unquote(urlsplit(url).path)


def _same_file(one: str, other: str) -> bool:
    return os.path.abspath(one) == os.path.abspath(other)


def _map_comment(page: Stylesheet, style: str) -> str:
    gap = "" if style == "compressed" else "\n\n"
    name = quote(f"{page.stem}.css.map", safe="!$&'()*+,;=:@")
    return f"{gap}/*# sourceMappingURL={name} */"


def _route(url: str, folder: str) -> str:
    """``url`` as seen from the folder with the URL ``folder``; other schemes, such as ``data:``, stay."""
    return posixpath.relpath(url, folder) if url.startswith("file:") else url
