"""Commands defined by the plugins of a site (`jekyll_py.plugins.Command`)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence

from ..config.configuration import Configuration
from ..diagnostics import Diagnostics
from ..disk.source import Source
from ..lazy.tuples import NamedTuple
from ..log import Logger
from ..plugins.command import Command
from ..plugins.failures import naming_plugins
from ..plugins.loader import load_plugins
from .option_parser import OptionParser, UsageError, misused, option_parser
from .options import CONFIG, GLOBAL


def find(name: str, words: Sequence[str]) -> Callable[[], int] | None:
    """A function that runs the command ``name`` of a site's plugins, or None if no plugin has it.

    Args:
        name: the name of the command.
        words: the rest of the command line; its global options name the site.

    Raises:
        JekyllError: the configuration or a plugin cannot be read, or the command does not accept the words.
    """
    given, rest = option_parser((*GLOBAL, CONFIG)).parse_known_args(words)
    options = vars(given)
    help_wanted = options.pop("help", False)
    given_options = {key: value for key, value in options.items() if key != "trace"}
    found = commands_of(given_options, Diagnostics(Logger().diagnostic)).get(name)
    if found is None:
        return None
    return found.explain if help_wanted else found.prepared(rest)


def commands_of(options: Mapping[str, object], diagnostics: Diagnostics | None = None) -> dict[str, PluginCommand]:
    """The commands of a site's plugins by name.

    Args:
        options: the options of the command line that override the configuration.
        diagnostics: gets a warning for each missing plugin.

    Raises:
        JekyllError: the configuration or a plugin cannot be read.
    """
    config = Configuration.load(options)
    source = Source(config.source, safe=config.flag("safe"))
    kinds = load_plugins(config, source, None, diagnostics or Diagnostics()).commands
    return {kind.name: PluginCommand(kind, config) for kind in kinds}


class PluginCommand(NamedTuple):
    """A command of a plugin, bound to the configuration of one site."""

    kind: type[Command]
    config: Configuration

    @property
    def summary(self) -> str:
        """One line for the list of commands."""
        return self.kind.summary

    def explain(self) -> int:
        """Print the help of the command and return the exit status."""
        self._parser(self.kind(self.config)).print_help()
        return 0

    def prepared(self, words: Sequence[str]) -> Callable[[], int]:
        """A function that runs the command with the words of a command line and returns the exit status.

        Raises:
            UsageError: the command does not accept the words.
        """
        command = self.kind(self.config)
        try:
            arguments = self._parser(command).parse_args(words)
        except argparse.ArgumentError as error:
            raise UsageError(misused(error, words)) from None

        def run() -> int:
            with naming_plugins():
                return command.run(arguments)

        return run

    def _parser(self, command: Command) -> OptionParser:
        parser = OptionParser(prog=f"jekyll-py {command.name}", description=command.summary, exit_on_error=False)
        command.options(parser)
        return parser
