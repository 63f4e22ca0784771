"""Bounds on the work and memory for one page; a template that exceeds one raises an error.

As in Jekyll, there are none unless they are set.
"""

from .limits import LimitError, Limits
from .text import LARGE, MANY, Pieces, holds_large
from .usage import (
    PARSING,
    Account,
    Cost,
    Usage,
    check_digits,
    check_text,
    cost_of,
    current,
    keep,
    pay,
    spend,
    weighed,
    write,
)

__all__ = [
    "LARGE",
    "MANY",
    "PARSING",
    "Account",
    "Cost",
    "LimitError",
    "Limits",
    "Pieces",
    "Usage",
    "check_digits",
    "check_text",
    "cost_of",
    "current",
    "holds_large",
    "keep",
    "pay",
    "spend",
    "weighed",
    "write",
]
