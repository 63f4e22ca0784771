"""The memory of a site, on the disk unless its configuration says otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable

from ..config.cache_folder import cache_folder, is_kept
from ..config.configuration import Configuration
from ..disk.private import NotPrivateError
from ..disk.user_secret import user_secret
from .cache import RenderCache
from .fingerprint import fingerprint
from .store import Store
from .transaction import Explain


def open_cache(
    config: Configuration,
    *,
    again: bool = False,
    explain: Explain | None = None,
    warn: Callable[[NotPrivateError], None] = lambda _: None,
) -> RenderCache | None:
    """What keeps renders from one build to the next.

    Args:
        config: the site's configuration.
        again: this process builds more than once, so that a memory is of use even when nothing is kept on disk.
        explain: told what is rendered, and why.
        warn: told why nothing is kept on disk although it might be.
    """
    disk = _store(config, warn)
    return RenderCache(disk, explain) if disk is not None or again or explain is not None else None


def _store(config: Configuration, warn: Callable[[NotPrivateError], None]) -> Store | None:
    if not is_kept(config):
        return None
    try:
        secret = user_secret(config.source)
    except NotPrivateError as error:
        warn(error)
        return None
    if secret is None:
        return None
    folder = cache_folder(config)
    folder.make()
    return Store(os.path.join(folder.path, "renders"), _name(config), secret)


def _name(config: Configuration) -> str:
    """A preview and a build for production take turns without spoiling each other's."""
    served = bool(config.get("serving"))
    return fingerprint([config.destination, config.environment, config["target"], served]).hex()
