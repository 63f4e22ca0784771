"""Locales whose encoding is not UTF-8: names of files are UTF-8 all the same, or the build says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py import cli
from jekyll_py.errors import JekyllError

LATIN_1 = "iso8859-1"


def test_a_build_that_would_read_other_names_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "日.md").write_text("---\n---\n")
    names = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C", "PYTHONUTF8": "0"}
    without = {**names, "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(Path(jekyll_py.__file__).parent.parent)}
    command = [sys.executable, "-m", "jekyll_py", "build"]
    done = subprocess.run(command, cwd=tmp_path, env=without, capture_output=True, text=True)
    assert done.returncode == 1
    assert "names of files would be read as ascii, the encoding of the locale" in done.stderr
    assert "hint: set LC_ALL=C.UTF-8, or PYTHONUTF8=1" in done.stderr
    assert not (tmp_path / "_site").exists()


def test_a_build_by_the_library_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: LATIN_1)
    with pytest.raises(JekyllError, match="the encoding of the locale"):
        jekyll_py.build(tmp_path)


class Restarted(Exception):
    """Stands for the process that would be started."""


@pytest.mark.parametrize("mode", [None, "0"])
def test_the_program_starts_again_unless_its_user_has_chosen(mode: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def execve(program: str, words: list[str], environment: dict[str, str]) -> None:
        raise Restarted(program, words, environment["PYTHONUTF8"], environment["PYTHONIOENCODING"])

    for name in ("PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    if mode is not None:
        monkeypatch.setenv("PYTHONUTF8", mode)
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: LATIN_1)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-P", "-m", "jekyll_py", "help"])
    monkeypatch.setattr(os, "execve", execve)
    monkeypatch.setattr(cli, "main", lambda: 0)
    monkeypatch.setattr("atexit.register", lambda *_: None)
    if mode is not None:
        assert cli.script() == 0
        return
    with pytest.raises(Restarted) as caught:
        cli.script()
    words = [sys.executable, "-P", "-m", "jekyll_py", "help"]
    assert caught.value.args == (sys.executable, words, "1", f"{sys.stdout.encoding}:backslashreplace")
