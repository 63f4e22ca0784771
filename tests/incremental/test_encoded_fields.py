"""Fields that cannot be encoded, such as data nested too deep for marshal."""

from __future__ import annotations

import os

import pytest

from jekyll_py.incremental.encoded_fields import changed_fields
from jekyll_py.incremental.fingerprint import encoded


def test_fields_that_cannot_be_encoded_may_all_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance may give bytes that marshal takes for a tuple of two thousand million values."""
    monkeypatch.setattr(os, "urandom", lambda size: b"(\xff\xff\xff\x7f".ljust(size, b"N"))
    fields: dict[str, object] = {}
    fields["itself"] = fields
    assert changed_fields(encoded(fields), encoded({"title": "A"})) is None
