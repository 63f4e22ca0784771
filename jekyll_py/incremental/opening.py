"""The memory of a site, on the disk unless its configuration says otherwise."""

from __future__ import annotations

import os

from ..configuration import Configuration
from ..source import Source
from ..target import JEKYLL
from ..user_secret import user_secret
from .fingerprint import fingerprint
from .memory import Explain, Memory
from .store import Store


def open_memory(config: Configuration, *, again: bool = False, explain: Explain | None = None) -> Memory | None:
    """What keeps renders from one build to the next.

    Args:
        config: the site's configuration.
        again: this process builds more than once, so that a memory is of use even when nothing is kept on disk.
        explain: told what is rendered, and why.
    """
    disk = _store(config)
    return Memory(disk, explain) if disk is not None or again or explain is not None else None


def _store(config: Configuration) -> Store | None:
    """As the compiled templates: nothing on disk with ``disable_disk_cache`` or, on a site for Jekyll, ``safe``."""
    safe = config.flag("safe") and config["target"] == JEKYLL
    secret = None if safe or config.flag("disable_disk_cache") else user_secret()
    if secret is None:
        return None
    folder = Source(config.source).absolute(config.text("cache_dir"))
    return Store(os.path.join(folder, "renders"), _name(config), secret)


def _name(config: Configuration) -> str:
    """A preview and a build for production take turns without spoiling each other's."""
    served = bool(config.get("serving"))
    return fingerprint([config.destination, config.environment, config["target"], served]).hex()
