"""Ruby's Jekyll and ours, each run with the same words on a copy of the same small site."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.reference import ENVIRONMENT, MODIFIED, tree

CASES = Path(__file__).parent / "cases"

TIME = "2025-06-15 12:00:00 +0000"
"""When every site is built, unless its own configuration says."""


@dataclass(frozen=True)
class Case:
    """A small site, a command line, and what both programs must make of them."""

    name: str
    """The behaviour that it shows."""
    files: Mapping[str, str | bytes]
    """The files of the site."""
    words: str = "build"
    """The command line, as one would type it after the name of the program."""
    says: Sequence[str] = ()
    """Texts that both programs must print; the site's folder is written ``SITE``."""
    status: int = 0
    """The exit status of both."""
    config: str = ""
    """More lines of ``_config.yml``."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables set for both."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links and what they point to."""
    output: str = "_site"
    """The folder that must be the same afterwards."""

    @property
    def argv(self) -> list[str]:
        """The words of the command line."""
        return shlex.split(self.words)

    def lay_out(self, folder: Path) -> Path:
        """Write the site below ``folder``, all files equally old."""
        config = {} if "_config.yml" in self.files else {"_config.yml": f"time: {TIME}\n{self.config}"}
        for name, content in {**config, **self.files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        for name, target in self.links.items():
            (folder / name).symlink_to(target)
        for path in folder.rglob("*"):
            os.utime(path, (MODIFIED, MODIFIED), follow_symlinks=False)
        return folder


def cases() -> Iterator[tuple[str, Case]]:
    """Every case of ``cases/*.yml`` with its name, its group before it."""
    for path in sorted(CASES.glob("*.yml")):
        for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {facts['name']}", Case(**facts)


class Result(NamedTuple):
    """The result of running a program."""

    status: int
    said: str
    files: dict[str, bytes]


Program = Callable[[Case, Path], Result]


class Jekyll:
    """Ruby's Jekyll, in a process that goes on for as long as the tests run."""

    def __init__(self) -> None:
        environment = {**os.environ, **ENVIRONMENT}
        environment.pop("GEM_PATH", None)
        self._process = subprocess.Popen(
            ["ruby", str(Path(__file__).with_name("jekyll.rb"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, case: Case, folder: Path) -> Result:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        site = case.lay_out(folder)
        asked = {"words": case.argv, "folder": str(site), "environment": dict(case.environment)}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Result(answer["status"], plain(answer["said"], site), tree(site / case.output))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def plain(said: str, site: Path) -> str:
    """A program's output without colours, line breaks and the name of the folder."""
    return " ".join(re.sub(r"\x1b\[[\d;]*m", "", said).replace(str(site), "SITE").split())
