"""Where the user keeps what several sites share: downloaded themes, unpacked gems, the secret that signs caches."""

from __future__ import annotations

import os
from pathlib import Path


def user_cache() -> Path:
    """The user's cache folder (in ``XDG_CACHE_HOME``), never a part of a site; it need not be there yet.

    Raises:
        RuntimeError: the user has no home.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "jekyll_py"
