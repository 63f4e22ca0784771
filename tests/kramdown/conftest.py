"""One resident Ruby for all tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kramdown.oracle import Kramdown, ruby_kramdown


@pytest.fixture(scope="session")
def ruby() -> Iterator[Kramdown]:
    with ruby_kramdown() as process:
        yield process
