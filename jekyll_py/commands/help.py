"""``help``: the messages that list commands and options, in Jekyll's layout."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .. import __version__
from .request import Request
from .table import COMMANDS, GLOBAL, Command, Option, command

VERSION = f"jekyll-py {__version__}"
_SUMMARY = "Jekyll without Ruby"


def run(request: Request) -> int:
    """Print the message of the program, or of the command that is named."""
    if not request.arguments:
        print(program())
        return 0
    row = command(request.arguments[0])
    if row is None:
        print(
            f"{'Error: ':>20}Hmm... we don't know what the '{request.arguments[0]}' command is.",
            file=sys.stderr,
        )
        print(f"{'Valid commands: ':>20}{', '.join(name for each in COMMANDS for name in _names(each))}")
        return 1
    print(message(row))
    return 0


def program() -> str:
    """The message of the program."""
    width = max(len(", ".join(_names(row))) for row in COMMANDS)
    rows = [f"  {', '.join(_names(row)):<{width}}  {row.prose}" for row in COMMANDS]
    usage = _usage(f"{VERSION} -- {_SUMMARY}", "<subcommand> [options]", GLOBAL)
    return "\n".join([usage, "", "Subcommands:", *rows])


def message(row: Command) -> str:
    """The message of a command: its own options, then those of the program that it does not have itself."""
    own = {flag for option in row.options for flag in option.flags}
    shared = [option for option in GLOBAL if own.isdisjoint(option.flags)]
    return _usage(f"jekyll-py {row.name} -- {row.prose}", row.syntax, (*row.options, *shared))


def _usage(title: str, syntax: str, options: Sequence[Option]) -> str:
    written = [_written(option) for option in options]
    width = max(map(len, written))
    rows = [f"{text:<{width}}  {option.prose}" for text, option in zip(written, options, strict=True)]
    return "\n".join([title, "", "Usage:", "", f"  jekyll-py {syntax}", "", "Options:", *rows])


def _names(row: Command) -> tuple[str, ...]:
    return (row.name, *row.aliases)


def _written(option: Option) -> str:
    """The flags as the help shows them; a second spelling of a long one is left out."""
    short = next((flag for flag in option.flags if not flag.startswith("--")), "")
    long = next(flag for flag in option.flags if flag.startswith("--"))
    if option.kind == "switch":
        long = f"--[no-]{long[2:]}"
    return f"{short + ', ' if short else '':>12}{long} {option.metavar}".rstrip()
