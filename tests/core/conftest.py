"""The Ruby process the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.core.ruby import Ruby


@pytest.fixture(scope="session")
def ruby() -> Iterator[Ruby]:
    process = Ruby()
    yield process
    process.close()
