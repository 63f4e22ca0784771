"""Builds of hostile sites in processes that may write nothing but a throw-away folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NoReturn, TextIO

from tests.oracles import ROOT

_USER = 65534
"""``nobody``, who owns nothing."""
_DROP = ("setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups")
_READ_ALL = ("--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search")
"""Python itself may lie in a folder of root's."""


def run(folder: Path, *words: str, module: str = "jekyll_py", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module as a user who can write below ``folder`` and nowhere else of importance.

    Args:
        folder: a throw-away folder, which is handed over to that user; the process starts in ``site`` there.
        words: the command line.
        module: the module.
        environment: variables beside those every process gets.
    """
    home = folder / "home"
    home.mkdir(exist_ok=True)
    variables = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"PYTHONPATH": str(ROOT), "JEKYLL_PY_TARGET": "jekyll", "XDG_CACHE_HOME": str(home / ".cache")}
    command = [sys.executable, "-m", module, *words]
    if os.geteuid() == 0:
        for parent, folders, files in os.walk(folder):
            for name in (".", *folders, *files):
                os.chown(os.path.join(parent, name), _USER, _USER, follow_symlinks=False)
        command = [*_DROP, *_READ_ALL, *command]
    return subprocess.run(
        command, cwd=folder / "site", env=variables | environment, capture_output=True, encoding="utf-8", timeout=300
    )


@contextmanager
def throw_away() -> Iterator[Path]:
    """A folder that this user can reach, unlike those of pytest below one of root's."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", str(folder)], check=True)
        shutil.rmtree(folder)


def call(folder: Path, work: Callable[[], None]) -> None:
    """Call a function in a copy of this process that may do nothing but what `_USER` may.

    Args:
        folder: a throw-away folder, which is handed over to that user with its modes as they are.
        work: the function. What it imports must be imported before.

    Raises:
        AssertionError: the function raised; says what.
    """
    if os.geteuid() == 0:
        for parent, folders, files in os.walk(folder):
            for name in (".", *folders, *files):
                os.chown(os.path.join(parent, name), _USER, _USER, follow_symlinks=False)
    with warnings.catch_warnings(), tempfile.TemporaryFile("w+") as said:
        warnings.simplefilter("ignore", DeprecationWarning)  # no other thread holds what the function needs
        process = os.fork()
        if process == 0:
            _work(work, said)
        _, status = os.waitpid(process, 0)
        said.seek(0)
        assert status == 0, said.read()


def _work(work: Callable[[], None], said: TextIO) -> NoReturn:
    status = 1
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(_USER)
            os.setuid(_USER)
        work()
        status = 0
    except BaseException:
        traceback.print_exc(file=said)
        said.flush()
    finally:
        os._exit(status)


def can_drop_privileges() -> bool:
    """Whether hostile builds can run here without being root."""
    return os.geteuid() != 0 or shutil.which("setpriv") is not None


def snapshot(folder: Path, without: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """All that lies in a folder, links not followed: what each is, by path.

    Args:
        folder: the folder.
        without: paths below it that are left out, with all below them.
    """
    found: dict[str, str] = {}
    for parent, folders, files in os.walk(folder):
        below = Path(parent).relative_to(folder)
        folders[:] = [name for name in folders if (below / name).as_posix() not in without]
        for name in (*folders, *files):
            path = Path(parent, name)
            if (below / name).as_posix() not in without:
                found[(below / name).as_posix()] = _what(path)
    return found


def _what(path: Path) -> str:
    if path.is_symlink():
        return f"link to {os.readlink(path)}"
    return blake2b(path.read_bytes()).hexdigest() if path.is_file() else "folder"
