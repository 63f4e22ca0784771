"""Makes the `RenderCache` of a site from its configuration, with a `Store` in the cache folder if one is allowed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..config.cache_folder import UnwritableFolderError, cache_folder, is_kept
from ..config.configuration import Configuration
from ..disk.private import NotPrivateError
from ..disk.user_secret import user_secret
from ..errors import JekyllError
from .cache import RenderCache
from .fingerprint import fingerprint
from .store.store import Store

if TYPE_CHECKING:
    from .transaction import Explain


def open_cache(
    config: Configuration,
    *,
    again: bool = False,
    explain: Explain | None = None,
    warn: Callable[[JekyllError], None] = lambda _: None,
    last: RenderCache | None = None,
) -> RenderCache | None:
    """The render cache of a site; None if it would be of no use.

    Args:
        config: the site's configuration.
        again: whether this process builds more than once, so that a cache without a store is of use.
        explain: called with the path of each item that is rendered, and why.
        warn: called with the reason why nothing is kept on the disk although the configuration allows it.
        last: the cache that this process had before the configuration changed: it is used if its store is the same one,
            so that the plan need not be read from there.
    """
    store = _store(config, warn)
    if last is not None and last.has_store(store):
        return last
    return RenderCache(store, explain, prepares=again) if store is not None or again or explain is not None else None


def _store(config: Configuration, warn: Callable[[JekyllError], None]) -> Store | None:
    if not is_kept(config):
        return None
    folder = cache_folder(config)
    try:
        secret = user_secret(config.source)
        if secret is None:
            return None
        folder.make()
    except (NotPrivateError, UnwritableFolderError) as error:
        warn(error)
        return None
    return Store(os.path.join(folder.path, "renders"), _name(config), secret)


def _name(config: Configuration) -> str:
    """The name of the store: a preview and a build for production, say, have one each."""
    served = bool(config.get("serving"))
    return fingerprint([config.destination, config.environment, config["target"], served]).hex()
