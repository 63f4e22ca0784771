"""What several of these tests need."""

from __future__ import annotations

import pytest

from jekyll_py.server import batch


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits longer for the end of a save, so that a busy machine does not tear one into two."""
    monkeypatch.setattr(batch, "QUIET", 0.1)
    monkeypatch.setattr(batch, "MISSING", 0.2)
