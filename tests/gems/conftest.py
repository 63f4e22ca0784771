"""No gems, settings or proxies of the user's own, and a cache that is empty at the start of each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from jekyll_py.packages import gems
from tests.gems.index import Index

Serve = Callable[..., tuple[Index, str]]
"""Starts an index of archives (by the names of their files) and gives it with its address."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine."""
    for name in list(os.environ):
        if name.lower() in ("gem_home", "gem_path", "http_proxy", "all_proxy") or name.startswith("BUNDLE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(gems, "_USUAL_PATHS", ())


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Indexes that answer until the test ends."""
    with ExitStack() as running:

        def start(archives: dict[str, bytes]) -> tuple[Index, str]:
            index = Index(archives)
            return index, running.enter_context(index.running())

        yield start
