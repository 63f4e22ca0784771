"""Caches for thousands of builds in one process, of results that cannot depend on the site that is edited."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.disk.source import Source
from jekyll_py.incremental import environment
from jekyll_py.liquid import CodeCache
from jekyll_py.liquid.cache import Entry
from jekyll_py.render import templates

MEMORY = "/dev/shm"
"""A file system in memory, on Linux."""


def folder() -> str | None:
    """Where sites are edited that nobody keeps; None for the usual place of temporary files."""
    return MEMORY if os.access(MEMORY, os.W_OK) else None


def warm(patch: pytest.MonkeyPatch) -> None:
    """Until ``patch`` is undone, compile each template once and look at the installed programs once."""
    codes = _CodesInMemory()

    def code_cache(_config: Configuration, _source: Source) -> CodeCache:
        return codes

    patch.setattr(templates, "_code_cache", code_cache)
    for name in ("_code", "_programs"):
        patch.setattr(environment, name, cache(_listed(getattr(environment, name))))


def _listed(function: Callable[..., Iterable[object]]) -> Callable[..., tuple[object, ...]]:
    """A generator function that gives a tuple."""
    return lambda *arguments: tuple(function(*arguments))


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
