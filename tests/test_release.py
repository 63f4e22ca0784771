"""``make release``: version, changelog and tag together, or nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tests.repository import git

CHANGES = "- One thing.\n- # is no comment.\n"
FILES = {
    "jekyll_py/__init__.py": '"""The program."""\n\n__version__ = "1.0.0"\n',
    "CHANGELOG.md": f"# Changelog\n\n## Unreleased\n\n{CHANGES}\n## 1.0.0 (2025-01-01)\n\n- Begin.\n",
}

pytestmark = pytest.mark.checkout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one release behind it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "t")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "t@example.org")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/release.py", tmp_path / ".ci")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "tag", "v1.0.0")
    return tmp_path


def release(repository: Path, *arguments: str) -> tuple[int, str]:
    """The status of a release, and why it was refused."""
    command = [sys.executable, ".ci/release.py", *arguments]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip()


def test_a_release_is_a_commit_and_a_tag(repository: Path) -> None:
    assert release(repository, "1.1.0") == (0, "")
    assert git(repository, "status", "--porcelain") == ""
    assert '__version__ = "1.1.0"\n' in (repository / "jekyll_py/__init__.py").read_text()
    day = git(repository, "log", "-1", "--format=%ad", "--date=short").strip()
    assert f"# Changelog\n\n## 1.1.0 ({day})\n\n{CHANGES}" in (repository / "CHANGELOG.md").read_text()
    assert git(repository, "log", "-1", "--format=%s %D").startswith("Release 1.1.0 HEAD")
    assert git(repository, "tag", "--list", "--format=%(contents)", "v1.1.0").strip() == f"1.1.0\n\n{CHANGES}".strip()
    assert git(repository, "rev-parse", "v1.1.0^{commit}") == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "which version? make release VERSION=1.2.0"),
        (("",), "which version? make release VERSION=1.2.0"),
        (("next",), "'next' is no version, such as 1.2.0 or 1.2.0rc1"),
        (("0.9.9",), "0.9.9 is older than 1.0.0"),
        (("1.0.0",), "the tag v1.0.0 is there already"),
    ],
)
def test_what_is_no_new_version_is_refused(repository: Path, arguments: tuple[str, ...], reason: str) -> None:
    assert_refused(repository, arguments, reason)


def test_files_that_are_not_committed_stop_it(repository: Path) -> None:
    (repository / "new.py").touch()
    assert release(repository, "1.1.0") == (1, "files are not committed: see git status")
    assert git(repository, "tag", "--list").split() == ["v1.0.0"]


def test_a_release_without_a_change_is_refused(repository: Path) -> None:
    log = repository / "CHANGELOG.md"
    log.write_text(log.read_text().replace(CHANGES, ""))
    git(repository, "commit", "-qam", "Forget")
    assert_refused(repository, ("1.1.0",), "CHANGELOG.md lists no change under '## Unreleased'")


def assert_refused(repository: Path, arguments: tuple[str, ...], reason: str) -> None:
    """A release ends with a reason, and nothing is changed."""
    assert release(repository, *arguments) == (1, reason)
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "tag", "--list").split() == ["v1.0.0"]
