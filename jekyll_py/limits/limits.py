"""The names and values of the bounds, and the error for exceeding one."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple


class Limits(NamedTuple):
    """Optional bounds on the render of one page, or of one template where Liquid is used alone; None means no bound.

    They are similar to Ruby Liquid's ``resource_limits``, but ``render_score_limit`` counts nodes where ``iterations``
    counts rounds, and ``render_length_limit`` and ``assign_score_limit`` count bytes where ``output`` and ``text``
    count characters.
    """

    iterations: int | None = None
    """Rounds of loops. Each template and include, each call of a macro, each item that a filter processes and each
    1,000 characters of a long text that a filter processes count as one round."""
    output: int | None = None
    """Characters written, including those that are captured, and long texts that are put into lists."""
    text: int | None = None
    """Characters of one text."""
    digits: int | None = None
    """Digits of one whole number."""
    seconds: int | None = None
    """Seconds of wall time, including the compilation of a stylesheet."""

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
    """A render exceeded one of its limits.

    Args:
        name: the limit's name, a field of `Limits` such as ``iterations``.
        most: the limit's value.
    """

    def __init__(self, name: str, most: int) -> None:
        super().__init__(_TOO_MUCH[name].format(most), hint=f"the limit is called {name}")
        self.name = name
