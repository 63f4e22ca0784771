"""One resident Ruby for each test module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kramdown.oracle import Kramdown, ruby_kramdown


@pytest.fixture(scope="module")
def ruby() -> Iterator[Kramdown]:
    with ruby_kramdown() as process:
        yield process
