"""Real sites, built by Jekyll and by us and compared: the tables of docs/real-sites.md.

    python -m bench.real_sites [--write] REPOSITORIES WORK [NAME ...]

REPOSITORIES holds git repositories (bare ones will do) as ``OWNER+NAME/repo`` or ``OWNER/NAME``. A site of `site_list`
is checked out below WORK at its commit, patched and overlaid as the list says, and built twice:
``WORK/NAME/report.json`` holds every difference, ``WORK/NAME/row.json`` its line of the table. The tables show every
site that has been built below WORK. Nothing of a site belongs into the project.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.pairs import Program, RunError, machine, table
from bench.site_list import CONFORMANCE, PAGES, ROOT, Entry, entries
from bench.site_patches import apply
from tests.reference import ENVIRONMENT, MODIFIED

PAGE = ROOT / "docs/real-sites.md"
BEGIN, END = "<!-- tables: python -m bench.real_sites --write -->\n", "<!-- end of tables -->\n"

HEAD = ["Site", "Commit", "Files", "Identical", "Equal", "Equal, code-blind", "Jekyll", "Ours"]


@dataclass(frozen=True)
class Site:
    """A site of the list, and where it is built."""

    entry: Entry
    work: Path

    @property
    def source(self) -> Path:
        return self.work / "source"

    def check_out(self, repositories: Path) -> None:
        """Write the site as it was at its commit, patched, without what names a set of Ruby gems.

        Raises:
            FileNotFoundError: its repository is not there.
        """
        repository = _repository(repositories, self.entry.repository)
        self.source.mkdir(parents=True)
        tree = f"{self.entry.commit}:{self.entry.folder}"
        left_out = [f":(exclude){path}" for path in _missing(repository, tree)]
        archive = _git(repository, "archive", "--format=tar", tree, ".", *left_out)
        subprocess.run(["tar", "-x", "-C", str(self.source)], check=True, input=archive)
        for name in ("Gemfile", "Gemfile.lock"):
            (self.source / name).unlink(missing_ok=True)
        for patch in self.entry.patches:
            apply(patch, self.source)
        for path in self.source.rglob("*"):
            os.utime(path, (MODIFIED, MODIFIED), follow_symlinks=False)

    def build(self, command: Sequence[str], output: Path) -> float:
        """Build the site with a command line like Jekyll's; the seconds of processor time it took.

        Raises:
            RunError: it failed.
        """
        configuration = [path for path in (self.source / "_config.yml", self._overlay()) if path.exists()]
        options = ["--disable-disk-cache", "-s", str(self.source), "-d", str(output)]
        options += ["--config", ",".join(map(str, configuration))]
        prepare = partial(shutil.rmtree, output, ignore_errors=True)
        return Program(self.entry.name, [*command, "build", *options], ENVIRONMENT, prepare).run().cpu

    def _overlay(self) -> Path:
        overlay = self.entry.overlay
        if isinstance(overlay, Path):
            return overlay
        path = self.work / "overlay.yml"
        path.write_text(json.dumps(overlay), encoding="utf-8")  # JSON is YAML
        return path


def _repository(repositories: Path, name: str) -> Path:
    mirror, clone = repositories / name.replace("/", "+") / "repo", repositories / name
    for place in (mirror / ".git", mirror, clone):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no repository {name}")


def _git(repository: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, input=stdin, stdout=subprocess.PIPE
    ).stdout


def _missing(repository: Path, tree: str) -> Iterator[str]:
    """The files of ``tree`` that a partial copy of a repository lacks, such as large pictures."""
    entries = _git(repository, "ls-tree", "-r", "-z", tree).decode().split("\0")[:-1]
    objects = [entry.split("\t")[0].split()[2] for entry in entries]
    answers = _git(repository, "cat-file", "--batch-check", stdin="\n".join(objects).encode())
    for entry, answer in zip(entries, answers.decode().splitlines(), strict=True):
        if answer.endswith("missing"):
            yield entry.split("\t")[1]


def compare(site: Site, *options: str) -> dict[str, float]:
    """The report of sitediff on the two outputs."""
    report = site.work / ("-".join(["report", *(option.strip("-") for option in options)]) + ".json")
    trees = [str(site.work / "golden"), str(site.work / "ours")]
    command = [sys.executable, str(CONFORMANCE / "sitediff.py"), *trees]
    subprocess.run([*command, "--quiet", "--json", str(report), *options], stdout=subprocess.DEVNULL)
    result: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return result


def measure(site: Site) -> None:
    """Build ``site`` with both programs, compare, and write its line of the table."""
    theirs = site.build(["jekyll"], site.work / "golden")
    ours = site.build([sys.executable, "-m", "jekyll_py"], site.work / "ours")
    plain, blind = compare(site), compare(site, "--code-blind")
    shares = (plain["pct_identical"], plain["pct_equal"], blind["pct_equal"])
    entry = site.entry
    link = f"[{entry.repository}](https://github.com/{entry.repository})"
    figures = [f"{plain['files_a']}", *(f"{share:.1f} %" for share in shares)]
    row = [link, f"`{entry.commit[:10]}`", *figures, f"{theirs:.2f} s", f"{ours:.2f} s"]
    (site.work / "row.json").write_text(json.dumps(row), encoding="utf-8")


def tables(sites: Sequence[Site]) -> str:
    """The sites that have been built, in two sections."""
    sections: Mapping[str, list[list[str]]] = {"Jekyll sites": [], "GitHub Pages themes and homepages": []}
    for site in sites:
        path = site.work / "row.json"
        if path.exists():
            title = list(sections)[site.entry.kind in PAGES]
            sections[title].append(json.loads(path.read_text(encoding="utf-8")))
    parts = [f"## {title}\n\n{table(HEAD, sorted(rows, key=_by_name))}" for title, rows in sections.items()]
    return f"{machine()}\n\n" + "\n\n".join(parts) + "\n"


def _by_name(row: Sequence[str]) -> str:
    return row[0].lower()


def write(text: str) -> None:
    """Put the tables into their page."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(head + BEGIN + text + END + rest.partition(END)[2], encoding="utf-8")


def main() -> int:
    """Compare the sites and print the tables; 1 when one of them does not build."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    parser.add_argument("repositories", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    sites = [Site(entry, options.work.resolve() / entry.name) for entry in entries()]
    failed = False
    for site in sites:
        if not options.names or site.entry.name in options.names:
            try:
                if not site.source.exists():
                    site.check_out(options.repositories)
                measure(site)
            except (subprocess.CalledProcessError, FileNotFoundError, RunError) as error:
                failed = True
                print(f"{site.entry.name}: {error}", file=sys.stderr)
    (write if options.write else print)(tables(sites))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
