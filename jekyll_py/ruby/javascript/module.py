"""The module of QuickJS: found in its package, and compiled once for this machine."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ...errors import JekyllError
from ..compiled_module import CompiledModule, compiled_module
from ..extra import HINT, RUNTIME

PACKAGE = "jekyll_py_quickjs"
"""The package that holds the module; it is made by ``make companions``."""


def is_installed() -> bool:
    """Whether JavaScript can run. Neither package is imported."""
    return find_spec(RUNTIME) is not None and find_spec(PACKAGE) is not None


@lru_cache(maxsize=1)
def javascript_module(outside: str) -> CompiledModule:
    """The module of this process; compiling it takes seconds, and a line says so.

    Args:
        outside: the folder of the site, which must not hold the user's cache.

    Raises:
        JekyllError: the package is not installed.
    """
    if not is_installed():
        raise JekyllError("JavaScript cannot run here", hint=HINT)
    return compiled_module(_source(), outside, "the JavaScript engine", "a few seconds")


def _source() -> Path:
    import jekyll_py_quickjs

    return Path(jekyll_py_quickjs.MODULE)
