"""Gems in git repositories, as a ``Gemfile`` names them (``git:``, ``github:``): fetched by git, and nothing run.

The clone lies in the user's cache, and git runs there, so the site's own git configuration is not read. Hooks, pagers
and protocols that start programs are switched off (`disk.git`); files are taken from the history by ``git archive``.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import io
import os
import re
import tarfile
import tempfile

from ..disk.git import run_cloning
from ..disk.program import find_program
from ..disk.user_cache import user_cache
from .archives import staged
from .gem_archive import unpack_tar
from .gem_error import OFFLINE, GitError
from .gems import Gem, read_gemspec

_COMMIT = re.compile("[0-9a-f]{40}")
_URL = re.compile(r"(?:https|ssh|git|file)://[^\s-][^\s]*|[\w.-]+@[\w.-]+:[^\s]+")


def fetch(name: str, remote: str, reference: str, revision: str, source: str) -> Gem:
    """A gem of a repository, cloned unless this version of it is in the user's cache.

    Args:
        name: the name of the gem.
        remote: the address of the repository; a path begins at ``source``.
        reference: a branch, tag or commit; empty for the default branch.
        revision: the commit that ``Gemfile.lock`` fixes; empty without one. Without it the commit that was taken first
            is kept, until `forget`.
        source: the folder of the site.

    Raises:
        GitError: it cannot be fetched, or has no such version or gem.
    """
    url = _address(remote, source)
    home = _home(url)
    commit = revision or _kept_commit(home, reference)
    if not _COMMIT.fullmatch(commit) or not os.path.isdir(os.path.join(home, commit)):
        commit = _unpack(url, home, reference, revision)
    return _gem_in(os.path.join(home, commit), name, url)


def forget(remote: str, reference: str, source: str) -> None:
    """Forget which commit a branch or tag stood for, so that `fetch` asks the repository again."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(_commit_file(_home(_address(remote, source)), reference))


def _address(remote: str, source: str) -> str:
    url = remote if "://" in remote or "@" in remote else f"file://{os.path.abspath(os.path.join(source, remote))}"
    if not _URL.fullmatch(url):
        raise GitError(f"this is no address of a git repository: {remote}", hint="write https://…")
    return url


def _home(url: str) -> str:
    return str(user_cache() / "gems" / "git" / hashlib.sha256(url.encode()).hexdigest()[:24])


def _commit_file(home: str, reference: str) -> str:
    return os.path.join(home, hashlib.sha256(reference.encode()).hexdigest()[:16] + ".commit")


def _kept_commit(home: str, reference: str) -> str:
    try:
        with open(_commit_file(home, reference), encoding="ascii", errors="replace") as file:
            return file.read(40)
    except OSError:
        return ""


def _unpack(url: str, home: str, reference: str, revision: str) -> str:
    """Clone a repository and write the files of a version to a folder with the commit's name; returns the commit."""
    os.makedirs(home, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as clone:
        _git(home, "clone", "--quiet", "--bare", "--", url, clone)
        with open(os.path.join(clone, "info", "attributes"), "w", encoding="ascii") as file:
            file.write("* -export-ignore -export-subst\n")  # a checkout has these files as they are
        commit = _commit_of(clone, revision or reference or "HEAD", url)
        packed = io.BytesIO(_git(clone, "archive", "--format=tar", commit))
        with contextlib.suppress(FileExistsError), staged(os.path.join(home, commit)) as folder:
            try:
                unpack_tar(packed, folder)
            except tarfile.TarError as error:
                raise GitError(f"the repository {_shown(url)} cannot be unpacked: {error}") from error
    if not revision:
        with open(_commit_file(home, reference), "w", encoding="ascii") as file:
            file.write(commit)
    return commit


def _commit_of(clone: str, version: str, url: str) -> str:
    if not version.startswith("-"):
        for name in (f"refs/heads/{version}", f"refs/tags/{version}", version):
            with contextlib.suppress(GitError):
                return _git(clone, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    raise GitError(f"the repository {_shown(url)} has no branch, tag or commit {version}")


def _gem_in(root: str, name: str, url: str) -> Gem:
    for pattern in ("", "*", "*/*"):
        for path in sorted(glob.glob(os.path.join(glob.escape(root), pattern, f"{glob.escape(name)}.gemspec"))):
            return Gem(os.path.dirname(path), read_gemspec(path, name))
    raise GitError(f"the repository {_shown(url)} has no {name}.gemspec")


def _git(folder: str, *words: str) -> bytes:
    if find_program("git") is None:
        raise GitError("a gem of the Gemfile lies in a git repository, and git is not installed", hint="install git")
    answer = run_cloning(folder, *words)
    if answer is None:
        raise GitError("git: it could not be run, or took too long", hint=OFFLINE)
    if answer.status:
        said = os.fsdecode(answer.errors).strip().splitlines() or ["it failed"]
        raise GitError(f"git: {_shown(said[-1])}", hint=OFFLINE)
    return answer.output


def _shown(text: str) -> str:
    """A text without the credentials of addresses in it."""
    return re.sub(r"(://)[^/\s@]+@", r"\1", text)
