"""Documentation of any size whose every page carries a navigation over all pages, grouped into sections."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from bench.sites.words import WORDS, body

THEME = Path(__file__).parent / "documentation"

SECTION = 25
"""Pages in a section."""


def write(folder: Path, pages: int, seed: int = 1) -> None:
    """Write documentation of ``pages`` pages into the new ``folder``."""
    random = Random(seed)
    shutil.copytree(THEME, folder)
    for number in range(pages):
        section, weight = divmod(number, SECTION)
        path = folder / "_docs" / f"section-{section}" / f"page-{weight}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(section, weight, random), encoding="utf-8")


def _page(section: int, weight: int, random: Random) -> str:
    title = " ".join(random.sample(WORDS, 3)).capitalize()
    front_matter = [f"title: {title} {section}.{weight}", f"section: Section {section}", f"weight: {weight}"]
    return "\n".join(["---", *front_matter, "---", body(random, 1000, 4000)])
