"""The command ``clean``: remove the destination, the metadata file and the caches."""

from __future__ import annotations

import os
from collections.abc import Callable

from ..config.cache_folder import cache_folder, cache_path
from ..config.configuration import Configuration
from ..config.places import placing
from ..config.source_parts import check_source
from ..disk.removal import remove
from ..errors import JekyllError
from ..incremental.metadata import NAME as METADATA
from ..log import Logger
from ..output.destination import Destination, destination_of
from ..output.leftovers import Leftovers
from ..output.staging import Staging
from .request import Request
from .session import Session

_SASS_CACHE = ".sass-cache"
"""Left by Ruby's Sass."""


def run(request: Request) -> int:
    """Remove the destination, the metadata file and the caches.

    Raises:
        JekyllError: one of them may not be removed, so that nothing is, or the disk does not allow it.
    """
    session = Session.start(request)
    config = session.configure()
    source, log = config.text("source"), session.log
    with placing(config.files):
        check_source(config)
        destination, cache = _destination(config), cache_folder(config)
    _clean(config.text("destination"), os.path.isdir, log, lambda: _empty(config, destination))
    metadata, kept = os.path.join(source, METADATA), cache_path(config)
    _clean(metadata, os.path.isfile, log, lambda: remove(_itself(metadata)))
    _clean(kept, os.path.isdir, log, lambda: remove(_itself(kept)) if os.path.islink(kept) else cache.clear())
    sass = os.path.relpath(os.path.join(config.source, _SASS_CACHE))
    _clean(sass, os.path.isdir, log, lambda: remove(_itself(sass)))
    Staging(destination.path).close()  # removes what a build that was killed has left beside the output
    return 0


def _destination(config: Configuration) -> Destination:
    destination = destination_of(config)
    if os.path.isdir(destination.path):
        destination.check_removable()
    return destination


def _empty(config: Configuration, destination: Destination) -> None:
    """Remove the output but for what ``keep_files`` names and repositories; if nothing is left, the folder as well."""
    if os.path.islink(config.destination):
        remove(_itself(config.destination))
        return
    for path in Leftovers(destination.path, kept=config.strings("keep_files")).find():
        remove(os.path.join(destination.path, path))
    if not os.listdir(destination.path):
        os.rmdir(destination.path)


def _itself(path: str) -> str:
    """The real path of what has a name: of a link, its own."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def _clean(path: str, is_there: Callable[[str], bool], log: Logger, action: Callable[[], None]) -> None:
    if not is_there(path):
        log.info("Cleaner:", f"Nothing to do for {path}.")
        return
    log.info("Cleaner:", f"Removing {path}...")
    try:
        action()
    except OSError as error:
        raise JekyllError(f"cannot be removed: {error.strerror}", path=path) from error
