"""Cold builds against Ruby's Jekyll, start-up included: ``make bench`` or ``python -m bench.build``.

The site the project began with is the theme under ``tests/sites/seed_theme`` around the shared seed pages;
the blogs are generated. A cold build starts without a cache and without an output folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.pairs import Program, Timing, interleaved, machine, nothing, table
from bench.sites import blog, documentation

ROOT = Path(__file__).resolve().parent.parent

SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))

ENVIRONMENT = {
    "JEKYLL_ENV": "production",
    "JEKYLL_NO_BUNDLER_REQUIRE": "true",
    "JEKYLL_PY_TARGET": "jekyll",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}

HEAD = ["Site", "Build", "Wall", "CPU", "Memory", "Wall / Jekyll", "CPU / Jekyll"]

OURS = "ours"
OURS_AGAIN = "ours, nothing changed"
JEKYLL = "Jekyll"


def seed(folder: Path) -> None:
    """The seed's two pages in a theme."""
    shutil.copytree(ROOT / "tests" / "sites" / "seed_theme" / "theme", folder)
    for page in sorted((SHARED / "seed").glob("*.md")):
        shutil.copy(page, folder)


def sites(posts: list[int], pages: list[int]) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """The sites to build, by name, each with what writes it into a new folder."""
    if SHARED.is_dir():
        yield "seed", seed
    else:
        print(f"no seed site: {SHARED} is missing", file=sys.stderr)
    for size in posts:
        yield f"blog, {size:,} posts", partial(blog.write, posts=size)
    for size in pages:
        yield f"documentation, {size:,} pages", partial(documentation.write, pages=size)


def programs(source: Path) -> list[Program]:
    """What takes turns; Jekyll only where it is installed."""
    ours = [sys.executable, "-m", "jekyll_py"]
    builders = [
        _program(OURS, ours, source, source.parent / "ours", cold=True),
        _program(OURS_AGAIN, ours, source, source.parent / "again", cold=False),
    ]
    if shutil.which("jekyll"):
        builders.append(_program(JEKYLL, ["jekyll"], source, source.parent / "theirs", cold=True))
    return builders


def _program(label: str, command: list[str], source: Path, work: Path, *, cold: bool) -> Program:
    """A build of its own copy of ``source``, so that no program finds the cache of another."""
    copy, output = work / "source", work / "site"
    shutil.copytree(source, copy)
    build = [*command, "build", "--quiet", "--source", str(copy), "--destination", str(output)]
    prepare = partial(_forget, copy, output) if cold else nothing
    return Program(label, build, ENVIRONMENT, prepare)


def _forget(source: Path, output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(source / ".jekyll-cache", ignore_errors=True)


def rows(site: str, timings: dict[str, Timing]) -> Iterator[list[str]]:
    """The figures of one site, and each as a share of Jekyll's."""
    theirs = timings.get(JEKYLL)
    for label, timing in timings.items():
        shares = (timing.wall / theirs.wall, timing.cpu / theirs.cpu) if theirs else ()
        figures = [f"{timing.wall:.2f} s", f"{timing.cpu:.2f} s", f"{timing.peak / 2**20:.0f} MB"]
        yield [site, label, *figures, *(f"{share:.2f}" for share in shares)]


def main() -> int:
    """Time every site and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each program (default 5)")
    parser.add_argument("--posts", type=int, nargs="*", default=[100, 1000], help="sizes of the blogs")
    parser.add_argument("--pages", type=int, nargs="*", default=[200], help="sizes of the documentation sites")
    options = parser.parse_args()
    lines: list[list[str]] = []
    for name, write in sites(options.posts, options.pages):
        with tempfile.TemporaryDirectory() as folder:
            write(source := Path(folder, "source"))
            lines += rows(name, interleaved(programs(source), options.rounds))
    print(f"Medians of {options.rounds} interleaved runs. {machine()}\n\n{table(HEAD[: len(lines[0])], lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
