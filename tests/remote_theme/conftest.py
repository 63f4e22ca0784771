"""A server with one repository, and nothing of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.packages import gems
from jekyll_py.themes import cached_copy

from .codeload import HEAD, WHOLE, Codeload


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No gems, no proxy, a cache of its own, and copies that are always asked after."""
    for name in ("GEM_HOME", "GEM_PATH", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(gems, "_USUAL_PATHS", ())
    monkeypatch.setattr(cached_copy, "FRESH", 0)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Codeload]:
    """A server that has one repository."""
    with Codeload().running() as codeload:
        codeload.answers[HEAD] = WHOLE
        monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", codeload.url)
        monkeypatch.setenv("PAGES_API_URL", f"{codeload.url}/api/")
        yield codeload


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is out of reach: nobody listens on the port of a server that has stopped."""
    with Codeload().running() as codeload:
        monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", codeload.url)
