"""Sites made of a mapping of files, built in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import jekyll_py
from jekyll_py.site import Build


class Folder:
    """A site on disk; `build` writes it to ``_site``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, ``\\n`` as it is."""
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def build(self, **config: Any) -> Build:
        """Build it for the target ``jekyll``."""
        return jekyll_py.build(self.root, **{"target": "jekyll", **config})

    def output(self, path: str) -> str:
        """The text of a written file."""
        return (self.root / "_site" / path).read_bytes().decode()

    def written(self) -> set[str]:
        """Every file of the output."""
        site = self.root / "_site"
        return {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Folder]:
    """Makes a site of some files."""

    def make(files: Mapping[str, str | bytes]) -> Folder:
        folder = Folder(tmp_path / "site")
        folder.add(files)
        return folder

    return make
