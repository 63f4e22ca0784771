"""Rendering with several processes: the same bytes, warnings and errors as with one.

Rendering changes nothing but what was rendered so far, and that only through `RenderedTexts`, `Once` and
counters. A worker watches all three: an item whose result could show that others were rendered elsewhere is left to
the first process, which takes all items in the plan's order and has everything before each of them.
"""

from .executors import workforce_of
from .workforce import Terms, Workforce

__all__ = ["Terms", "Workforce", "workforce_of"]
