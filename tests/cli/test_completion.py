"""The command ``completion``, as a shell calls it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jekyll_py.cli import main


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("_layouts/talk.html", "_drafts/idea.md", "_includes/head.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bu"], ["build", "bundle"]),
        (["serve", "--livereload-mi"], ["--livereload-min-delay"]),
        (["serve", "--no-w"], ["--no-watch"]),
        (["post", "--layout", "ta"], ["talk"]),
        (["publish", ""], ["_drafts/idea.md"]),
        (["check", "--format", "sar"], ["sarif"]),
        (["check", "--fail-on", ""], ["error", "warning"]),
        (["help", "the"], ["theme"]),
        (["theme", "_inc"], ["_includes/head.html"]),
        (["build", "--source", ""], []),
        (["nothing", ""], []),
    ],
)
def test_words_for_a_place(words: list[str], found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "words", "--", *words]) == 0
    shown = capsys.readouterr().out.split()
    assert shown == found


def test_in_bash(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out + "\n".join(
        ["COMP_WORDS=(jekyll-py highl)", "COMP_CWORD=1", "_jekyll_py", 'printf "%s," "${COMPREPLY[@]}"']
    )
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    done = subprocess.run(
        [bash, "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "highlight-css,"


def test_another_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bsh"]) == 1
    assert "did you mean bash?" in capsys.readouterr().err
