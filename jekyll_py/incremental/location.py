"""The memory of a site, on the disk unless its configuration says otherwise."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

from ..config.configuration import Configuration
from ..config.target import JEKYLL
from ..disk.private import NotPrivateError
from ..disk.user_secret import user_secret
from ..output.places import cache_folder
from .cache import Explain, RenderCache
from .fingerprint import fingerprint
from .store import Store


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
    """As the compiled templates: nothing on disk with ``disable_disk_cache`` or, on a site for Jekyll, ``safe``."""
    safe = config.flag("safe") and config["target"] == JEKYLL
    if safe or config.flag("disable_disk_cache"):
        return None
    try:
        secret = user_secret(config.source)
    except NotPrivateError as error:
        warn(error)
        return None
    if secret is None:
        return None
    folder = cache_folder(config)
    _keep_from_git(folder)
    return Store(_unlinked(os.path.join(folder, "renders")), _name(config), secret)


def _unlinked(folder: str) -> str:
    """A folder of the cache; a link of its name, which would lead what is kept to somewhere else, is removed."""
    if os.path.islink(folder):
        with contextlib.suppress(OSError):
            os.remove(folder)
    return folder


def _keep_from_git(folder: str) -> None:
    """Make the cache folder, and have git ignore it, as Jekyll does."""
    with contextlib.suppress(OSError):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "x", encoding="utf-8") as file:
            file.write("# ignore everything in this directory\n*\n")


def _name(config: Configuration) -> str:
    """A preview and a build for production take turns without spoiling each other's."""
    served = bool(config.get("serving"))
    return fingerprint([config.destination, config.environment, config["target"], served]).hex()
