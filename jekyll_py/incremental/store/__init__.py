"""The last build as it is kept for the next process: see `store`."""

from .store import Store

__all__ = ["Store"]
