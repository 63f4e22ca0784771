"""Small sites made of texts, for what a fixture cannot show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jekyll_py


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path
    warnings: tuple[str, ...]

    def text(self, path: str) -> str:
        """A written file."""
        return (self.folder / path).read_text("utf-8")


def build(folder: Path, files: Mapping[str, str], **config: object) -> Built:
    """Write ``files`` below ``folder`` and build them."""
    (folder / "source").mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        file = folder / "source" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    options = {"disable_disk_cache": True, "timezone": "UTC", "target": "jekyll", **config}
    done = jekyll_py.build(folder / "source", folder / "site", **options)
    return Built(folder / "site", tuple(str(warning.error) for warning in done.warnings))
