"""Git repositories of tests: commits of a made-up user, at a given time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SETTINGS = {
    "user.name": "Ann Example",
    "user.email": "ann@example.org",
    "commit.gpgsign": "false",
    "safe.directory": "*",
}
_OPTIONS = [word for key, value in _SETTINGS.items() for word in ("-c", f"{key}={value}")]


def git(folder: Path, *words: str, date: str | None = None) -> str:
    """Run git in a folder.

    Args:
        folder: the folder.
        words: of the command line.
        date: the time of a commit; now without it.

    Returns:
        The output, without white space around it.

    Raises:
        CalledProcessError: it failed.
    """
    dates = {} if date is None else {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    command, environment = ["git", *_OPTIONS, *words], {**os.environ, **dates}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, *paths: str, date: str | None = None) -> None:
    """Commit files of a folder, all of them without a path, also if none has changed.

    Args:
        folder: the folder, which becomes a repository with the branch main if it is none.
        paths: the files.
        date: the time; now without it.
    """
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", *(paths or ("-A",)))
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change", date=date)
