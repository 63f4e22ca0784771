"""Parsing the options of a command line, with the messages of Ruby's ``OptionParser``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from ..errors import JekyllError
from ..hints import near_miss
from .options import OWN, OptionSpec


class UsageError(JekyllError):
    """The command line has an unknown command or option, or an invalid value."""


_REPLACED = {
    "--server": "the command is serve",
    "--serve": "the command is serve",
    "--no-server": "the command is build",
    "--auto": "the switch is --watch",
    "--no-auto": "leave off --watch",
    "--pygments": "the key highlighter of the configuration chooses",
    "--paginate": "this is a key of the configuration",
    "--url": "this is a key of the configuration",
}
"""Options of old versions of Jekyll, with the hint that names their replacement."""


def _formatter(prog: str) -> argparse.HelpFormatter:
    """A help formatter of fixed width: argparse makes one per option, and would ask the terminal for its width."""
    return argparse.HelpFormatter(prog, width=80)


class OptionParser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` instead of exiting."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    @property
    def spellings(self) -> Sequence[str]:
        """All flags that it knows."""
        return tuple(self._option_string_actions)

    def _get_option_tuples(self, option_string: str) -> list[Any]:
        """The options that an abbreviation may mean, each once: two spellings of one option are not ambiguous.

        As in Ruby's ``OptionParser``, a letter that is no option of its own abbreviates a long one (``-c FILE``).
        Where options of Jekyll begin so, those that it lacks are not meant.
        """
        found = super()._get_option_tuples(option_string) or self._of_letter(option_string)
        found = [each for each in found if each[0].dest not in OWN] or found
        return list({id(each[0]): each for each in found}.values())

    def _of_letter(self, option_string: str) -> list[Any]:
        letter, value = option_string[1], option_string[2:]
        if not letter.isalpha():
            return []
        found = super()._get_option_tuples(f"--{letter}={value}" if value else f"--{letter}")
        return [each for each in found if not value or each[0].nargs != 0]


def option_parser(options: Sequence[OptionSpec]) -> OptionParser:
    """A parser of options; a flag that occurs twice belongs to the later option, so commands override global ones."""
    parser = OptionParser(
        add_help=False,
        conflict_handler="resolve",
        argument_default=argparse.SUPPRESS,
        exit_on_error=False,
        formatter_class=_formatter,
    )
    for option in options:
        _ADD[option.kind](parser, option)
    return parser


def parse(parser: OptionParser, words: Sequence[str]) -> tuple[dict[str, object], list[str]]:
    """The options by key, and the other words.

    Raises:
        UsageError: an option is unknown, or its value cannot be used.
    """
    parser.add_argument("arguments", nargs="*", default=[])
    try:
        found, unknown = parser.parse_known_intermixed_args(words)
    except argparse.ArgumentError as error:
        raise UsageError(misused(error, words)) from None
    options = vars(found)
    arguments = [*options.pop("arguments"), *unknown]
    before = words[: words.index("--")] if "--" in words else words
    # argparse takes -1 for an argument, also where no option takes it for its value
    if invalid := next((word for word in arguments if word.startswith("-") and word != "-" and word in before), None):
        word = invalid.split("=")[0]
        hint = _REPLACED.get(word) or near_miss(word, parser.spellings)
        raise UsageError(f"invalid option: {invalid}", hint=hint)
    return options, arguments


def misused(error: argparse.ArgumentError, words: Sequence[str]) -> str:
    """The message of Ruby's ``OptionParser`` for an argument that argparse rejects."""
    if error.argument_name is None:
        return error.message  # of an ambiguous option, which older versions of argparse give to OptionParser.error
    flags = error.argument_name.split("/")
    given = next((word for word in words if word.split("=")[0] in flags), flags[0])
    if error.message.startswith("expected one argument"):
        return f"missing argument: {given}"
    value = error.message.rpartition(": ")[2].strip("'")
    return f"invalid argument: {given} {value}"


def _add_flag(parser: OptionParser, option: OptionSpec) -> None:
    parser.add_argument(*option.flags, dest=option.key, action="store_true", default=argparse.SUPPRESS)


def _add_switch(parser: OptionParser, option: OptionSpec) -> None:
    parser.add_argument(
        *option.flags, dest=option.key, action=argparse.BooleanOptionalAction, default=argparse.SUPPRESS
    )


def _add_value(parser: OptionParser, option: OptionSpec) -> None:
    nargs = "?" if option.metavar.startswith("[") else None
    parser.add_argument(*option.flags, dest=option.key, nargs=nargs, type=_TYPES[option.kind])


def _add_repeated(parser: OptionParser, option: OptionSpec) -> None:
    parser.add_argument(*option.flags, dest=option.key, action="append", default=argparse.SUPPRESS)


def _integer(text: str) -> int:
    return int(text.replace("_", ""), 0)


def _list(text: str) -> list[str]:
    return text.split(",")


_TYPES: Mapping[str, Callable[[str], object]] = {"text": str, "integer": _integer, "list": _list}
_ADD: Mapping[str, Callable[[OptionParser, OptionSpec], None]] = {
    "flag": _add_flag,
    "switch": _add_switch,
    "text": _add_value,
    "integer": _add_value,
    "list": _add_value,
    "repeated": _add_repeated,
}
