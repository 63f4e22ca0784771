"""Rendering with several processes: the same bytes, warnings and errors as with one.

Rendering has effects on later renders only through `RenderedTexts`, `Once` and the counters of templates. A worker
reports which of the three it read or changed. An item whose text could show that other items were rendered elsewhere
is left to the first process, which takes all items in the plan's order and has everything that comes before each.
"""

from .executors import runner_of
from .runner import ParallelRunner, Thresholds

__all__ = ["ParallelRunner", "Thresholds", "runner_of"]
