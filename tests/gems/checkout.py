"""Checkouts of the repositories of gems, from a folder of git mirrors."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


class Missing(Exception):
    """A repository, or a commit of it, is not among the mirrors."""


def mirror_of(repository: str, mirrors: Path) -> Path:
    """The git folder of a repository.

    Args:
        repository: its address, which ends in ``owner/name``.
        mirrors: the folder of mirrors, each in ``owner+name/repo`` (bare) or ``owner+name/repo/.git``.

    Raises:
        Missing: there is no mirror of it.
    """
    folder = mirrors / "+".join(repository.removesuffix(".git").split("/")[-2:]) / "repo"
    for git in (folder / ".git", folder):
        if (git / "HEAD").is_file():
            return git
    raise Missing(f"no mirror of {repository}")


def check_out(repository: str, commit: str, mirrors: Path, folder: Path, settings: tuple[str, ...] = ()) -> None:
    """Write the files of a commit into a folder that is a repository, as gemspecs ask git for their files.

    Raises:
        Missing: there is no mirror, or no such commit in it.
    """
    git = mirror_of(repository, mirrors)
    _git("clone", "--quiet", "--shared", "--no-checkout", str(git), str(folder))
    options = [word for setting in settings for word in ("-c", setting)]
    try:
        _git(*options, "-C", str(folder), "checkout", "--quiet", commit)
    except subprocess.CalledProcessError as error:
        raise Missing(f"no commit {commit} of {repository}") from error


def add_submodules(folder: Path, commits: Mapping[str, str | list[str]], mirrors: Path) -> None:
    """Check out the submodules of a checkout.

    Args:
        folder: the checkout; its ``.gitmodules`` names their addresses.
        commits: the commit, or address and commit, of each, by its path.
        mirrors: the folder of mirrors.

    Raises:
        Missing: one of them, or the commit, is not among the mirrors.
    """
    for path, commit in commits.items():
        address = _git("config", "--file", str(folder / ".gitmodules"), f"submodule.{path}.url").strip()
        (folder / path).rmdir()
        check_out(address, commit if isinstance(commit, str) else commit[-1], mirrors, folder / path)


def tracked(folder: Path) -> list[str]:
    """The files that git tracks in a checkout."""
    return _git("-C", str(folder), "ls-files", "-z").rstrip("\0").split("\0")


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, encoding="utf-8").stdout
