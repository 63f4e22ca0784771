"""Compiles stylesheets with libsass and prints them as Ruby Sass 3.7 does, which GitHub Pages runs."""

from __future__ import annotations

from collections.abc import Iterator

from ..libsass import compiler as libsass
from ..stylesheet import Converted, SassJob
from .layout import laid_out
from .spelling import compressed, named_colors


def compile_job(job: SassJob) -> Converted:
    """Compile a stylesheet to CSS; there is no source map.

    Raises:
        SassError: the stylesheet is invalid.
        LimitError: it takes longer than the limit of a page.
    """
    style = job.options.style
    if style == "compressed":
        converted = libsass.compile_job(job)
        return converted._replace(text=compressed(converted.text, named_colors(_sources(job, converted))))
    converted = libsass.compile_job(job._replace(options=job.options._replace(style="nested")))
    return converted._replace(text=laid_out(converted.text, style, _sources(job, converted)))


def _sources(job: SassJob, converted: Converted) -> Iterator[str]:
    yield job.content
    for path in converted.imports:
        try:
            yield path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
