"""The extra ``ruby``: whether the parts that run Ruby code are installed."""

from __future__ import annotations

from importlib.util import find_spec

PACKAGE = "jekyll_py_ruby"
"""The package that holds the module; it is made by ``make companions``."""
RUNTIME = "wasmtime"
"""The package that runs it."""
HINT = 'pip install "jekyll-py[ruby]"'
"""The command that installs both."""


def is_installed() -> bool:
    """Whether Ruby code can run. Neither package is imported."""
    return find_spec(RUNTIME) is not None and find_spec(PACKAGE) is not None
