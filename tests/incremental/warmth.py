"""Caches for thousands of builds in one process, of results that cannot depend on the site that is edited."""

from __future__ import annotations

import os

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.disk.source import Source
from jekyll_py.liquid import CodeCache
from jekyll_py.liquid.cache import Entry
from jekyll_py.render import templates

MEMORY = "/dev/shm"
"""A file system in memory, on Linux."""


def folder() -> str | None:
    """Where sites are edited that nobody keeps; None for the usual place of temporary files."""
    return MEMORY if os.access(MEMORY, os.W_OK) else None


def warm(patch: pytest.MonkeyPatch) -> None:
    """Until ``patch`` is undone, compile each template once."""
    codes = _CodesInMemory()

    def code_cache(_config: Configuration, _source: Source) -> CodeCache:
        return codes

    patch.setattr(templates, "code_cache_of", code_cache)


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
