"""The programs that Ruby code may have run: git, to read the history of the site, and nbconvert, to show notebooks."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence

from ..disk import git
from ..disk.inside import lies_in
from ..disk.program import find_program
from ..errors import JekyllError
from . import notebooks
from .calls import Function
from .pipes import piped

_READING = frozenset(
    {
        "blame", "branch", "cat-file", "describe", "for-each-ref", "log", "ls-files", "ls-tree", "name-rev",
        "remote", "rev-list", "rev-parse", "shortlog", "show", "show-ref", "status", "symbolic-ref", "tag", "--version",
    }
)  # fmt: skip
"""The commands that show something. ``diff`` is not among them: it reads files outside the repository too."""
_REFUSED = (
    "--contents",
    "--delete",
    "--edit-description",
    "--exclude-from",
    "--ext-diff",
    "--file",
    "--filters",
    "--move",
    "--no-index",
    "--open-files-in-pager",
    "--output",
    "--set-upstream-to",
    "--textconv",
    "--unset-upstream",
)
"""Options that write a file, read one outside the repository, change the repository, or run a program."""
_REFUSED_LETTERS = ("-c", "-C", "-d", "-D", "-F", "-f", "-m", "-M", "-u", "-X")
"""Such options in short; those that mean something else for ``log``, and others, only cost a plugin that output."""
_LISTED = frozenset({"branch", "remote", "symbolic-ref", "tag"})
"""Commands that change the repository when they are given a name, so that they may have options alone."""
_NOT_FOUND = 127
"""The status of a shell that finds no such program."""
_SILENT = ("2>/dev/null", "2> /dev/null", "2>&1", ">/dev/null", "> /dev/null")
_LOOKING = frozenset({"command", "type", "where", "whereis", "which"})
"""The commands that say where a program is."""


def programs_in(folder: str, readable: Callable[[str], str]) -> Function:
    """The function ``program`` of an interpreter: its text is a command, the answer its status and its output.

    Args:
        folder: the folder of the site.
        readable: gives the path of a file that Ruby names; raises for one that it may not read.
    """

    def program(text: str) -> str:
        words = text.split("\0")
        first, *others = [words] if len(words) > 1 else _commands(text)
        if not others and notebooks.is_conversion(first):
            status, output = notebooks.shown(first, readable)
            return f"{status}\0{output}"
        if first[:1] and first[0] in _LOOKING:
            return _found(first[-1])
        place, arguments = _place(folder, first)
        answer = git.run(place, *_arguments(arguments))
        if answer is None:
            return f"{_NOT_FOUND}\0"
        return f"{answer.status}\0{_piped(os.fsdecode(answer.output), others)}"

    return program


def _found(name: str) -> str:
    """The answer to a question where a program is: of all programs there is only git."""
    return f"0\0{name}\n" if name == "git" and find_program(name) else "1\0"


def _place(folder: str, words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The folder in which a command runs, and the command without the words that name it.

    Raises:
        JekyllError: the folder is outside the site.
    """
    if words[:1] == ["cd"] and words[2:3] == ["&&"]:
        words = ["git", "-C", words[1], *words[4:]] if words[3:4] == ["git"] else words
    if words[:2] == ["git", "--no-pager"]:
        words = ["git", *words[2:]]
    if words[:2] != ["git", "-C"] or len(words) < 3:
        return folder, words
    place = os.path.join(folder, words[2])
    if not lies_in(place, folder):
        raise _refused(" ".join(words))
    return place, ["git", *words[3:]]


def _piped(output: str, commands: Sequence[Sequence[str]]) -> str:
    """The output of git after the programs that it is piped into.

    Raises:
        JekyllError: another program.
    """
    for words in commands:
        found = piped(output, words)
        if found is None:
            raise _refused(" ".join(words))
        output = found
    return output


def _commands(command: str) -> list[list[str]]:
    """The words of each command of a pipe.

    Raises:
        JekyllError: it needs a shell.
    """
    for silent in _SILENT:
        command = command.replace(silent, "")
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[list[str]] = [[]]
    for word in lexer:
        if word == "|":
            found.append([])
        elif not set(word) - set("();<>|&") and (word != "&&" or found[-1][:1] != ["cd"]):
            raise _refused(command)
        else:
            found[-1].append(word)
    if "`" in command or "$(" in command:
        raise _refused(command)
    return found


def _arguments(words: Sequence[str]) -> Sequence[str]:
    """The arguments of a command of git that only shows something.

    Raises:
        JekyllError: it is another program, or might change something.
    """
    command, rest = (words[1], words[2:]) if words[:1] == ["git"] and len(words) > 1 else ("", ())
    is_reading = command in _READING and not any(_is_refused(command, word) for word in rest)
    names = [word for word in rest if not word.startswith("-")]
    if not is_reading or (command in _LISTED and len(names) > (command == "symbolic-ref")):
        raise _refused(" ".join(words))
    return words[1:]


def _is_refused(command: str, word: str) -> bool:
    """Whether a word is such an option; git takes the beginning of a long one for the whole."""
    if word.startswith("--"):
        name = word.partition("=")[0]
        return any(option.startswith(name) for option in _REFUSED if len(name) > 2)
    return command in _LISTED and word.startswith(_REFUSED_LETTERS)


def _refused(command: str) -> JekyllError:
    return JekyllError(f"Ruby code cannot run programs here, but for git to read the history: {command}")
