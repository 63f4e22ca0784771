"""The words that may stand at a place of the command line, for the completion of a shell."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from .options import GLOBAL, OptionSpec
from .table import COMMANDS, CommandSpec, command

SHELLS = ("bash", "zsh", "fish")


def completions(words: Sequence[str]) -> Sequence[str]:
    """The words that may stand in the place of the last one, and begin as it does.

    Args:
        words: those after the program's name; the last one, which may be empty, is being written.
    """
    *before, begun = words or ("",)
    row = next((found for word in before if (found := command(word)) is not None), None)
    return sorted({word for word in _candidates(row, before, begun) if word.startswith(begun)})


def _candidates(row: CommandSpec | None, before: Sequence[str], begun: str) -> Iterable[str]:
    options = (*GLOBAL, *(row.options if row is not None else ()))
    taking = next((each for each in options if before and before[-1] in each.flags and _takes_value(each)), None)
    if taking is not None:
        return _VALUES.get(taking.key, _nothing)()
    if begun.startswith("-"):
        return _spellings(options)
    if row is None and any(not word.startswith("-") for word in before):
        return ()  # after a command of a plugin
    if row is None:
        return [name for each in COMMANDS for name in (each.name, *each.aliases) if len(name) > 1]
    return _ARGUMENTS.get(row.name, _nothing)()


def _takes_value(option: OptionSpec) -> bool:
    return option.kind not in ("flag", "switch")


def _spellings(options: Iterable[OptionSpec]) -> Iterable[str]:
    for option in options:
        yield from (flag for flag in option.flags if flag.startswith("--"))
        if option.kind == "switch":
            yield f"--no-{option.flags[-1].removeprefix('--')}"


def _nothing() -> Iterable[str]:
    return ()


def _files(folder: str) -> Sequence[str]:
    """The files directly in a folder of the current site."""
    try:
        return [name for name in os.listdir(folder) if not name.startswith(".")]
    except OSError:
        return ()


def _layouts() -> Iterable[str]:
    from ..themes.theme import LAYOUTS

    return (*(os.path.splitext(name)[0] for name in _files("_layouts")), *LAYOUTS)


def _drafts() -> Iterable[str]:
    return [f"_drafts/{name}" for name in _files("_drafts")]


def _posts() -> Iterable[str]:
    return [f"_posts/{name}" for name in _files("_posts")]


def _styles() -> Iterable[str]:
    from ..highlight import theme_names

    return theme_names()


def _rules() -> Iterable[str]:
    from ..check.rules import RULES

    return tuple(RULES)


def _formats() -> Iterable[str]:
    from .check_output import FORMATS

    return tuple(FORMATS)


def _theme_words() -> Iterable[str]:
    from .theme import ACTIONS

    folders = ("_layouts", "_includes")
    return [*ACTIONS, *(f"{folder}/{name}" for folder in folders for name in _files(folder))]


_ARGUMENTS: Mapping[str, Callable[[], Iterable[str]]] = {
    "completion": lambda: SHELLS,
    "help": lambda: [row.name for row in COMMANDS],
    "highlight-css": _styles,
    "publish": _drafts,
    "unpublish": _posts,
    "theme": _theme_words,
}
"""The arguments of commands; those of others are files, which shells complete themselves."""

_VALUES: Mapping[str, Callable[[], Iterable[str]]] = {
    "layout": _layouts,
    "format": _formats,
    "fail_on": lambda: ("error", "warning"),
    "explain_rule": _rules,
    "host": lambda: ("127.0.0.1", "localhost", "0.0.0.0"),
}
"""The values of options."""
