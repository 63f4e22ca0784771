"""Compiles stylesheets with Dart Sass, as jekyll-sass-converter 3 does."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from ....limits import current
from ..hints.names import near_name
from ..hints.other_compiler import hint_for
from ..hints.partial_names import import_hint
from ..hints.syntax import syntax_hint
from ..stylesheet import Converted, SassError, SassJob, Stylesheet
from .messages import DartSassError, DartSassRequest, DartSassResult, SassMessage
from .process import compiler

_UNESCAPED = "!$&'()*+,;=:@"


def compile_job(job: SassJob) -> Converted:
    """Compile a stylesheet to CSS with source map and imports.

    Raises:
        SassError: the stylesheet is invalid.
        LimitError: it takes longer than the limit of a page.
    """
    asked = set[str]()
    request = _request(job, asked)
    try:
        result = _compiled(request, lambda log: _warn(job, log, request.url))
    except DartSassError as error:
        raise _failure(job, error, request.url) from error
    imports = tuple(Path(_path_of(url)) for url in result.loaded_urls if url.startswith("file:"))
    text = (
        _debian(job, result.css)
        if job.options.reference.is_debian
        else result.css + _map_comment(job, job.options.style)
    )
    source_map = None
    if job.page is not None and job.wants_map:
        source_map = _relative_map(result.source_map, request.url, job.page)
    return Converted(text, source_map, imports, frozenset(asked))


def _compiled(request: DartSassRequest, log: Callable[[SassMessage], None]) -> DartSassResult:
    usage = current()
    if usage is None:
        return compiler().compile(request, log)
    try:
        return compiler().compile(request, log, usage.seconds_left())
    except TimeoutError as error:
        raise usage.too_late() from error


def _request(job: SassJob, asked: set[str]) -> DartSassRequest:
    """The request for a job. While it is compiled, the path of each load is added to ``asked``."""
    options = job.options
    url = _url_of((options.source / job.page.relative_path).as_posix()) if job.page else ""
    return DartSassRequest(
        source=job.content,
        url=url,
        importer=partial(_beside, asked, url) if job.page else None,
        syntax=job.syntax,
        style=options.style,
        importers=[partial(_below, asked, folder) for folder in (*job.load_paths, *_environment_load_paths())],
        source_map=job.wants_map,
        charset=job.page is not None,
        quiet_deps=options.quiet_deps,
        verbose=options.verbose,
        fatal_deprecations=options.fatal_deprecations,
        silence_deprecations=options.silence_deprecations,
        future_deprecations=options.future_deprecations,
    )


def _environment_load_paths() -> list[Path]:
    """The load paths of ``SASS_PATH``, made absolute, because Dart Sass runs in another working directory."""
    return [Path(path).absolute() for path in os.environ.get("SASS_PATH", "").split(os.pathsep) if path]


_PAGE = "page:"
"""The scheme of a page's URL. With ``file:``, an import of a partial with the page's own name would find the page
itself with its front matter: ``@import "main"`` in ``main.scss`` means ``_sass/main.scss``."""


def _url_of(path: str, scheme: str = _PAGE) -> str:
    return f"{scheme}///" + quote(path.removeprefix("/"), safe="/" + _UNESCAPED)


def _beside(asked: set[str], own: str, url: str, _containing: str) -> str:
    """The importer for relative loads of the page ``own``: files beside it, but never the page itself."""
    folder, name = posixpath.split(url)
    is_own = name in (posixpath.basename(own), posixpath.splitext(posixpath.basename(own))[0])
    place = _as_file(f"{folder}/_{name}" if is_own and folder == posixpath.dirname(own) else url)
    asked.add(_path_of(place))
    return place


def _below(asked: set[str], folder: Path, url: str, containing: str) -> str:
    """The importer for one load path, used for loads that were not found relative to their stylesheet."""
    if _scheme_and_path(url)[0]:
        return ""
    name = _path_of(url)
    if containing.startswith("file:"):
        asked.add(_joined(posixpath.dirname(_path_of(containing)), name))
    place = _joined(folder.as_posix(), name)
    asked.add(place)
    return _url_of(place, "file:")


def _joined(folder: str, name: str) -> str:
    """Join and normalise a path. A final slash is kept, because it means a folder."""
    return posixpath.normpath(posixpath.join(folder, name)) + ("/" if name.endswith("/") else "")


def _as_file(url: str) -> str:
    return f"file:{url.removeprefix(_PAGE)}" if url.startswith(_PAGE) else url


def _path_of(url: str) -> str:
    return _BEFORE_DRIVE.sub("", unquote(_scheme_and_path(url)[1]))


def _scheme_and_path(url: str) -> tuple[str, str]:
    """The scheme and the path of a URL; any text is one (RFC 3986, appendix B)."""
    parts = _URL.match(url)
    assert parts is not None
    return parts[1] or "", parts[2]


_URL = re.compile(r"(?:([^:/?#]+):)?(?://[^/?#]*)?([^?#]*)")
_BEFORE_DRIVE = re.compile(r"^/(?=[A-Za-z]:)")
"""The slash before a drive letter in a URL."""


def _warn(job: SassJob, log: SassMessage, own: str) -> None:
    path, line = None, None
    if log.span:
        path, line = job.place(_path_of(log.span.url), log.span.line, _path_of(own))
    job.warn(f"Sass {log.kind}:", log.message, path, line)


def _failure(job: SassJob, error: DartSassError, own: str) -> SassError:
    importers = [(_path_of(path) if path.startswith(_PAGE) else path, line) for path, line in error.importers]
    line = error.span.context.split("\n", 1)[0] if error.span else ""
    hint = syntax_hint(error.message, job.syntax == "sass", line)
    failure = SassError(error.message, hint=hint, chain=job.chain(importers, _path_of(own)))
    if error.span:
        failure.path, failure.line = job.place(_path_of(error.span.url), error.span.line, _path_of(own))
        failure.column = error.span.column
        failure.source_line = line
        if "find stylesheet to import" in error.message and _path_of(error.span.url) == _path_of(own):
            failure.hint = hint_for(job, error.span.line, "sassc")
        if failure.hint is None:
            failure.hint = near_name(error.message, failure.source_line, error.span.column, job.content, job.load_paths)
        if "find stylesheet to import" in error.message and failure.hint is None:
            failure.hint = import_hint(line, job.load_paths)
        if "Undefined variable" in error.message and failure.hint is None:
            failure.hint = "define it above, or load the file that does"
    failure.details = error.formatted.replace(f"{_PAGE}//", "")
    return failure


def _debian(job: SassJob, css: str) -> str:
    """The CSS as version 2 of the converter returns it: without byte order mark, with a final line break."""
    start = '@charset "UTF-8";' if job.options.add_charset and css.startswith(_BYTE_ORDER_MARK) else ""
    return start + css.removeprefix(_BYTE_ORDER_MARK) + (_map_comment(job, "expanded") or "\n")


_BYTE_ORDER_MARK = "\ufeff"


def _map_comment(job: SassJob, style: str) -> str:
    if job.page is None or not job.wants_map:
        return ""
    gap = "" if style == "compressed" else "\n\n"
    return f"{gap}/*# sourceMappingURL={quote(job.page.stem, safe=_UNESCAPED)}.css.map */"


def _relative_map(source_map: str, own: str, page: Stylesheet) -> str:
    """The source map with sources relative to the page's folder, for browsers."""
    data = json.loads(source_map)
    data["file"] = quote(f"{page.stem}.css", safe=_UNESCAPED)
    data["sources"] = [_route(_as_file(url), posixpath.dirname(_as_file(own))) for url in data["sources"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _route(url: str, folder: str) -> str:
    """``url`` relative to the folder with the URL ``folder``; other schemes, such as ``data:``, are unchanged."""
    return posixpath.relpath(url, folder) if url.startswith("file:") else url
