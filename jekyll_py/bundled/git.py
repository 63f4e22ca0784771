"""Asking git about a repository whose configuration is not trusted.

A repository's own configuration names programs: for signatures, pagers, monitors of the file system, hooks, and for
fetching the missing objects of a partial clone. None of them is run: options of the command line override that
configuration, and no protocol is allowed. A bare repository inside a checkout, which a clone may bring, is not used.
"""

from __future__ import annotations

import os

from ..plugins import find_program

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


def git(folder: str, *arguments: str) -> str:
    """The output of git in a folder; empty without git or without a repository."""
    import subprocess  # 2 ms of every start of a site for GitHub Pages, and most builds ask nothing

    program = find_program("git")
    if program is None:
        return ""
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    try:
        done = subprocess.run(
            [program, "--no-pager", *settings, "-C", folder, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_TIMEOUT,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return os.fsdecode(done.stdout)
