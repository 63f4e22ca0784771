"""Sites of this folder are built thousands of times with the same few templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jekyll_py.incremental import RenderCache
from tests.incremental import warmth


@pytest.fixture(autouse=True, scope="package")
def _warm() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        warmth.warm(patch)
        yield


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the files of every cache, which last as long as a program."""
    opened: list[RenderCache] = []
    begin = RenderCache.__init__

    def begin_and_note(cache: RenderCache, *arguments: Any, **keywords: Any) -> None:
        begin(cache, *arguments, **keywords)
        opened.append(cache)

    monkeypatch.setattr(RenderCache, "__init__", begin_and_note)
    yield
    for cache in opened:
        cache.close()
