"""Compiling with libsass, as jekyll-sass-converter 2 does through sassc."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from ..limits import current
from . import libsass
from .in_a_copy import called_within
from .stylesheet import Converted, Job, SassError


def compile_job(job: Job) -> Converted:
    """CSS, source map and imports.

    Raises:
        SassError: the stylesheet cannot be compiled.
        LimitError: it takes longer than a page may.
    """
    request = _request(job)
    try:
        result = _compiled(request)
    except libsass.CompileError as error:
        raise _failure(job, error, request.filename) from error
    charset = '@charset "UTF-8";' if job.options.add_charset else ""
    text = result.css.replace("\ufeff", charset, 1)
    imports = tuple(Path(path) for path in result.included_files if path != request.filename)
    asked = (os.path.join(folder, name) for name, file in result.loads for folder in _looked_in(request, file))
    source_map = (job.wants_map and result.source_map) or None
    return Converted(text, source_map, imports, frozenset(map(os.path.normpath, asked)))


def _compiled(request: libsass.Request) -> libsass.Result:
    """The result of libsass, from a process of its own where the time is limited and the system can fork."""
    usage = current()
    seconds = None if usage is None else usage.seconds_left()
    if usage is None or seconds is None or not hasattr(os, "fork"):
        return libsass.compile_text(request)
    try:
        return called_within(seconds, partial(libsass.compile_text, request))
    except TimeoutError as error:
        raise usage.too_late() from error
    except ChildProcessError as error:
        raise libsass.CompileError(f"Error: libsass {error}") from error


def _looked_in(request: libsass.Request, file: str) -> Iterable[str]:
    """The folders in which libsass looks for what a file imports, as far as it has to."""
    return (os.path.dirname(os.path.abspath(file)), *map(str, request.load_paths))


def _request(job: Job) -> libsass.Request:
    """The page is named as if it stood in the source folder itself, whatever its own: so converter 2 does."""
    options = job.options
    return libsass.Request(
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


def _failure(job: Job, error: libsass.CompileError, own: str) -> SassError:
    path, line = job.place(error.path, error.line or 1, own)
    failure = SassError(
        error.message,
        path=path,
        line=line,
        column=error.column,
        hint=error.hint,
        chain=job.chain(error.importers, own),
    )
    failure.details = error.message
    return failure
