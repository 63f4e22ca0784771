"""Copies of sites that killed language servers have left."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from jekyll_py.language_server.mirror import Mirror
from tests.server.copying import write

_KILLED = """
import os, sys
from pathlib import Path
from jekyll_py.language_server.mirror import Mirror
mirror = Mirror(Path(sys.argv[1]), lambda path: False)
mirror.refresh()
os.kill(os.getpid(), 9)
"""


def _age(home: Path) -> None:
    os.utime(home / "lock", (0, 0))


def test_the_copy_of_a_killed_server_is_removed_and_that_of_a_living_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path / "site", {"a.md": "a", "outside/b.md": "b"})
    (site / "link").symlink_to(tmp_path / "site" / "outside")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    subprocess.run([sys.executable, "-c", _KILLED, str(site)], env=environment, check=False)
    (killed,) = temporary.iterdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    living = Mirror(site, lambda path: False)
    living.refresh()
    assert killed.exists()  # a server that has just begun has no lock yet
    for home in temporary.iterdir():
        _age(home)
    other = Mirror(site, lambda path: False)
    assert not killed.exists()
    assert (living.folder / "a.md").exists()
    living.close()
    other.close()
    assert list(temporary.iterdir()) == []
    assert (site / "a.md").read_text() == "a"
    assert (site / "outside/b.md").read_text() == "b"


def test_folders_without_a_lock_and_links_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = write(tmp_path / "temporary", {"jekyll-py-lsp-mine/notes.txt": "x"})
    elsewhere = write(tmp_path / "elsewhere", {"lock": "", "notes.txt": "x"})
    os.utime(elsewhere / "lock", (0, 0))
    (temporary / "jekyll-py-lsp-link").symlink_to(elsewhere)
    locked = write(temporary / "jekyll-py-lsp-linked", {"notes.txt": "x"})
    (locked / "lock").symlink_to(elsewhere / "lock")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    Mirror(write(tmp_path / "site", {"a.md": "a"}), lambda path: False).close()
    assert (temporary / "jekyll-py-lsp-mine/notes.txt").exists()
    assert (elsewhere / "notes.txt").exists()
    assert (locked / "notes.txt").exists()
