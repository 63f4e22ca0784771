"""The parsed command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..hints import near_miss
from ..lazy.tuples import NamedTuple
from .option_parser import UsageError, option_parser, parse
from .options import GLOBAL
from .table import COMMANDS, CommandSpec, command

_OF_THE_COMMAND = frozenset(
    {
        *(
            "baseline",
            "built",
            "check",
            "editor",
            "explain",
            "explain_rule",
            "fail_on",
            "format",
            "help",
            "https",
            "overlay",
            "report",
            "scope",
            "sync",
        ),
        *("json", "merge", "page", "trace", "trust", "verify", "version", "write_baseline"),
        *("external", "external_max_age", "external_private", "external_since", "translations"),
    }
)
"""Options that override no key of the configuration."""


class Request(NamedTuple):
    """A command with its arguments and options."""

    command: CommandSpec
    arguments: tuple[str, ...]
    """The positional arguments, such as a path."""
    options: Mapping[str, object]
    """The options that were given, by key."""

    def flag(self, key: str) -> bool:
        """Whether a flag was given."""
        return bool(self.options.get(key))

    def text(self, key: str) -> str | None:
        """The value of an option, None when it was not given."""
        value = self.options.get(key)
        return None if value is None else str(value)

    def texts(self, key: str) -> list[str]:
        """The values of an option that may be repeated."""
        value = self.options.get(key)
        return [str(each) for each in value] if isinstance(value, list) else []

    def overrides(self) -> dict[str, object]:
        """The options that override the configuration, by key."""
        return {key: value for key, value in self.options.items() if key not in _OF_THE_COMMAND}


def split(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """Separate the name of the command (None if missing) from the other words; global options may precede it."""
    with_value = {flag for option in GLOBAL if option.kind != "flag" for flag in option.flags}
    for index, word in enumerate(argv):
        if not word.startswith("-") and (index == 0 or argv[index - 1] not in with_value):
            return word, [*argv[:index], *argv[index + 1 :]]
    return None, list(argv)


def read(row: CommandSpec, words: Sequence[str]) -> Request:
    """Parse the words that follow a command.

    Raises:
        UsageError: an unknown option, or an invalid value of one.
    """
    options, arguments = parse(option_parser((*GLOBAL, *row.options)), words)
    return Request(row, tuple(arguments), options)


def read_without_command(words: Sequence[str]) -> Mapping[str, object]:
    """The options of a command line that has no command.

    Raises:
        UsageError: as `read`.
    """
    return parse(option_parser(GLOBAL), words)[0]


_RUBY_ONLY = {"docs": "jekyll-docs", "import": "jekyll-import"}


def find(name: str) -> CommandSpec:
    """The command with a name or alias.

    Raises:
        UsageError: the table has no such command.
    """
    row = command(name)
    if row is None:
        raise unknown_command(name)
    return row


def unknown_command(name: str) -> UsageError:
    """The error that there is no such command, in Jekyll's words."""
    if name in _RUBY_ONLY:
        return UsageError(
            f"fatal: You must install the '{_RUBY_ONLY[name]}' gem to use the 'jekyll {name}' command; it is "
            "written in Ruby."
        )
    names = [each for row in COMMANDS for each in (row.name, *row.aliases) if len(each) > 1]
    return UsageError(
        f"fatal: 'jekyll {name}' could not be found. You may need to install the jekyll-{name} gem "
        "or a related gem to be able to use this subcommand.",
        hint=near_miss(name, names, "jekyll-py ") or "jekyll-py help lists the subcommands",
    )
