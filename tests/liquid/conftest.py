"""Fixtures of the tests that compare with Ruby's Liquid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .ruby import RubyLiquid


@pytest.fixture(scope="module")
def ruby() -> Iterator[RubyLiquid]:
    """The Ruby process."""
    process = RubyLiquid()
    yield process
    process.close()
