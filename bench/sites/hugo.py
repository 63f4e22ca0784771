"""The generated sites for Hugo: the same Markdown, and the same layouts in Go's template language."""

from __future__ import annotations

import shutil
from pathlib import Path

THEMES = Path(__file__).parent


def convert(source: Path, folder: Path) -> None:
    """Write into the new ``folder`` what Hugo makes a site of that says what the Jekyll site ``source`` says."""
    kind = "blog" if (source / "_posts").is_dir() else "documentation"
    shutil.copytree(THEMES / f"{kind}_hugo", folder)
    for path in (source / "_posts").glob("*.md"):
        _copy(path, folder / "content" / "posts" / path.name.split("-", 3)[3])
    for path in (source / "_docs").rglob("*.md"):
        _copy(path, folder / "content" / path.relative_to(source / "_docs"))


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
