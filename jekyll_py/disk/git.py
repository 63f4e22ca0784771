"""Running git: on repositories whose configuration is not trusted, and to clone in a folder of this program.

A repository's own configuration names programs: for signatures, pagers, monitors of the file system, hooks, and for
fetching the missing objects of a partial clone. None of them is run: options of the command line override that
configuration, and no protocol is allowed. A bare repository inside a checkout, which a clone may bring, is not used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..lazy.tuples import NamedTuple
from .program import find_program

_TIMEOUT = 60
"""Seconds; a long history takes a while."""
_CLONE_TIMEOUT = 300
"""Seconds."""
_NULL = os.devnull
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": _NULL,
    "core.sshCommand": "false",
    "core.pager": "cat",
    "core.alternateRefsCommand": "",
    "credential.helper": "",
    "diff.external": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_CLONE_SETTINGS = {
    "core.hooksPath": _NULL,
    "core.fsmonitor": "false",
    "core.pager": "cat",
    "protocol.ext.allow": "never",
}
"""The user's own programs for passwords and SSH are used."""
_CLONE_ENVIRONMENT = {"GIT_ALLOW_PROTOCOL": "https:ssh:git:file", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}


class Answer(NamedTuple):
    """The end of a run of git."""

    status: int
    output: bytes
    errors: bytes


def git(folder: str, *arguments: str) -> str:
    """The output of git in a folder; empty without git, without a repository, or if git fails."""
    answer = run(folder, *arguments)
    return "" if answer is None or answer.status else os.fsdecode(answer.output)


def run(folder: str, *arguments: str, given: bytes = b"") -> Answer | None:
    """The answer of git in a folder; None if git is not installed, or takes too long.

    Args:
        folder: the folder, which may hold any repository.
        arguments: the command of git, and its options.
        given: the input.
    """
    return _run(["-C", folder, *arguments], _SETTINGS, os.environ | _ENVIRONMENT, _TIMEOUT, given)


def run_cloning(folder: str, *arguments: str) -> Answer | None:
    """As `run`, for a command that may ask servers.

    Args:
        folder: a folder that this program has made; repositories above it are not used.
        arguments: the command of git, and its options.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_DIR")}
    environment = own | _CLONE_ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": os.path.dirname(folder)}
    return _run(["-C", folder, *arguments], _CLONE_SETTINGS, environment, _CLONE_TIMEOUT, b"")


def _run(
    arguments: Sequence[str], settings: Mapping[str, str], environment: Mapping[str, str], timeout: int, given: bytes
) -> Answer | None:
    import subprocess  # 2 ms of every start of a site for GitHub Pages, and most builds ask nothing

    program = find_program("git")
    if program is None:
        return None
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [program, "--no-pager", *options, *arguments]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, check=False, timeout=timeout, env={**environment}
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Answer(done.returncode, done.stdout, done.stderr)
