"""The bounds, and the error for going over one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..errors import JekyllError


class Limits(NamedTuple):
    """Optional bounds on the render of one page (of one template, where templates are used alone); None is no bound.

    Ruby Liquid's ``resource_limits`` are alike: ``render_score_limit`` counts nodes where ``iterations`` counts rounds,
    ``render_length_limit`` and ``assign_score_limit`` count bytes where ``output`` and ``text`` count characters.
    """

    iterations: int | None = None
    """Rounds of loops. Each template and include, each call of a macro, each item that a filter goes through and each
    1,000 characters of a long text that one goes through count as much."""
    output: int | None = None
    """Characters written, those that are captured and long texts that are put into lists among them."""
    text: int | None = None
    """Characters of one text."""
    digits: int | None = None
    """Digits of one whole number."""
    seconds: int | None = None
    """How long it may take, the compilation of a stylesheet included."""

    def __bool__(self) -> bool:
        """Whether there is any bound."""
        return any(bound is not None for bound in self)


_TOO_MUCH: Mapping[str, str] = {
    "iterations": "more than {:,} rounds of loops",
    "output": "more than {:,} characters of output",
    "text": "a text of more than {:,} characters",
    "digits": "a number of more than {:,} digits",
    "seconds": "it takes longer than {:,} seconds",
}


class LimitError(JekyllError):
    """Something went over one of its limits.

    Args:
        name: which one, such as ``iterations``.
        most: its value.
    """

    def __init__(self, name: str, most: int) -> None:
        super().__init__(_TOO_MUCH[name].format(most), hint=f"the limit is called {name}")
        self.name = name
