"""New processes of Python that import nothing from the current folder, which may be that of a site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SAFE_PATH = "PYTHONSAFEPATH"


@contextmanager
def safe_path() -> Iterator[None]:
    """Processes of Python that are started in the block import nothing from the current folder.

    `multiprocessing` starts them with ``-c``, so that a ``multiprocessing.py`` in the folder of a site would be run.

    Raises:
        OSError: Python ignores environment variables, and so do the processes that it starts.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        raise OSError("new processes would import from the current folder")
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
