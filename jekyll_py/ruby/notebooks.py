"""``jupyter nbconvert``, in the form in which plugins have it show a notebook: it reads one file and prints HTML."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence

from ..disk.program import find_program
from ..errors import JekyllError

_COMMAND = ["jupyter", "nbconvert", "--to", "html", "--stdout"]
_OPTIONS = frozenset({"--no-input", "--no-prompt"})
_TIMEOUT = 300
"""Seconds."""


def is_conversion(words: Sequence[str]) -> bool:
    """Whether a command shows a notebook."""
    rest = words[len(_COMMAND) :]
    is_named = bool(rest) and not rest[-1].startswith("-")
    return [*words[: len(_COMMAND)]] == _COMMAND and is_named and _OPTIONS.issuperset(rest[:-1])


def shown(words: Sequence[str], readable: Callable[[str], str]) -> tuple[int, str]:
    """The status and the output of such a command.

    It runs in an empty folder, as Jupyter also reads settings, which are code, from the folder that it runs in.

    Args:
        words: the command.
        readable: gives the path of a file that Ruby names; raises for one that it may not read.

    Raises:
        JekyllError: nbconvert is not installed, or takes too long.
    """
    *options, path = words[2:]
    command = [*_program(), *options, readable(path)]
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TIMEOUT)
        except subprocess.TimeoutExpired as error:
            raise JekyllError(f"jupyter nbconvert took more than {_TIMEOUT} seconds: {path}") from error
    sys.stderr.write(done.stderr.decode(errors="replace") if done.returncode else "")
    return done.returncode, done.stdout.decode(errors="replace")


def _program() -> list[str]:
    """The beginning of the command: nbconvert of the machine, or of this Python.

    Raises:
        JekyllError: there is neither.
    """
    found = find_program("jupyter-nbconvert")
    if found is not None:
        return [found]
    if importlib.util.find_spec("nbconvert") is None:
        raise JekyllError("jupyter nbconvert is not installed: pip install nbconvert")
    return [sys.executable, "-m", "nbconvert"]
