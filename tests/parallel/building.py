"""Builds of one site by one process and by several, to be compared."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import RenderCache
from jekyll_py.parallel import ParallelRunner, Thresholds
from jekyll_py.parallel.forked_pool import ForkedPool
from jekyll_py.render.stage import RenderStage
from jekyll_py.site import Site
from tests.reference import tree

TIME = "2026-01-02 03:04:05 +0000"


class Built(NamedTuple):
    """Everything that a build lets its user see."""

    files: Mapping[str, bytes]
    warnings: Sequence[str]
    error: str


class CountingTeam(ForkedPool):
    """Counts what was rendered elsewhere and what was left."""

    def __init__(self, stage: RenderStage, chunks: Sequence[Sequence[int]], count: int) -> None:
        super().__init__(stage, chunks, count)
        self.adopted: list[str] = ADOPTED

    def adopt(self, position: int) -> bool:
        done = super().adopt(position)
        if done:
            self.adopted.append(self._stage.plan.rendered[position].relative_path)
        return done


ADOPTED: list[str] = []
"""The items that the workers of the last build rendered."""


def forked(jobs: int = 3, chunk: int = 2) -> ParallelRunner:
    """Workers that are called in at once."""
    return ParallelRunner(CountingTeam, jobs, Thresholds(warm_up=0, seconds=0.0, seconds_with_threads=0.0, chunk=chunk))


def configuration(source: Path, destination: Path) -> Configuration:
    """The configuration of a site that keeps nothing on disk."""
    values = {"source": str(source), "destination": str(destination), "time": TIME, "disable_disk_cache": True}
    return Configuration.load({**values, "target": "jekyll"})


def built(
    source: Path, destination: Path, runner: ParallelRunner | None = None, cache: RenderCache | None = None
) -> Built:
    """Build a site."""
    ADOPTED.clear()
    warnings: list[Diagnostic] = []
    error = ""
    try:
        with closing(Site(configuration(source, destination), warnings.append, cache, runner)) as site:
            site.process()
    except (JekyllError, ExceptionGroup) as failure:
        error = f"{failure!r} {failure}"
    files = tree(destination) if destination.is_dir() else {}
    return Built(files, [f"{warning.topic} {warning.error.report()}" for warning in warnings], error)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A source folder with these files."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def assert_same(source: Path, folder: Path, *runners: Callable[[], ParallelRunner]) -> None:
    """One process and several build the same, warn of the same and fail alike."""
    alone = built(source, folder / "alone")
    for runner in runners:
        shutil.rmtree(folder / "together", ignore_errors=True)
        assert built(source, folder / "together", runner()) == alone
