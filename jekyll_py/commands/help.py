"""The command ``help``: lists of commands and options, in Jekyll's layout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import JekyllError
from .examples import EXAMPLES
from .options import GLOBAL, OptionSpec
from .request import Request
from .table import COMMANDS, CommandSpec, command

if TYPE_CHECKING:
    from .plugin_command import PluginCommand

VERSION = f"jekyll-py {__version__}"
_SUMMARY = "Jekyll without Ruby"


def run(request: Request) -> int:
    """Print the help of the program, or of the command in the arguments, which may come from a plugin of the site."""
    if not request.arguments:
        print(program(_of_plugins(request)))
        return 0
    name = request.arguments[0]
    row = command(name)
    if row is not None:
        print(message(row))
        return 0
    brought = _of_plugins(request)
    if name in brought:
        return brought[name].explain()
    print(f"{'Error: ':>20}Hmm... we don't know what the '{name}' command is.", file=sys.stderr)
    known = [*(known for each in COMMANDS for known in _names(each)), *brought]
    print(f"{'Valid commands: ':>20}{', '.join(known)}")
    return 1


def program(brought: Mapping[str, PluginCommand] = MappingProxyType({})) -> str:
    """The help of the program: its options and all commands.

    Args:
        brought: the commands of the site's plugins, by name.
    """
    rows = [(", ".join(_names(row)), row.prose) for row in COMMANDS]
    rows += [(name, each.summary) for name, each in brought.items()]
    width = max(len(names) for names, _ in rows)
    usage = _usage(f"{VERSION} -- {_SUMMARY}", "<subcommand> [options]", GLOBAL)
    return "\n".join([usage, "", "Subcommands:", *(f"  {names:<{width}}  {prose}".rstrip() for names, prose in rows)])


def _of_plugins(request: Request) -> Mapping[str, PluginCommand]:
    """The commands of the plugins of the site that the options name; none if its configuration cannot be read."""
    from .plugin_command import commands_of  # which reads a configuration: ``--help`` does not

    try:
        return commands_of(request.overrides())
    except JekyllError:
        return {}


def message(row: CommandSpec) -> str:
    """The help of a command: its own options, the global options that it does not redefine, and examples."""
    own = {flag for option in row.options for flag in option.flags}
    shared = [option for option in GLOBAL if own.isdisjoint(option.flags)]
    usage = _usage(f"jekyll-py {row.name} -- {row.prose}", row.syntax, (*row.options, *shared))
    return "\n".join([usage, *_examples(row.name)])


def _examples(name: str) -> Iterator[str]:
    examples = EXAMPLES.get(name, ())
    if examples:
        yield from ("", "Examples:")
    for example in examples:
        yield from ("", f"  # {example.prose}", f"  jekyll-py {example.words}")


def _usage(title: str, syntax: str, options: Sequence[OptionSpec]) -> str:
    written = [_written(option) for option in options]
    width = max(map(len, written))
    rows = [f"{text:<{width}}  {option.prose}" for text, option in zip(written, options, strict=True)]
    return "\n".join([title, "", "Usage:", "", f"  jekyll-py {syntax}", "", "Options:", *rows])


def _names(row: CommandSpec) -> tuple[str, ...]:
    return (row.name, *row.aliases)


def _written(option: OptionSpec) -> str:
    """The flags of an option as the help shows them: at most one short and one long form."""
    short = next((flag for flag in option.flags if not flag.startswith("--")), "")
    long = next(flag for flag in option.flags if flag.startswith("--"))
    if option.kind == "switch":
        long = f"--[no-]{long[2:]}"
    return f"{short + ', ' if short else '':>12}{long} {option.metavar}".rstrip()
