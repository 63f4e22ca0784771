"""The user's cache folder, for what several sites share: themes, unpacked gems, the key that signs caches."""

from __future__ import annotations

import os
from pathlib import Path


def user_cache() -> Path:
    """The path of the cache folder, in ``XDG_CACHE_HOME`` or ``~/.cache``; it need not exist.

    Raises:
        RuntimeError: the user has no home folder.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "jekyll_py"
