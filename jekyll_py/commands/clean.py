"""The command ``clean``: remove the destination, the metadata file and the caches."""

from __future__ import annotations

import os
import shutil

from ..config.configuration import Configuration
from ..config.places import placing
from ..errors import JekyllError
from ..log import Logger
from ..output import places
from .request import Request
from .session import Session

_DEFAULT_CACHE = ".jekyll-cache"
_CACHED = frozenset({".gitignore", "CACHEDIR.TAG", "Jekyll", "github", "liquid.code", "renders"})
"""Names that builds create in the cache folder; ``Jekyll`` is created by Ruby's Jekyll."""


def run(request: Request) -> int:
    """Remove the destination, the metadata file and the caches.

    Raises:
        JekyllError: `places.check` refuses one of the folders, or something cannot be removed.
    """
    session = Session.start(request)
    config = session.configure()
    with placing(config.files):
        places.check(config)
        cache = places.cache_folder(config)
    _remove(config.text("destination"), session.log)
    _remove(os.path.join(config.source, ".jekyll-metadata"), session.log)
    _remove_cache(config, cache, session.log)
    _remove(os.path.relpath(os.path.join(config.source, ".sass-cache")), session.log)
    return 0


def _remove_cache(config: Configuration, folder: str, log: Logger) -> None:
    """Remove the cache folder. In one with another name than ``.jekyll-cache`` remove only the entries of builds."""
    shown = os.path.join(config.text("source"), config.text("cache_dir"))
    is_ours = os.path.basename(folder) == _DEFAULT_CACHE or not os.path.isdir(folder) or os.path.islink(shown)
    if is_ours or {*os.listdir(folder)} <= _CACHED:
        _remove(shown, log)
        return
    for name in sorted(_CACHED.intersection(os.listdir(folder))):
        _remove(os.path.join(shown, name), log)
    log.warn("Cleaner:", f"{shown} holds other files, which are left alone.")


def _remove(path: str, log: Logger) -> None:
    """Remove a file, a folder or a link; links are not followed."""
    if not os.path.lexists(path):
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
