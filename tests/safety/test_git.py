"""Programs in a repository's own configuration are not run when git is asked about the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from jekyll_py.disk.git import git
from jekyll_py.errors import JekyllError
from jekyll_py.theme_tools.release import release_of

from .conftest import MakeSite, built

ASKED = (
    ("rev-parse", "HEAD"),
    ("rev-parse", "--show-toplevel"),
    ("symbolic-ref", "--short", "HEAD"),
    ("remote", "get-url", "origin"),
    ("log", "--format=%x01%ct%x00", "--name-only", "--no-renames", "-z", "HEAD"),
    ("status",),
)
"""The questions of plugins, and one that also looks at files."""
IDENTITY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that a planted program writes."""
    for name, value in {**IDENTITY, **ISOLATED}.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "RAN"


@pytest.fixture
def program(tmp_path: Path, ran: Path) -> Path:
    """A program that tells that it was run."""
    path = tmp_path / "planted.sh"
    path.write_text(f"#!/bin/sh\ntouch {ran}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def repository(site: MakeSite, ran: Path) -> Path:
    """A site with a signed commit and a remote."""
    root = site({"a.md": "---\n---\n{{ page.last_modified_at | date: '%Y' }}\n", "b.txt": "x"})
    plain(root, "init", "-q", "-b", "main")
    plain(root, "remote", "add", "origin", "https://github.com/owner/name.git")
    plain(root, "add", "-A")
    plain(root, "commit", "-q", "-m", "one")
    commit = plain(root, "cat-file", "commit", "HEAD")
    head, _, message = commit.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    signed = plain(root, "hash-object", "-t", "commit", "-w", "--stdin", text=f"{head}\n{signature}\n\n{message}")
    plain(root, "update-ref", "HEAD", signed.strip())
    return root


def plain(root: Path, *words: str, text: str = "") -> str:
    """The output of git without our protection."""
    done = subprocess.run(["git", "-C", str(root), *words], input=text, capture_output=True, text=True, check=False)
    return done.stdout


def hostile(program: Path) -> dict[str, str]:
    """Settings that run a program: when files are compared, signatures shown, objects fetched, pages filled."""
    return {
        "core.fsmonitor": str(program),
        "core.hooksPath": str(program.parent),
        "core.pager": str(program),
        "pager.log": str(program),
        "core.sshCommand": str(program),
        "core.askPass": str(program),
        "diff.external": str(program),
        "gpg.program": str(program),
        "gpg.openpgp.program": str(program),
        "log.showSignature": "true",
        "credential.helper": f"!{program}",
        "alias.log": f"!{program}",
        "filter.x.clean": str(program),
    }


def test_no_program_of_the_configuration_is_run(repository: Path, program: Path, ran: Path) -> None:
    for name, value in hostile(program).items():
        plain(repository, "config", name, value)
    (repository / "b.txt").write_text("other")
    for question in ASKED:
        git(str(repository), *question)
        assert not ran.exists(), question
    assert git(str(repository), "symbolic-ref", "--short", "HEAD") == "main\n"
    assert "a.md" in git(str(repository), *ASKED[4])
    plain(repository, "log")
    assert ran.exists(), "the settings do run the program where nothing is done about it"


@pytest.mark.parametrize("url", ["{folder}", "ssh://host/x", "ext::{program} x", "file://{folder}"])
def test_nothing_is_fetched(url: str, repository: Path, program: Path, ran: Path, tmp_path: Path) -> None:
    tree = plain(repository, "rev-parse", "HEAD^{tree}").strip()
    (repository / ".git/objects" / tree[:2] / tree[2:]).unlink()
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.format(folder=tmp_path, program=program),
        "remote.origin.uploadpack": str(program),
        "core.sshCommand": str(program),
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        plain(repository, "config", name, value)
    git(str(repository), *ASKED[4])
    with suppress(JekyllError):
        release_of(str(repository), "HEAD", str(tmp_path / "release"))
    assert not ran.exists()


def test_a_bare_repository_inside_the_site_is_none(repository: Path, program: Path, ran: Path) -> None:
    inner = repository / "docs"
    shutil.copytree(repository / ".git", inner)
    for name, value in {**hostile(program), "core.bare": "true"}.items():
        plain(inner, "config", "--file", str(inner / "config"), name, value)
    for question in ASKED:
        git(str(inner), *question)
    assert not ran.exists()


def test_a_build_runs_none(repository: Path, program: Path, ran: Path) -> None:
    for name, value in hostile(program).items():
        plain(repository, "config", name, value)
    plugins = ["jekyll-last-modified-at", "jekyll-github-metadata"]
    for safe in (True, False):
        built(repository, plugins=plugins, whitelist=plugins, safe=safe)
    assert not ran.exists()


def test_git_is_not_looked_for_in_the_current_folder(
    repository: Path, program: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(program, repository / "git")
    monkeypatch.chdir(repository)
    for path in (".", "", f".{os.pathsep}", f"{os.pathsep}{os.environ['PATH']}", f".{os.pathsep}{os.environ['PATH']}"):
        monkeypatch.setenv("PATH", path)
        git(str(repository), "rev-parse", "HEAD")
    assert not ran.exists()
