"""Whether this process may change a folder."""

from __future__ import annotations

import os


def may_change(folder: str) -> bool:
    """Whether the effective user may list a folder and add and remove entries."""
    return os.access(folder, os.R_OK | os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)
