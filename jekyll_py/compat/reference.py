"""Which program our bytes are compared with."""

from __future__ import annotations

import os


def debian() -> bool:
    """Whether to follow Debian's Jekyll 4.3.1 (Psych, sassc, Liquid 5.4) where it and upstream Jekyll differ.

    Set by ``JEKYLL_PY_REFERENCE=debian``, for tests that compare bytes with the Jekyll that Debian installs.
    """
    return os.environ.get("JEKYLL_PY_REFERENCE") == "debian"
