"""Replacing a file at once, so that others find the old content or the new one, never a part of it."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO

from .regular_file import open_regular_nofollow


@contextlib.contextmanager
def replacing(
    path: str | os.PathLike[str], opener: Callable[[str, int], int] | None = open_regular_nofollow
) -> Iterator[BinaryIO]:
    """A new file, which takes the place of ``path`` when the block ends, and is removed if it raises.

    Threads and processes that replace a file at the same time each put a whole one there.

    Args:
        path: the file; a link is replaced itself.
        opener: opens the new file, as for `open`. By default only this user can read it; with None, whoever the
            user's ``umask`` lets.

    Raises:
        OSError: the file cannot be written.
    """
    draft = os.path.join(os.path.dirname(path), f".jekyll-py-{os.getpid()}-{threading.get_ident()}")
    with contextlib.suppress(FileNotFoundError):
        os.remove(draft)  # of a process of the same number that was killed
    try:
        with open(draft, "xb", opener=opener) as file:
            yield file
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(draft)
        raise
