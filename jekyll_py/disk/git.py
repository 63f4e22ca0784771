"""Asking git about a repository whose configuration is not trusted.

A repository's own configuration names programs: for signatures, pagers, monitors of the file system, hooks, and for
fetching the missing objects of a partial clone. None of them is run: options of the command line override that
configuration, and no protocol is allowed. A bare repository inside a checkout, which a clone may bring, is not used.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from .program import find_program

_TIMEOUT = 60
"""Seconds; a long history takes a while."""
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


class Answer(NamedTuple):
    """The end of a run of git."""

    status: int
    output: str


def git(folder: str, *arguments: str) -> str:
    """The output of git in a folder; empty without git, without a repository, or if git fails."""
    answer = asked(folder, *arguments)
    return answer.output if answer.status == 0 else ""


def asked(folder: str, *arguments: str) -> Answer:
    """The exit status and the output of git in a folder; status 127 without git."""
    import subprocess  # 2 ms of every start of a site for GitHub Pages, and most builds ask nothing

    program = find_program("git")
    if program is None:
        return Answer(127, "")
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    try:
        done = subprocess.run(
            [program, "--no-pager", *settings, "-C", folder, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, subprocess.SubprocessError):
        return Answer(127, "")
    return Answer(done.returncode, os.fsdecode(done.stdout))
