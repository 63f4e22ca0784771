"""The entry point of the command line. A command's module is imported only when it runs, so ``--help`` starts fast."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType

from . import commands
from .commands.option_parser import UsageError
from .commands.request import Request, find, read, read_without_command, split, unknown_command
from .commands.signals import ENDING, handling
from .commands.table import command
from .disk.encoding import restart_in_utf8
from .errors import JekyllError
from .lazy.compiled_patterns import keep_patterns
from .lazy.modules import find_faster


def script() -> int:
    """The console script: run `main` and end the process without Python's clean-up of objects.

    The clean-up takes a twentieth of a short run. Threads have ended by then, and functions registered with `atexit`
    have run.
    """
    find_faster()
    patterns = keep_patterns()
    _open_missing_streams()
    restart_in_utf8()
    status: list[int] = []
    atexit.register(_leave, status)
    status.append(main())
    if patterns is not None:
        patterns.save()
    return status[0]


def _leave(status: Sequence[int]) -> None:
    """End the process with the exit status, unless an uncaught exception is ending it (then ``status`` is empty)."""
    if status:
        os._exit(status[0] if _flush() else status[0] or 1)


def _flush() -> bool:
    """Whether all that was printed is written, which a full disk may prevent."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:  # the language server closes its own
                stream.flush()
    except BrokenPipeError:  # the reader has what it wants
        return False
    except OSError as error:
        with suppress(OSError):
            os.write(2, f"jekyll-py: the output cannot be written: {error.strerror}\n".encode())
        return False
    return True


def _open_missing_streams() -> None:
    """Connect standard streams that the process was started without (``>&-``) to nothing.

    Else the next file that is opened gets the number of the stream, and what a library prints is written into it.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                os.fstat(number)
                continue
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the words after the program's name; those of the process by default.

    Returns:
        The exit status: 0 for success, 1 for an error in the site or the command line, 130 after Ctrl-C, 143
        after SIGTERM, 129 after SIGHUP.
    """
    # A build makes many objects and few cycles: by default Python looks for them too often.
    gc.set_threshold(200_000, 20, 50)
    words = sys.argv[1:] if argv is None else list(argv)
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
    return _perform(name, lambda: int(import_module(module, commands.__name__).run(request)), request.options)


def _run_command_of_plugin(name: str, words: Sequence[str]) -> int:
    def run() -> int:
        from .commands import plugin_command

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
        from .commands.failure import report

        report(error, options)
        return 1
    except Exception as error:
        if options.get("trace"):
            raise
        from .commands.failure import report_unexpected

        report_unexpected(error, name)
        return 1


def _without_command(words: Sequence[str]) -> int:
    options = read_without_command(words)
    if options.get("version"):
        return _print_version()
    from .commands.help import program

    if options.get("help"):
        print(program())
        return 0
    print("A subcommand is required.", file=sys.stderr)
    print(program())
    return 1


def _print_version() -> int:
    from .commands.help import VERSION

    print(VERSION)
    return 0


def _print_help(request: Request) -> int:
    from .commands.help import message

    print(message(request.command))
    return 0


def _report_usage_error(error: UsageError) -> int:
    """Print Jekyll's message for a command line that cannot be parsed, and return the exit status."""
    if error.message.startswith("fatal:"):
        print(error.report(), file=sys.stderr)
        return 1
    from .commands.help import VERSION

    for line in (
        "Whoops, we can't understand your command.",
        f"{error.message} ({error.hint})" if error.hint else error.message,
        "Run your command again with the --help switch to see available options.",
    ):
        print(f"{VERSION} | Error:  {line}", file=sys.stderr)
    return 1
