"""From the words of the command line to a command and its exit status."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import FrameType

from ..errors import JekyllError
from .option_parser import UsageError
from .request import Request, find, read, read_without_command, split, unknown_command
from .signals import ENDING, handling
from .table import command


def dispatch(words: Sequence[str]) -> int:
    """Run the command that the words after the program's name ask for, and return the exit status."""
    try:
        with handling(ENDING, _terminate):
            return _run(words)
    except UsageError as error:
        return _report_usage_error(error)
    except Terminated as end:
        return 128 + end.number
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:  # the reader of our output has closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


class Terminated(KeyboardInterrupt):
    """A signal that ends a command like Ctrl-C, so that temporary files are removed.

    Attributes:
        number: SIGTERM, which CI services send, or SIGHUP, sent when a terminal is closed.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def _terminate(number: int, _frame: FrameType | None) -> None:
    raise Terminated(number)


def _run(words: Sequence[str]) -> int:
    name, rest = split(words)
    if name is None:
        return _without_command(rest)
    if command(name) is None:
        return _run_command_of_plugin(name, rest)
    request = read(find(name), rest)
    if request.flag("version"):
        return _print_version()
    if request.flag("help"):
        return _print_help(request)
    module = f".{request.command.module}"
    return _perform(name, lambda: int(import_module(module, __package__).run(request)), request.options)


def _run_command_of_plugin(name: str, words: Sequence[str]) -> int:
    def run() -> int:
        from . import plugin_command

        found = plugin_command.find(name, words)
        if found is None:
            read_without_command(words)  # Jekyll looks at the options first
            raise unknown_command(name)
        return found()

    return _perform(name, run, {"trace": not {"-t", "--trace"}.isdisjoint(words)})


def _perform(name: str, run: Callable[[], int], options: Mapping[str, object]) -> int:
    """Run a command and return its exit status; an exception becomes a message, with a traceback under ``--trace``."""
    try:
        return run()
    except (UsageError, BrokenPipeError):
        raise
    except (JekyllError, ExceptionGroup, OSError) as error:
        from .failure import report

        report(error, options)
        return 1
    except Exception as error:
        if options.get("trace"):
            raise
        from .failure import report_unexpected

        report_unexpected(error, name)
        return 1


def _without_command(words: Sequence[str]) -> int:
    options = read_without_command(words)
    if options.get("version"):
        return _print_version()
    from .help import program

    if options.get("help"):
        print(program())
        return 0
    print("A subcommand is required.", file=sys.stderr)
    print(program())
    return 1


def _print_version() -> int:
    from .help import VERSION

    print(VERSION)
    return 0


def _print_help(request: Request) -> int:
    from .help import message

    print(message(request.command))
    return 0


def _report_usage_error(error: UsageError) -> int:
    """Print Jekyll's message for a command line that cannot be parsed, and return the exit status."""
    if error.message.startswith("fatal:"):
        print(error.report(), file=sys.stderr)
        return 1
    from .help import VERSION

    for line in (
        "Whoops, we can't understand your command.",
        f"{error.message} ({error.hint})" if error.hint else error.message,
        "Run your command again with the --help switch to see available options.",
    ):
        print(f"{VERSION} | Error:  {line}", file=sys.stderr)
    return 1
