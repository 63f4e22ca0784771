"""The entry point of the command line.

A command's module is imported only when it runs, so ``--help`` starts fast; all modules but those of `lazy` are
imported once the finder that finds them fast is in its place.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from .lazy.compiled_patterns import keep_patterns
from .lazy.modules import find_faster


def script() -> int:
    """The console script: run `main` and end the process without Python's clean-up of objects.

    The clean-up takes a twentieth of a short run. Threads have ended by then, and functions registered with `atexit`
    have run.
    """
    find_faster()
    patterns = keep_patterns()
    from .disk.encoding import restart_in_utf8

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
    from .commands.dispatch import dispatch

    return dispatch(sys.argv[1:] if argv is None else list(argv))
