"""The encoding of file names. Those of a site are UTF-8, whatever the locale says, as its texts and addresses are."""

from __future__ import annotations

import os
import sys

from ..errors import JekyllError

_VARIABLE = "PYTHONUTF8"


def is_utf8() -> bool:
    """Whether Python reads and writes the names of files as UTF-8."""
    return sys.getfilesystemencoding().lower() in ("utf-8", "utf8")


def check_utf8() -> None:
    """Refuse to go on where names would be read wrong.

    Raises:
        JekyllError: the locale has another encoding than UTF-8, and Python follows it.
    """
    if not is_utf8():
        raise JekyllError(
            f"names of files would be read as {sys.getfilesystemencoding()}, the encoding of the locale",
            hint=f"set LC_ALL=C.UTF-8, or {_VARIABLE}=1",
        )


def restart_in_utf8() -> None:
    """Start this program again in Python's UTF-8 mode if the locale has another encoding; else do nothing.

    Messages stay in the encoding of the locale. Where the user has chosen the mode, nothing is done either.
    """
    if is_utf8() or _VARIABLE in os.environ or sys.flags.ignore_environment:
        return
    said = {"PYTHONIOENCODING": f"{sys.stdout.encoding}:backslashreplace"}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**said, **os.environ, _VARIABLE: "1"})
