"""What tests compare with: the Ruby originals, Chromium and the shared conformance suites.

A test says what it needs with a marker of that name (``@pytest.mark.jekyll``); ``tests/conftest.py`` leaves it out
where that is missing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))


def _is_program(name: str) -> bool:
    return shutil.which(name) is not None


_ORACLES: Mapping[str, Callable[[], bool]] = {
    "chromium": lambda: chromium.program() is not None,
    "jekyll": partial(_is_program, "jekyll"),
    "openssl": partial(_is_program, "openssl"),
    "rougify": partial(_is_program, "rougify"),
    "ruby": partial(_is_program, "ruby"),
    "shared": SHARED.is_dir,
}
"""Each marker, with how to find out whether what it names is here."""
ORACLES = tuple(_ORACLES)


@cache
def available(name: str) -> bool:
    """Whether an oracle, one of `ORACLES`, is here."""
    return _ORACLES[name]()
