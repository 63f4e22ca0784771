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


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("highl", "highlight-css,"),
        ("publish _drafts/i", "_drafts/idea.md,"),
        ("publish _drafts/a", "_drafts/a\\ \\$\\(b\\)\\*.md,"),
        ("publish _drafts/日", "_drafts/日本.md,"),
        ("nothing x", ""),
    ],
)
def test_in_bash(line: str, found: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a $(b)*.md", "日本.md"):
        (site / "_drafts" / name).write_text("", encoding="utf-8")
    bash = shutil.which("bash")
    assert bash is not None
    assert main(["completion", "bash"]) == 0
    words = line.split()
    script = capsys.readouterr().out + "\n".join(
        [f"COMP_WORDS=(jekyll-py {line})", f"COMP_CWORD={len(words)}", "_jekyll_py", 'printf "%s," "${COMPREPLY[@]}"']
    )
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([bash, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == (found or ",")
