"""A site to run commands on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

MakeSite = Callable[..., Path]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MakeSite:
    """Makes the current folder a site of the files given by path, written with ``__`` for ``/``."""
    for name in ("JEKYLL_ENV", "JEKYLL_LOG_LEVEL", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    monkeypatch.chdir(tmp_path)

    def make(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make
