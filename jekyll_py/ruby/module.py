"""The module of CRuby: found in its package, and compiled once for this machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..errors import JekyllError
from .compiled_module import CompiledModule, compiled_module
from .extra import HINT, is_installed


@lru_cache(maxsize=1)
def ruby_module(outside: str) -> CompiledModule:
    """The module of this process; compiling it takes half a minute, and a line says so.

    Args:
        outside: the folder of the site, which must not hold the user's cache.

    Raises:
        JekyllError: the extra ``ruby`` is not installed.
    """
    if not is_installed():
        raise JekyllError("Ruby code cannot run here", hint=HINT)
    return compiled_module(_source(), outside, "the interpreter", "up to a minute")


def _source() -> Path:
    import jekyll_py_ruby

    return Path(jekyll_py_ruby.MODULE)
