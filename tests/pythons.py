"""Runs tests on each supported Python that is installed, each in an environment of its own.

    python -m tests.pythons [--ends] [pytest's arguments]

With ``--ends`` only the oldest and the newest minor version take part, without that of the Python that runs this: all
tests run on it anyway.

Of each minor version the oldest patch found is taken, for that is where faults of Python itself are. Says which
versions ran, which was left out and which were not found. Exit status: 0 when the tests passed on all that ran, and
one was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Set
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MINORS = (11, 12, 13, 14)
"""The minor versions of Python 3 that are supported and released."""
_VERSION = "import sys; print(sys.implementation.name, *sys.version_info[:3], sys.version_info.releaselevel)"
Version = tuple[int, int, int]
Installed = dict[int, tuple[Version, str]]
"""Minor version → version and path of its interpreter."""


def installed() -> Installed:
    """The oldest interpreter of each minor version, of those on ``PATH`` and those of pyenv."""
    found: Installed = {}
    for program in _programs():
        version = _version(program)
        if version and version[1] in MINORS and version < found.get(version[1], ((4, 0, 0), ""))[0]:
            found[version[1]] = version, program
    return found


def _programs() -> Iterator[str]:
    folders = [Path(folder) for folder in os.get_exec_path()]
    folders += sorted((_pyenv() / "versions").glob("*/bin"))
    for folder in folders:
        for name in ("python3", *(f"python3.{minor}" for minor in MINORS)):
            if (program := folder / name).is_file():
                yield str(program)


def _pyenv() -> Path:
    return Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")


def _version(program: str) -> Version | None:
    """The version of a program, if it is a CPython that runs: a shim of pyenv may not, nor a pre-release count."""
    done = subprocess.run([program, "-c", _VERSION], capture_output=True, text=True, check=False)
    match done.stdout.split():
        case ["cpython", "3", minor, patch, "final"]:
            return 3, int(minor), int(patch)
    return None


def environment(version: Version, program: str) -> Path:
    """The interpreter of an environment with the package and its development extras, made or brought up to date."""
    folder = ROOT / ".venv" / "pythons" / _name(version)
    python, done, declared = folder / "bin" / "python", folder / ".developed", ROOT / "pyproject.toml"
    if not done.exists() or done.stat().st_mtime < declared.stat().st_mtime:
        # Debian's Python comes without ensurepip: the pip of this environment fills the other one.
        subprocess.run([program, "-m", "venv", "--clear", "--without-pip", str(folder)], check=True)
        pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", "--editable", f"{ROOT}[dev]"], check=True)
        done.touch()
    return python


def _name(version: Version) -> str:
    return ".".join(map(str, version))


def test_on(version: Version, program: str, arguments: list[str]) -> str:
    """Run the tests on one Python; returns one line that says how it went."""
    print(f"== Python {_name(version)} ({program})", flush=True)
    start = time.monotonic()
    command = [str(environment(version, program)), "-m", "pytest", "-q", "-n", "auto", *arguments]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    outcome = "passed" if status == 0 else f"failed (pytest's exit status {status})"
    return f"Python {_name(version)}: {outcome}, {time.monotonic() - start:.0f} s"


def test_on_each(found: Installed, arguments: list[str], left_out: Set[int]) -> list[str]:
    """Run the tests on each Python; returns a line for each minor version that says how it went.

    Args:
        found: the interpreters.
        arguments: those of pytest.
        left_out: the minor versions that take no part.
    """
    lines = []
    for minor in MINORS:
        if minor not in found:
            lines.append(f"Python 3.{minor}: not found")
        elif minor in left_out:
            lines.append(f"Python 3.{minor}: left out")
        else:
            lines.append(test_on(*found[minor], arguments))
    return lines


def _not_at_the_ends(found: Installed) -> set[int]:
    """The minor versions that are neither the oldest nor the newest that was found, or are that of what runs this."""
    ends = {min(found, default=0), max(found, default=0)} - {sys.version_info.minor}
    return {*found} - ends


def main() -> int:
    """Test on all, then say how it went on each."""
    found = installed()
    match sys.argv[1:]:
        case ["--ends", *arguments]:
            lines = test_on_each(found, arguments, _not_at_the_ends(found))
        case arguments:
            lines = test_on_each(found, arguments, frozenset())
    print(*lines, sep="\n")
    return 1 if any(": failed" in line for line in lines) or all(": not found" in line for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
