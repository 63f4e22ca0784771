"""A blog of any size: posts of 2-6 KB with tags, an archive, a page of tags, a feed and a sidebar."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bench.sites.words import WORDS, body

FIRST = datetime(2020, 1, 1, 9)

THEME = Path(__file__).parent / "blog"


Text = Callable[[Random, int, int], str]
"""Makes Markdown of a number of characters between two bounds."""


def write(folder: Path, posts: int, seed: int = 1, text: Text = body) -> None:
    """Write a blog of ``posts`` posts into the new ``folder``."""
    random = Random(seed)
    shutil.copytree(THEME, folder)
    (folder / "_posts").mkdir()
    for number in range(posts):
        _write_post(folder / "_posts", number, random, text)


def _write_post(folder: Path, number: int, random: Random, make: Text) -> None:
    date = FIRST + timedelta(hours=20 * number)
    words = random.sample(WORDS, 4)
    front_matter = [
        f'title: "{" ".join(words).capitalize()} {number}"',
        f"date: {date:%Y-%m-%d %H:%M:%S} +0000",
        f"tags: [{', '.join(random.sample(WORDS[:30], 3))}]",
        f"categories: {random.choice(['essays', 'guides', 'reports'])}",
    ]
    text = "\n".join(["---", *front_matter, "---", make(random, 2000, 6000)])
    path = folder / f"{date:%Y-%m-%d}-{'-'.join(words)}-{number}.md"
    path.write_text(text, encoding="utf-8")
