"""Bounds on what one page may cost, so that a stranger's template ends in an error and neither never nor in a full
memory. Without them, as in Jekyll, a page costs what it costs.
"""

from .limits import LimitError, Limits
from .text import LARGE, MANY, Pieces, holds_large
from .usage import PARSING, Account, Cost, Usage, check_digits, check_text, cost_of, current, keep, spend, weighed

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
    "spend",
    "weighed",
]
