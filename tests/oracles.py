"""What tests compare with: the Ruby originals, Chromium and the shared conformance suites.

A missing one skips the test with one line that names it; with ``CI`` set it fails instead, so that nothing is
left out silently.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))


@cache
def available(name: str) -> bool:
    """Whether the oracle is here: ``shared`` is a folder, every other name a program on PATH."""
    return SHARED.is_dir() if name == "shared" else shutil.which(name) is not None


def need(name: str) -> None:
    """Go on when the oracle ``name`` is here; otherwise skip the test, or fail it in CI.

    Args:
        name: ``shared`` or a program such as ``jekyll``, ``ruby``, ``chromium``.
    """
    if available(name):
        return
    message = f"missing oracle: {name}"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
