"""Where the compiled templates of a site are kept for its next build."""

from __future__ import annotations

import os
from hashlib import blake2b

from ..config.cache_folder import is_kept
from ..config.configuration import Configuration
from ..disk.newest import keep_newest
from ..disk.private import NotPrivateError, private_file, private_folder
from ..disk.source import Source
from ..disk.user_cache import user_cache
from ..disk.user_secret import user_secret
from ..liquid import CodeCache

_MOST_SITES = 64
"""The most sites whose compiled templates are kept."""


def code_cache_of(config: Configuration, source: Source) -> CodeCache | None:
    """The compiled templates of the site in the user's cache folder, unless nothing is to be kept on disk.

    They are code, and so never read from the site's own cache folder, which may have come with the site.
    """
    if not is_kept(config):
        return None
    try:
        secret = user_secret(source.root)
        folder = private_folder(user_cache() / "templates", outside=source.root)
        if secret is None:
            return None
        file = folder / f"{blake2b(os.fsencode(os.path.realpath(source.root)), digest_size=16).hexdigest()}.code"
        if not file.exists():
            keep_newest(folder, _MOST_SITES - 1)
    except (NotPrivateError, OSError, RuntimeError):
        return None
    return CodeCache(file, secret, private_file)
