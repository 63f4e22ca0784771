"""Commands that plugins bring (`jekyll_py.plugins.Command`)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from ..configuration import Configuration
from ..diagnostics import Diagnostics
from ..log import Logger
from ..plugin_loader import load_plugins
from ..plugins import Command
from ..source import Source
from .request import Parser, UsageError, misused, option_parser
from .table import CONFIG, GLOBAL


def find(name: str, words: Sequence[str]) -> Callable[[], int] | None:
    """What runs the command ``name`` of a site's plugins; None when they bring no such command.

    Args:
        name: the command.
        words: the rest of the command line; its global options say which site it is.

    Raises:
        JekyllError: the configuration or a plugin cannot be read, or the words are none that the command knows.
    """
    given, rest = option_parser((*GLOBAL, CONFIG)).parse_known_args(words)
    options = vars(given)
    help_wanted = options.pop("help", False)
    config = Configuration.load({key: value for key, value in options.items() if key != "trace"})
    kind = next((each for each in _commands(config) if each.name == name), None)
    if kind is None:
        return None
    command, parser = kind(config), Parser(prog=f"jekyll-py {name}", description=kind.summary, exit_on_error=False)
    command.options(parser)
    return _explained(parser) if help_wanted else _prepared(command, parser, rest)


def _commands(config: Configuration) -> list[type[Command]]:
    source = Source(config.source, safe=config.flag("safe"))
    return load_plugins(config, source, None, Diagnostics(Logger().diagnostic)).commands


def _explained(parser: Parser) -> Callable[[], int]:
    def explain() -> int:
        parser.print_help()
        return 0

    return explain


def _prepared(command: Command, parser: Parser, words: Sequence[str]) -> Callable[[], int]:
    try:
        arguments = parser.parse_args(words)
    except argparse.ArgumentError as error:
        raise UsageError(misused(error, words)) from None
    return lambda: command.run(arguments)
