"""Incremental builds along the history of a site, each compared with a clean one.

    python -m bench.history GIT_DIR...

Each commit is an edit as people make them. One destination and one store serve all of them; every tenth build begins in
a new process, as far as the store can tell.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.pairs import table
from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import RenderCache
from jekyll_py.incremental.store import Store
from jekyll_py.site import Site

HEAD = ["Site", "Commits", "Built", "Differences", "Rendered", "of"]
TIME = "2026-01-02 03:04:05 +0000"
_AGAIN = 10


class History:
    """A repository, checked out commit by commit.

    Args:
        git: its git directory.
        folder: where everything is.
    """

    def __init__(self, git: Path, folder: Path) -> None:
        self._git = ["git", f"--git-dir={git}", f"--work-tree={folder / 'site'}"]
        self._environment = {**os.environ, "GIT_INDEX_FILE": str(folder / "index")}
        self.source = folder / "site"
        self.source.mkdir()

    def commits(self, count: int) -> Sequence[str]:
        """The last commits of its first branch, oldest first."""
        log = self._run("log", "--first-parent", f"--max-count={count}", "--format=%H", "HEAD")
        return log.split()[::-1]

    def check_out(self, commit: str) -> None:
        """Make the files those of a commit; files that are the same stay as they are."""
        self._run("read-tree", "--reset", "-u", commit)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._git, *arguments], env=self._environment, cwd=self.source, capture_output=True, check=True
        )
        return os.fsdecode(done.stdout)


class Outcome(NamedTuple):
    """The result of one commit."""

    is_built: bool
    differences: Sequence[str]
    rendered: int
    items: int


class Builder:
    """Builds one site, commit after commit.

    Args:
        folder: where everything is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rendered: list[str] = []

    def begin(self) -> None:
        """Go on as another process would."""
        self._cache = RenderCache(
            Store(str(self._folder / "store"), "s", bytes(32)), lambda path, _: self._rendered.append(path)
        )

    def build(self) -> Outcome:
        """Build the commit both ways."""
        self._rendered = []
        ours, theirs = self._folder / "kept", self._folder / "clean"
        warnings = self._made(ours, self._cache)
        rendered = len(self._rendered)
        shutil.rmtree(theirs, ignore_errors=True)
        expected = self._made(theirs, None)
        if warnings is None or expected is None:
            return Outcome(False, [] if warnings is expected else ["only one of both fails"], 0, 0)
        items = sum(1 for _ in _files(theirs))
        everything = "everything" in self._rendered
        found = [
            *_differences(ours, theirs),
            *(Counter(warnings) - Counter(expected)),
            *(Counter(expected) - Counter(warnings)),
        ]
        return Outcome(True, found, items if everything else rendered, items)

    def _made(self, destination: Path, cache: RenderCache | None) -> list[str] | None:
        values = {"source": str(self._folder / "site"), "destination": str(self._folder / "kept"), "time": TIME}
        warnings: list[Diagnostic] = []
        try:
            config = Configuration.load({**values, "disable_disk_cache": True}).replace(destination=str(destination))
            Site(config, warnings.append, cache).process()
        except (JekyllError, ExceptionGroup):
            return None
        return [f"{each.topic} {each.error}" for each in warnings]


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _differences(ours: Path, theirs: Path) -> Iterator[str]:
    one, other = set(_files(ours)), set(_files(theirs))
    yield from sorted(one ^ other)
    yield from (path for path in sorted(one & other) if not filecmp.cmp(ours / path, theirs / path, shallow=False))


def walk(git: Path, count: int) -> list[str]:
    """Build every commit; a row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        history, builder = History(git, folder), Builder(folder)
        outcomes = []
        for number, commit in enumerate(history.commits(count)):
            if number % _AGAIN == 0:
                builder.begin()
            history.check_out(commit)
            outcomes.append(builder.build())
            for path in outcomes[-1].differences:
                print(f"{git.parent.name or git.name} {commit}: {path}", file=sys.stderr)
    differing = sum(bool(outcome.differences) for outcome in outcomes)
    rendered, items = sum(each.rendered for each in outcomes[1:]), sum(each.items for each in outcomes[1:])
    return [
        str(git),
        str(len(outcomes)),
        str(sum(each.is_built for each in outcomes)),
        str(differing),
        str(rendered),
        str(items),
    ]


def main() -> int:
    """Walk each history and print one table; 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("repositories", type=Path, nargs="+", metavar="GIT_DIR", help="git directories of sites")
    parser.add_argument("--commits", type=int, default=100, help="how many of the last commits (default 100)")
    options = parser.parse_args()
    rows = [walk(git.resolve(), options.commits) for git in options.repositories]
    print(table(HEAD, rows))
    return 1 if any(row[3] != "0" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
