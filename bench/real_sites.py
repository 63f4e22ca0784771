"""Real sites, built by Jekyll and by us and compared: the table of docs/real-sites.md.

    python -m bench.real_sites REPOSITORIES WORK [NAME ...]

REPOSITORIES holds git repositories (bare ones will do) as ``OWNER+NAME/repo`` or ``OWNER/NAME``. A site of
the shared list is checked out below WORK at its commit, patched and overlaid as the list says, and built
twice; ``WORK/NAME/report.json`` holds every difference. Nothing of a site belongs into the project.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.pairs import BYTE_CODE, machine, table

ROOT = Path(__file__).resolve().parent.parent

CONFORMANCE = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared")) / "conformance"

ENVIRONMENT = {
    "JEKYLL_ENV": "production",
    "JEKYLL_NO_BUNDLER_REQUIRE": "true",
    "JEKYLL_PY_REFERENCE": "debian",
    "JEKYLL_PY_TARGET": "jekyll",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}

MODIFIED = 1_735_689_600
"""When every source file was last changed, 2025-01-01 UTC, as the list of sites assumes."""

HEAD = ["Site", "Commit", "Files", "Identical", "Equal", "Equal, code-blind", "Jekyll", "Ours"]


@dataclass(frozen=True)
class Site:
    """One entry of the list of sites, and where it is built."""

    name: str
    repository: str
    commit: str
    folder: str
    patches: tuple[str, ...]
    work: Path

    @property
    def source(self) -> Path:
        return self.work / "source"

    def check_out(self, repositories: Path) -> None:
        """Write the site as it was at its commit, patched, without what names a set of Ruby gems."""
        places = (repositories / self.repository.replace("/", "+") / "repo", repositories / self.repository)
        repository = next(place for place in places if place.is_dir())
        self.source.mkdir(parents=True)
        tree = f"{self.commit}:{self.folder}"
        left_out = [f":(exclude){path}" for path in _missing(repository, tree)]
        archive = _git(repository, "archive", "--format=tar", tree, ".", *left_out)
        subprocess.run(["tar", "-x", "-C", str(self.source)], check=True, input=archive)
        for name in ("Gemfile", "Gemfile.lock"):
            (self.source / name).unlink(missing_ok=True)
        for patch in self.patches:
            apply(patch, self.source)
        for path in self.source.rglob("*"):
            os.utime(path, (MODIFIED, MODIFIED), follow_symlinks=False)

    def build(self, program: Sequence[str], output: Path) -> float:
        """Build the site with a command line like Jekyll's; the seconds it took.

        Raises:
            subprocess.CalledProcessError: it failed; the log stands beside the output.
        """
        shutil.rmtree(output, ignore_errors=True)
        configuration = [self.source / "_config.yml", CONFORMANCE / "sites" / "overlay" / f"{self.name}.yml"]
        command = [*program, "build", "--disable-disk-cache", "-s", str(self.source), "-d", str(output)]
        command += ["--config", ",".join(str(path) for path in configuration if path.exists())]
        environment = {**os.environ, **BYTE_CODE, **ENVIRONMENT}
        start = time.perf_counter()
        with output.with_suffix(".log").open("wb") as log:
            subprocess.run(command, check=True, cwd=self.source, env=environment, stdout=log, stderr=log)
        return time.perf_counter() - start


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


def apply(patch: str, source: Path) -> None:
    """Carry out one line of the list's ``patches``: ways in which Debian's Jekyll needs a site to differ."""
    if found := re.fullmatch(r"'now'->site\.time in (.+)", patch):
        _rewrite(source / found[1], r"""(['"])now\1""", "site.time")
    elif found := re.fullmatch(r"delete (.+)", patch):
        path = source / found[1]
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif found := re.fullmatch(r"removed tags (\S+) in .+", patch):
        for path in _texts(source, "*"):
            _rewrite(path, rf"\{{%-?\s*{found[1]}\b.*?%\}}", "")
    elif found := re.fullmatch(r"re\.sub\((.+)\) in (\S+) \(.+", patch):
        pattern, replacement = ast.literal_eval(f"({found[1]})")
        for path in _texts(source, found[2]):
            _rewrite(path, pattern, replacement)
    else:
        raise ValueError(f"unknown patch: {patch}")


def _texts(source: Path, pattern: str) -> Iterator[Path]:
    for path in source.rglob(pattern):
        if path.is_file() and path.suffix in {".html", ".md", ".yml", ".xml", ".markdown"}:
            yield path


def _rewrite(path: Path, pattern: str, replacement: str) -> None:
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    path.write_bytes(re.sub(pattern, replacement, text).encode("utf-8", "surrogateescape"))


def listed(work: Path, names: Sequence[str]) -> Iterator[Site]:
    """The sites of the shared list, or those of them that are named."""
    for entry in json.loads((CONFORMANCE / "sites" / "sites.json").read_text(encoding="utf-8"))["sites"]:
        if not names or entry["name"] in names:
            patches = tuple(entry["patches"])
            folder = work / entry["name"]
            yield Site(entry["name"], entry["repo"], entry["commit"], entry["subdir"], patches, folder)


def compare(site: Site, *options: str) -> dict[str, float]:
    """What sitediff says of the two outputs."""
    report = site.work / ("-".join(["report", *(option.strip("-") for option in options)]) + ".json")
    command = [
        sys.executable,
        str(CONFORMANCE / "sitediff.py"),
        str(site.work / "golden"),
        str(site.work / "ours"),
    ]
    subprocess.run([*command, "--quiet", "--json", str(report), *options], stdout=subprocess.DEVNULL)
    result: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return result


def row(site: Site) -> list[str]:
    """Build ``site`` with both programs, compare, and give its line of the table."""
    theirs = site.build(["jekyll"], site.work / "golden")
    ours = site.build([sys.executable, "-m", "jekyll_py"], site.work / "ours")
    plain, blind = compare(site), compare(site, "--code-blind")
    shares = (plain["pct_identical"], plain["pct_equal"], blind["pct_equal"])
    link = f"[{site.repository}](https://github.com/{site.repository})"
    figures = [f"{plain['files_a']}", *(f"{share:.1f} %" for share in shares)]
    return [link, f"`{site.commit[:10]}`", *figures, f"{theirs:.2f} s", f"{ours:.2f} s"]


def main() -> int:
    """Compare the sites and print the table; 1 when one of them does not build."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("repositories", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    rows, failed = [], False
    for site in listed(options.work.resolve(), options.names):
        try:
            if not site.source.exists():
                site.check_out(options.repositories)
            rows.append(row(site))
        except (subprocess.CalledProcessError, StopIteration) as error:
            failed = True
            print(f"{site.name}: {error or 'no repository'}", file=sys.stderr)
    print(f"{machine()}\n\n{table(HEAD, rows)}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
