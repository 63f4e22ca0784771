"""Gems of git repositories: which commit, what is kept, and that nothing of them is run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jekyll_py.packages import git_gem
from jekyll_py.packages.gem_error import GitError
from jekyll_py.packages.gem_rules import Rules
from jekyll_py.themes import finder
from jekyll_py.themes.missing import MissingTheme
from tests.repository import git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
GEMSPEC = 'Gem::Specification.new do |s|\n  s.name = "plain"\n  s.version = "{}"\nend\n'


def commit(folder: Path, version: str) -> str:
    (folder / "plain.gemspec").write_text(GEMSPEC.format(version))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", version)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of the gem plain with the tag v1 and, after that, version 2.0."""
    folder = tmp_path / "repository"
    (folder / "_layouts").mkdir(parents=True)
    (folder / "_layouts/default.html").write_text("x")
    (folder / ".gitattributes").write_text("_layouts export-ignore\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "1.0")
    git(folder, "tag", "v1")
    commit(folder, "2.0")
    return folder


def site(folder: Path, line: str, lock: str = "") -> str:
    folder.mkdir(exist_ok=True)
    (folder / "Gemfile").write_text(line)
    if lock:
        (folder / "Gemfile.lock").write_text(lock)
    return str(folder)


def test_the_reference_of_the_gemfile_is_taken(repository: Path, tmp_path: Path) -> None:
    newest = site(tmp_path / "a", f'gem "plain", git: "{repository}"')
    tagged = site(tmp_path / "b", f'gem "plain", git: "file://{repository}", tag: "v1"')
    found = finder.find("plain", newest)
    assert (found.version, finder.find("plain", tagged).version) == ("2.0", "1.0")
    assert found.layouts_path is not None, "an attribute of the repository leaves out no files"


def test_the_lock_holds_the_commit(repository: Path, tmp_path: Path) -> None:
    held = git(repository, "rev-parse", "v1")
    lock = f"GIT\n  remote: {repository}\n  revision: {held}\n  specs:\n    plain (1.0)\n\nDEPENDENCIES\n  plain!\n"
    folder = site(tmp_path / "site", f'gem "plain", git: "{repository}", branch: "main"', lock)
    assert finder.find("plain", folder).version == "1.0"
    shutil.rmtree(repository)
    assert finder.find("plain", folder).version == "1.0"


def test_a_branch_is_kept_until_it_is_forgotten(repository: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", f'gem "plain", git: "{repository}"')
    assert finder.find("plain", folder).version == "2.0"
    commit(repository, "3.0")
    assert finder.find("plain", folder).version == "2.0"
    git_gem.forget(str(repository), "", folder)
    assert finder.find("plain", folder).version == "3.0"


def test_safe_mode_clones_nothing(repository: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", f'gem "plain", git: "{repository}"')
    with pytest.raises(MissingTheme):
        finder.find("plain", folder, Rules(safe=True))
    assert not list((tmp_path / "cache").rglob("plain.gemspec"))


@pytest.mark.parametrize(
    "remote", ["ext::sh -c touch% %S", "--upload-pack=touch out", "https://-x/y", "-oProxyCommand=touch@host:x"]
)
def test_an_address_that_would_run_a_program_is_refused(remote: str, tmp_path: Path) -> None:
    with pytest.raises(GitError):
        git_gem.fetch("plain", remote, "", "", str(tmp_path))
    assert not list(tmp_path.rglob("out"))


def test_a_reference_is_no_option(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(GitError, match="has no branch, tag or commit --output=out"):
        git_gem.fetch("plain", str(repository), "--output=out", "", str(tmp_path))


def test_links_of_a_repository_are_left_out(repository: Path, tmp_path: Path) -> None:
    (repository / "_layouts/out.html").symlink_to("/etc/hostname")
    commit(repository, "2.1")
    root = Path(finder.find("plain", site(tmp_path / "site", f'gem "plain", git: "{repository}"')).root)
    assert sorted(path.name for path in (root / "_layouts").iterdir()) == ["default.html"]


def test_credentials_of_an_address_are_not_shown(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        git_gem.fetch("plain", "https://me:secret@127.0.0.1:9/x.git", "", "", str(tmp_path))
    assert "secret" not in caught.value.report()
