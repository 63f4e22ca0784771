"""Snapshots of interpreters that have loaded what does not belong to one site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from tempfile import TemporaryDirectory

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from .calls import Function
from .compiled_module import CompiledModule
from .folders import Folder, place
from .interpreter import LIBRARY, Interpreter, Limits
from .observed_wasi import Look
from .snapshot import Snapshot
from .snapshot_files import keep_snapshot, read_snapshot, snapshot_file

_STEP = 16
"""Places for folders are made by so many, so that sites with a few gems more or less share a snapshot."""
CALLS, LIBRARIES = "calls", "libraries"
"""Notes: the calls of functions of Python, each with name, text and answer; the first parts of the names of libraries
that were searched in the load path."""


class Start(NamedTuple):
    """The code, and all that it needs, that an interpreter runs before anything of one site is loaded."""

    folders: Sequence[Folder]
    """The folders that it loads from, which are those of this package and come before all others."""
    code: str
    """Ruby code that loads it."""
    functions: Mapping[str, Function]
    """The functions of Python that it may call."""
    environment: Mapping[str, str]
    """Ruby's ``ENV``."""


BARE = Start((), "", {}, {})
"""Ruby with nothing but its prelude."""


def kept_snapshot(ruby: CompiledModule, start: Start, folders: int) -> Snapshot | None:
    """The snapshot of an interpreter after its start, made if there is none.

    Args:
        ruby: the module.
        start: what it loads.
        folders: how many folders the interpreter will see beside those of ``start``.

    Returns:
        None where nothing can be kept, and where the start fails, as it then will without a snapshot.
    """
    count = (folders // _STEP + 1) * _STEP
    guests = [each.guest for each in start.folders]
    file = snapshot_file(ruby, start.code, guests, [*start.environment.items()], count)
    if file is None:
        return None
    kept = read_snapshot(file)
    if kept is not None and are_answered(kept.notes[CALLS], start.functions):
        return kept
    with suppress(JekyllError):
        made = _made(ruby, start, count)
        keep_snapshot(made, file)
        return made
    return None


def are_answered(calls: Sequence[tuple[str, str, str]], functions: Mapping[str, Function]) -> bool:
    """Whether functions of Python answer calls as they did: each call with name, text and answer."""
    return all(functions[name](text) == answer for name, text, answer in calls)


def _made(ruby: CompiledModule, start: Start, count: int) -> Snapshot:
    """The snapshot of a new interpreter, whose other folders are empty.

    Raises:
        JekyllError: it does not start, or cannot be continued with other folders.
    """
    calls: list[tuple[str, str, str]] = []
    libraries: dict[str, None] = {}

    def observe(_look: Look, path: str) -> None:
        if path.startswith(f"{LIBRARY}/"):  # the first folder in which each library is searched
            libraries[path[len(LIBRARY) + 1 :].partition("/")[0].partition(".")[0]] = None

    with TemporaryDirectory(prefix="jekyll-py-ruby-") as empty:
        first = 1 + len(start.folders)  # after that of the libraries
        places = (Folder(empty, place(number)) for number in range(first, first + count))
        functions = {name: _noted(name, function, calls) for name, function in start.functions.items()}
        folders = (*start.folders, *places)
        interpreter = Interpreter(ruby, folders, functions, start.environment, Limits(), observe)
        try:
            interpreter.evaluate(start.code)
            return interpreter.snapshot(first)._replace(notes={CALLS: calls, LIBRARIES: [*libraries]})
        finally:
            interpreter.close()


def _noted(name: str, function: Function, calls: list[tuple[str, str, str]]) -> Function:
    def call(text: str) -> str:
        answer = function(text)
        calls.append((name, text, answer))
        return answer

    return call
