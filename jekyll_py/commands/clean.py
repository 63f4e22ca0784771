"""``clean``: remove what builds have written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from ..errors import JekyllError
from ..log import Logger
from .request import Request
from .session import Session


def run(request: Request) -> int:
    """Remove the destination, the metadata file and the caches.

    Raises:
        JekyllError: the destination holds the source, or something cannot be removed.
    """
    session = Session.start(request)
    config = session.configure()
    if f"{config.source}/".startswith(f"{config.destination.rstrip('/')}/"):
        raise JekyllError("Destination directory cannot be or contain the Source directory.")
    source = config.text("source")
    _remove(config.text("destination"), os.path.isdir, session.log)
    _remove(os.path.join(source, ".jekyll-metadata"), os.path.isfile, session.log)
    _remove(os.path.join(source, config.text("cache_dir")), os.path.isdir, session.log)
    _remove(".sass-cache", os.path.isdir, session.log)
    return 0


def _remove(path: str, is_there: Callable[[str], bool], log: Logger) -> None:
    if not is_there(path):
        log.info("Cleaner:", f"Nothing to do for {path}.")
        return
    log.info("Cleaner:", f"Removing {path}...")
    try:
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.remove(path)
    except OSError as error:
        raise JekyllError(f"cannot be removed: {error.strerror}", path=path) from error
