"""Builds that are stopped, run out of disk or meet another build: the output is the old one or the new one."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py import cli

from .conftest import MakeSite, built, read

STOP = """
import os, resource, signal
from jekyll_py.plugins import hook

@hook("site", "post_render")
def stop(*_):
    {}
"""
PAGE = "---\n---\n{{ site.title }}\n"


def start(root: Path, *words: str) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    # A full disk cuts off the files that Python caches its modules in, and it does not notice.
    environment = {**os.environ, "JEKYLL_PY_TARGET": "jekyll", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "jekyll_py", "build", "-q", "-s", str(root), *words]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=root)


def beside(root: Path) -> set[str]:
    """The names in the folder of the site."""
    return {path.name for path in root.iterdir()} - {"__pycache__", ".jekyll-cache"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stopped_by", "status"),
    [
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGHUP, 128 + signal.SIGHUP),
        (signal.SIGINT, 128 + signal.SIGINT),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_a_build_that_is_stopped_leaves_the_old_output(stopped_by: signal.Signals, status: int, site: MakeSite) -> None:
    root = site({"a.md": PAGE, "_config.yml": "title: old\n"})
    before = built(root)
    there = beside(root)
    stop = STOP.format(f"os.kill(os.getpid(), {int(stopped_by)})")
    site({"_config.yml": "title: new\n", "b.md": PAGE, "_plugins/stop.py": stop})
    process = start(root, "-d", str(root / "_site"))
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (status, "")
    assert read(root / "_site") == before
    if stopped_by != signal.SIGKILL:
        assert beside(root) == {*there, "b.md", "_plugins"}
    (root / "_plugins/stop.py").unlink()
    assert set(built(root).values()) == {"<p>new</p>\n"}
    assert beside(root) == {*there, "b.md", "_plugins"}


def test_a_full_disk_leaves_the_old_output(site: MakeSite) -> None:
    root = site({"a.md": PAGE, "_config.yml": "title: old\n"})
    before = built(root)
    full = STOP.format("resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))").replace("post_render", "pre_render")
    site({"_config.yml": "title: new\ndisable_disk_cache: true\n", "_plugins/full.py": full, "b.md": PAGE * 500})
    process = start(root, "-d", str(root / "_site"))
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "File too large" in said
    assert "Traceback" not in said
    assert read(root / "_site") == before


KILL = """
import os, signal, sys
from jekyll_py import cli
from jekyll_py.output import swap

class KillingOs:
    left = int(sys.argv[1])

    def __getattr__(self, name):
        if name in ("link", "mkdir", "rename", "replace"):
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1
        return getattr(os, name)

swap.os = KillingOs()
sys.exit(cli.main(sys.argv[2:]))
"""
"""A build that is killed before one of the steps with which files are moved into place, counted from 0."""
OLD = {"a.md": PAGE, "gone.md": PAGE, "b.html": PAGE, "same.html": "---\n---\nsame\n", "x.txt": "old\n"}
NEW = {"a.md": PAGE + "more\n", "b.html/c.html": PAGE, "d/e.md": PAGE, "same.html": OLD["same.html"], "x.txt": "new!\n"}


def lay_out(root: Path, title: str, files: Mapping[str, str]) -> None:
    """Replace the sources of a site."""
    for path in [*root.iterdir()]:
        if path.name not in ("_site", ".jekyll-cache"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in {"_config.yml": f"title: {title}\n", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@pytest.mark.slow
@pytest.mark.parametrize("then", ["new", "old"])
def test_the_build_after_one_that_was_killed_between_two_moves_mends_the_output(
    then: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    for step in itertools.count():
        root = tmp_path / str(step)
        root.mkdir()
        words = ["build", "-q", "-s", str(root), "-d", str(root / "_site")]
        lay_out(root, "old", OLD)
        assert cli.main(words) == 0
        lay_out(root, "new", NEW)
        status = subprocess.run([sys.executable, "-c", KILL, str(step), *words], check=False).returncode
        if then == "old":
            lay_out(root, "old", OLD)
        assert cli.main(words) == 0
        cleanly = ["build", "-q", "-s", str(root), "-d", str(tmp_path / f"clean{step}"), "--disable-disk-cache"]
        assert cli.main(cleanly) == 0
        assert read(root / "_site") == read(tmp_path / f"clean{step}"), step
        assert not [path.name for path in root.iterdir() if "staging" in path.name]
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert step >= 10


@pytest.mark.slow
def test_builds_at_once_leave_the_output_of_one_of_them(site: MakeSite, tmp_path: Path) -> None:
    here = site({f"{number}.md": PAGE for number in range(40)} | {"_config.yml": "title: one\n"})
    here.rename(tmp_path / "one")
    here = site({f"{number}.md": PAGE for number in range(20, 60)} | {"_config.yml": "title: two\n"})
    here.rename(tmp_path / "two")
    destination = tmp_path / "out"
    processes = [start(tmp_path / name, "-d", str(destination)) for name in ("one", "two", "one")]
    assert [process.communicate(timeout=120)[1] for process in processes] == [""] * 3
    output = read(destination)
    assert len(output) == 40
    assert set(output.values()) in ({"<p>one</p>\n"}, {"<p>two</p>\n"})
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "out"}
