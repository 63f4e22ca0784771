"""Runs the scenarios of jekyll-scholar, with the gem itself in the sandbox.

Run ``python -m tests.gems.scholar_scenarios FEATURES [NAME [GEMFILE]]``: FEATURES is the folder ``features`` of its
repository, NAME a part of the names of the scenarios to run, GEMFILE a file that pins versions. Bundler's settings
(``BUNDLE_MIRROR__ALL``) say where gems come from.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

GEMFILE = 'source "https://rubygems.org"\ngem "jekyll"\ngem "jekyll-scholar"\n'
CONFIG = "plugins: [jekyll-scholar]\n"
_SCENARIO = re.compile(r"^\s*Scenario:[ \t]*(.*)$", re.MULTILINE)
_STEP = re.compile(r"^\s*(?:Given|When|Then|And|But) (.*)$")


class Step(NamedTuple):
    """One line of a scenario, with the table or the text below it."""

    text: str
    rows: list[list[str]]
    block: str


class FailedError(Exception):
    """A step does not hold."""


def scenarios(features: Path) -> Iterator[tuple[str, list[Step]]]:
    """The scenarios of all files with their names."""
    for file in sorted(features.glob("*.feature")):
        parts = _SCENARIO.split(file.read_text("utf-8"))
        for number, (name, body) in enumerate(zip(parts[1::2], parts[2::2], strict=True)):
            yield f"{file.stem} {number}: {name.strip()}", list(steps(body))


def steps(body: str) -> Iterator[Step]:
    """The steps of a scenario."""
    lines = iter([*body.splitlines(), "Given end"])
    rows: list[list[str]] = []
    text, block = "", ""
    for line in lines:
        found, bare = _STEP.match(line), line.strip()
        if found:
            if text:
                yield Step(text, rows, block)
            text, rows, block = found[1].strip(), [], ""
        elif bare.startswith("|"):
            rows.append([cell.strip() for cell in bare.strip("|").split("|")])
        elif bare == '"""':
            block = _block(lines, len(line) - len(line.lstrip()))


def _block(lines: Iterator[str], indent: int) -> str:
    found = []
    for line in lines:
        if line.strip() == '"""':
            break
        found.append(line[min(indent, len(line) - len(line.lstrip())) :])
    return "\n".join(found)


def _append(root: Path, text: str) -> None:
    with (root / "_config.yml").open("a", encoding="utf-8") as file:
        file.write(text)


def _table(root: Path, step: Step, head: str, indent: str) -> None:
    names = step.rows[0]
    rows = [dict(zip(names, row, strict=False)) for row in step.rows[1:]]
    _append(root, head + "".join(f"{indent}{row['key']}: {row['value']}\n" for row in rows))


def _list(root: Path, step: Step, head: str) -> None:
    _append(root, head + "".join(f"    - {cell}\n" for row in step.rows for cell in row))


def _build(root: Path) -> None:
    program = Path(sys.executable).with_name("jekyll-py")
    done = subprocess.run([program, "build"], cwd=root, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise FailedError((done.stdout + done.stderr).strip()[-400:])


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise FailedError(what)


def _order(root: Path, one: str, other: str, file: str) -> None:
    text = (root / file).read_text("utf-8")
    first, second = re.search(one, text), re.search(other, text)
    _check(bool(first and second and first.start() < second.start()), f"{one!r} does not come before {other!r}")


def _refuse(*_: object) -> None:
    raise FailedError("looks into the memory of Ruby")


Action = Callable[..., None]
ACTIONS: Mapping[str, Action] = {
    r"I have a scholar configuration with:": lambda root, step: _table(root, step, "scholar:\n", "  "),
    r"I have the following BibTeX options:": lambda root, step: _table(root, step, "  bibtex_options:\n", "    "),
    r"I have a configuration file with:": lambda root, step: _table(root, step, "", ""),
    r"I have the following BibTeX filters:": lambda root, step: _list(root, step, "  bibtex_filters:\n"),
    r"I have the following raw BibTeX filters:": lambda root, step: _list(root, step, "  raw_bibtex_filters:\n"),
    r'I have a configuration file with "(.*)" set to "(.*)"': lambda root, _, key, value: _append(
        root, f"{key}: {value}\n"
    ),
    r'I have a "([^"]*)" directory': lambda root, _, name: (root / name).mkdir(parents=True),
    r'I have a (?:page|file) "([^"]*)":': lambda root, step, name: (root / name).write_text(step.block, "utf-8"),
    r"I run jekyll": lambda root, _: _build(root),
    r"I clear the jekyll caches": lambda _root, _step: None,
    r"the (\S*) directory should exist": lambda root, _, name: _check((root / name).is_dir(), f"there is no {name}"),
    r'the "(.*)" file should exist': lambda root, _, name: _check((root / name).is_file(), f"there is no {name}"),
    r'the "(.*)" file should not exist': lambda root, _, name: _check(not (root / name).exists(), f"{name} is there"),
    r'I should see "(.*)" in "(.*)"': lambda root, _, text, name: _check(
        bool(re.search(text, (root / name).read_text("utf-8"))), f"{text!r} is not in {name}"
    ),
    r'I should not see "(.*)" in "(.*)"': lambda root, _, text, name: _check(
        not re.search(text, (root / name).read_text("utf-8")), f"{text!r} is in {name}"
    ),
    r'"(.*)" should come before "(.*)" in "(.*)"': lambda root, _, one, other, name: _order(root, one, other, name),
    r"I should have .* cache entr.*": _refuse,
}
"""The action of each step, by its pattern."""


def run(found: list[Step], root: Path, gemfile: str) -> None:
    """Take the steps of a scenario.

    Raises:
        FailedError: one does not hold.
    """
    (root / "_config.yml").write_text(CONFIG, "utf-8")
    (root / "Gemfile").write_text(gemfile, "utf-8")
    for step in found:
        matches = ((re.fullmatch(pattern, step.text), action) for pattern, action in ACTIONS.items())
        match, action = next((pair for pair in matches if pair[0]), (None, None))
        if match is None or action is None:
            raise FailedError(f"no such step: {step.text}")
        try:
            action(root, step, *match.groups())
        except (OSError, re.error) as error:
            raise FailedError(f"{step.text}: {error}") from error


def main(features: str, name: str = "", gemfile: str = "") -> None:
    """Run scenarios, and print each miss and the figure."""
    right = total = 0
    gems = Path(gemfile).read_text("utf-8") if gemfile else GEMFILE
    for title, found in scenarios(Path(features)):
        if name not in title:
            continue
        total += 1
        with tempfile.TemporaryDirectory() as folder:
            try:
                run(found, Path(folder), gems)
                right += 1
            except FailedError as error:
                print(f"## {title}\n   {error}", flush=True)
    print(f"{right} / {total}")


if __name__ == "__main__":
    main(*sys.argv[1:])
