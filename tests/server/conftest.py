"""Fixtures of several of these tests."""

from __future__ import annotations

import pytest

from jekyll_py.server import change_batch


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits longer for the end of a save, so that a busy machine does not tear one into two."""
    monkeypatch.setattr(change_batch, "QUIET", 0.1)
    monkeypatch.setattr(change_batch, "MISSING", 0.2)
