"""The cases of the rules: each family of `jekyll_py.check.rules` has a module here with a table ``CASES``."""

from __future__ import annotations

from importlib import import_module

from jekyll_py.check import rules

from .case import Case

CASES: tuple[Case, ...] = tuple(
    case
    for family in rules.FAMILIES
    for case in import_module(f".{family.__name__.rpartition('.')[2]}", __name__).CASES
)
"""The cases of all families."""
