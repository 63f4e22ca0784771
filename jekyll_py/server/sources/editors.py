"""Opens a place of a source file in the editor of the person who runs the preview."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from ...errors import JekyllError, SourcePosition
from ...lazy.tuples import NamedTuple

ADVICE = "set JEKYLL_EDITOR to the command of an editor with a window, such as `code`, `subl` or `emacsclient`"
_UNSAFE_FOR_BATCH = frozenset('&|<>^%"!()')
"""Characters that cmd.exe takes for its own in the arguments of a batch file, as `code` is on Windows."""


class Place(NamedTuple):
    """A place in a file."""

    file: Path
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""

    @classmethod
    def at(cls, file: Path, text: str, offset: int) -> Self:
        """The place of a character in a file.

        Args:
            file: the file.
            text: its text.
            offset: of the character in the text.
        """
        position = SourcePosition.at(text, offset)
        return cls(file, position.line, position.column)


Arguments = Callable[[Place], Sequence[str]]


def _path_alone(place: Place) -> Sequence[str]:
    return [str(place.file)]


def _with_colons(place: Place) -> Sequence[str]:
    return [f"{place.file}:{place.line}:{place.column}"]


def _visual_studio_code(place: Place) -> Sequence[str]:
    return ["--reuse-window", "--goto", *_with_colons(place)]


def _jetbrains(place: Place) -> Sequence[str]:
    return ["--line", str(place.line), "--column", str(place.column - 1), str(place.file)]


def _kate(place: Place) -> Sequence[str]:
    return ["--line", str(place.line), "--column", str(place.column), str(place.file)]


def _gedit(place: Place) -> Sequence[str]:
    return [f"+{place.line}:{place.column}", str(place.file)]


def _emacs(place: Place) -> Sequence[str]:
    return ["--no-wait", *_gedit(place)]


def _textmate(place: Place) -> Sequence[str]:
    return ["--line", f"{place.line}:{place.column}", str(place.file)]


def _notepad(place: Place) -> Sequence[str]:
    return [f"-n{place.line}", f"-c{place.column}", str(place.file)]


def _vim(place: Place) -> Sequence[str]:
    return ["--remote-silent", f"+call cursor({place.line}, {place.column})", str(place.file)]


def _neovim(place: Place) -> Sequence[str]:
    quoted = str(place.file).replace("'", "''")
    edit = f"execute('edit '.fnameescape('{quoted}'))"
    return ["--remote-expr", f"[{edit}, cursor({place.line}, {place.column})]"]


ARGUMENTS: Mapping[str, Arguments] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "vscodium", "windsurf"), _visual_studio_code),
    **dict.fromkeys(("atom", "hx", "subl", "sublime_text", "zed", "zeditor"), _with_colons),
    **dict.fromkeys(
        ("clion", "goland", "idea", "idea64", "phpstorm", "pycharm", "rider", "rubymine", "rustrover", "webstorm"),
        _jetbrains,
    ),
    **dict.fromkeys(("kate", "kwrite"), _kate),
    **dict.fromkeys(("gedit", "gnome-text-editor", "xed"), _gedit),
    **dict.fromkeys(("gvim", "mvim", "vim"), _vim),
    "emacsclient": _emacs,
    "mate": _textmate,
    "notepad++": _notepad,
    "nvim": _neovim,
}
"""The arguments with which an editor goes to a place, by the name of its program. Others get the path alone."""

_IN_TERMINAL = frozenset({"ed", "emacs", "hx", "joe", "kak", "mcedit", "micro", "nano", "nvim", "pico", "vi", "vim"})
"""Editors that need a terminal, which the preview does not give them; some of them can be told through a server."""

_RUNNING = {
    "code": "code", "codium": "codium", "cursor": "cursor", "sublime_text": "subl", "zed-editor": "zed", "kate": "kate",
    "gedit": "gedit", "gnome-text-edit": "gnome-text-editor", "pycharm": "pycharm", "webstorm": "webstorm",
    "idea": "idea", "rubymine": "rubymine", "phpstorm": "phpstorm", "gvim": "gvim",
}  # fmt: skip
"""The command that talks to a running editor, by the name of its process."""


def open_place(place: Place, environment: Mapping[str, str] = os.environ) -> None:
    """Open a place in the editor.

    Args:
        place: the place; the file is absolute.
        environment: the variables that name the editor.

    Raises:
        JekyllError: no editor is known, or it cannot be started.
    """
    words = command(place, environment)
    if os.path.splitext(words[0])[1].lower() in (".bat", ".cmd") and not _UNSAFE_FOR_BATCH.isdisjoint(str(place.file)):
        raise JekyllError(f"{place.file.name} has characters that {words[0]} cannot be given", hint="rename the file")
    silent = subprocess.DEVNULL
    try:
        subprocess.Popen(words, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        raise JekyllError(f"{words[0]} cannot be started: {error.strerror}", hint=ADVICE) from error


def command(
    place: Place, environment: Mapping[str, str], processes: Callable[[], Sequence[str]] | None = None
) -> list[str]:
    """The command that opens a place: the first of `_candidates` whose program is installed.

    Args:
        place: the place.
        environment: the variables that name the editor.
        processes: the names of the running processes; those of this machine by default.

    Raises:
        JekyllError: there is none.
    """
    for words in _candidates(environment, processes or _processes):
        program = shutil.which(words[0], path=environment.get("PATH"))
        if program is not None:
            arguments = ARGUMENTS.get(Path(words[0]).stem.lower(), _path_alone)
            return [program, *words[1:], *arguments(place)]
    raise JekyllError("it is not known which editor to open", hint=ADVICE)


def _candidates(environment: Mapping[str, str], processes: Callable[[], Sequence[str]]) -> Iterator[list[str]]:
    """Commands in the order of preference, without the place: what is named for this, servers, windows, what runs."""
    if own := _words(environment.get("JEKYLL_EDITOR", "")):
        yield own
    yield from _servers(environment)
    for name in ("VISUAL", "EDITOR"):
        words = _words(environment.get(name, ""))
        if words and Path(words[0]).stem.lower() not in _IN_TERMINAL:
            yield words
    running = set(processes())
    yield from ([program] for process, program in _RUNNING.items() if process in running)


def _servers(environment: Mapping[str, str]) -> Iterator[list[str]]:
    """Editors in whose terminal the preview runs."""
    if server := environment.get("NVIM"):
        yield ["nvim", "--server", server]
    if server := environment.get("VIM_SERVERNAME"):
        yield ["vim", "--servername", server]
    if environment.get("INSIDE_EMACS"):
        yield ["emacsclient"]
    if environment.get("TERM_PROGRAM") == "vscode":
        yield from ([name] for name in ("code", "codium", "cursor"))


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text, posix=os.name == "posix")
    except ValueError:  # a quote is not closed
        return text.split()


def _processes() -> Sequence[str]:
    """The names of the running processes, where the system tells them in files (Linux) or by ``ps`` (macOS)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/comm"):
        with suppress(OSError):
            found.append(entry.read_text(errors="replace").strip())
    if found or os.name != "posix":
        return found
    with suppress(OSError, subprocess.SubprocessError):
        listed = subprocess.run(["ps", "-axo", "comm="], capture_output=True, text=True, timeout=5, check=False)
        found = [os.path.basename(line.strip()) for line in listed.stdout.splitlines()]
    return found
