"""Sites of this folder are built thousands of times with the same few templates."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.incremental import warmth


@pytest.fixture(autouse=True, scope="package")
def _warm() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        warmth.warm(patch)
        yield
