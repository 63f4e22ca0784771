"""Builds against Ruby's Jekyll and Hugo, start-up included: ``make bench`` or ``python -m bench.build``.

The site the project began with is the theme under ``tests/sites/seed_theme`` around the shared seed pages; the others
are generated, and Hugo gets the same Markdown with the same layouts in its own language. All are built on a RAM disk
where there is one. A cold build starts without a cache and without an output folder. ``--posts 1000 --pages 1000
--rounds 3`` is a run of some minutes; sizes and builds (``--builds``) make it shorter.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.builds import HUGO, JEKYLL, OURS, programs
from bench.pairs import Timing, interleaved, machine, ram_disk, table
from bench.sites import blog, documentation, publications
from bench.sites.words import paragraphs

ROOT = Path(__file__).resolve().parent.parent

SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))

_RATIOS = [f"{figure} / {other}" for other in ("cold", JEKYLL, HUGO) for figure in ("Wall", "CPU")]
HEAD = ["Site", "Build", "Wall", "CPU", "Memory", *_RATIOS]


def seed(folder: Path) -> None:
    """The seed's two pages in a theme."""
    shutil.copytree(ROOT / "tests" / "sites" / "seed_theme" / "theme", folder)
    for page in sorted((SHARED / "seed").glob("*.md")):
        shutil.copy(page, folder)


def sites(
    posts: Sequence[int], plain: Sequence[int], pages: Sequence[int], notes: Sequence[int]
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """The sites to build, by name, each with what writes it into a new folder."""
    if SHARED.is_dir():
        yield "seed", seed
    else:
        print(f"no seed site: {SHARED} is missing", file=sys.stderr)
    for size in posts:
        yield f"blog, {size:,} posts", partial(blog.write, posts=size)
    for size in plain:
        yield f"plain blog, {size:,} posts", partial(blog.write, posts=size, text=paragraphs)
    for size in pages:
        yield f"documentation, {size:,} pages", partial(documentation.write, pages=size)
    for size in notes:
        yield f"publications, {size:,} posts, {size:,} entries", partial(publications.write, posts=size, entries=size)


def rows(site: str, timings: dict[str, Timing]) -> Iterator[list[str]]:
    """The figures of one site; each of ours as a share of our cold build, and each as one of Jekyll's and Hugo's."""
    for label, timing in timings.items():
        figures = [f"{timing.wall:.2f} s", f"{timing.cpu:.2f} s", f"{timing.peak / 2**20:.0f} MB"]
        cold = timings.get(OURS) if label.startswith(OURS) else None
        others = (cold, timings.get(JEKYLL), timings.get(HUGO))
        yield [site, label, *figures, *(share for other in others for share in _shares(timing, other))]


def _shares(timing: Timing, other: Timing | None) -> tuple[str, str]:
    return (f"{timing.wall / other.wall:.2f}", f"{timing.cpu / other.cpu:.2f}") if other else ("", "")


def main() -> int:
    """Time every site and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="counted runs of each build (default 3)")
    parser.add_argument("--posts", type=int, nargs="*", default=[1000, 10_000], help="sizes of the blogs")
    parser.add_argument("--plain", type=int, nargs="*", default=[1000], help="sizes of the blogs of plain paragraphs")
    parser.add_argument("--pages", type=int, nargs="*", default=[1000], help="sizes of the documentation sites")
    notes = "numbers of posts, and of entries, of sites with jekyll-scholar (default none: its gems are needed)"
    parser.add_argument("--notes", type=int, nargs="*", default=[], help=notes)
    parser.add_argument("--builds", nargs="*", help="beginnings of the names of the builds that take part")
    options = parser.parse_args()
    wanted = tuple(options.builds) if options.builds else ("",)
    lines: list[list[str]] = []
    for name, write in sites(options.posts, options.plain, options.pages, options.notes):
        with tempfile.TemporaryDirectory(dir=ram_disk()) as folder:
            write(source := Path(folder, "source"))
            turns = programs(source, wanted=lambda label: label.startswith(wanted))
            lines += rows(name, interleaved(turns, options.rounds))
    print(f"Medians of {options.rounds} interleaved runs. {machine()}\n\n{table(HEAD, lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
