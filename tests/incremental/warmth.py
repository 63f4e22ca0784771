"""Caches for thousands of builds in one process: more is kept than by default, and what no site decides is kept too."""

from __future__ import annotations

import math
import os

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.disk.source import Source
from jekyll_py.liquid import CodeCache
from jekyll_py.liquid.cache import Entry
from jekyll_py.render import liquid_environment

MEMORY = "/dev/shm"
"""A file system in memory, on Linux."""


def folder() -> str | None:
    """Where sites are edited that nobody keeps; None for the usual place of temporary files."""
    return MEMORY if os.access(MEMORY, os.W_OK) else None


def warm(patch: pytest.MonkeyPatch) -> None:
    """Until ``patch`` is undone, compile each template once, and keep the render of each include, whatever it costs."""
    patch.setattr("jekyll_py.reuse.include.WORTH", 0)
    patch.setattr("jekyll_py.reuse.include.MOST_LOSS", math.inf)
    patch.setattr("jekyll_py.reuse.kept_results.WORTH", 0)
    codes = _CodesInMemory()

    def code_cache(_config: Configuration, _source: Source) -> CodeCache:
        return codes

    patch.setattr(liquid_environment, "code_cache_of", code_cache)


class _CodesInMemory(CodeCache):
    """Compiled templates by everything that shapes them."""

    def __init__(self) -> None:
        super().__init__(os.devnull, b"")
        self._entries: dict[bytes, Entry] = {}

    def get(self, key: bytes) -> Entry | None:
        """See `CodeCache.get`."""
        return self._entries.get(key)

    def put(self, key: bytes, entry: Entry) -> None:
        """See `CodeCache.put`."""
        self._entries[key] = entry
