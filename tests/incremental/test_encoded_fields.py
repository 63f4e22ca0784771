"""Fields that cannot be encoded, such as data nested too deep for marshal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_py.incremental.encoded_fields import changed_fields
from jekyll_py.incremental.fingerprint import encoded
from tests.incremental.workshop import Workshop


def test_fields_that_cannot_be_encoded_may_all_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance may give bytes that marshal takes for a tuple of two thousand million values."""
    monkeypatch.setattr(os, "urandom", lambda size: b"(\xff\xff\xff\x7f".ljust(size, b"N"))
    fields: dict[str, object] = {}
    fields["itself"] = fields
    assert changed_fields(encoded(fields), encoded({"title": "A"})) is None


def test_pages_that_share_a_path_can_be_compared(tmp_path: Path) -> None:
    posts = {f"_posts/2025-01-0{day}-a.md": f"---\ntitle: {day}\n---\n" for day in range(1, 6)}
    index = "---\ntitle: Home\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}"
    settings = {"plugins": ["jekyll-paginate"], "paginate": 2, "target": "jekyll", "time": "2026-01-01 00:00:00 +0000"}
    workshop = Workshop(tmp_path, {**posts, "index.html": index}, {}, settings)
    for title in ("One", "Two", "Three"):
        workshop.check()
        workshop.write("index.html", index.replace("Home", title))
    workshop.check()
