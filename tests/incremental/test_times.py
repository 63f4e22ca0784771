"""The time of last change can be set back by anybody; that a file was touched cannot be hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental.edits import other_letter
from tests.incremental.sites import CONFIG, SITE, THEME
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow

PATHS = [
    "_posts/2025-01-01-a.md",
    "_layouts/post.html",
    "_includes/nav.html",
    "_data/e/f.json",
    "other.txt",
    "_sass/_v.scss",
]


@pytest.mark.parametrize("save", [Workshop.disguise, Workshop.check_out])
@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize("path", PATHS)
def test_an_edit_is_seen_whatever_the_time_of_the_file(
    tmp_path: Path, path: str, restarts: bool, save: Callable[[Workshop, str, str], None]
) -> None:
    workshop = Workshop.built(tmp_path, SITE, THEME, CONFIG)
    if restarts:
        workshop.restart()
    save(workshop, path, other_letter(SITE[path]))
    workshop.check_or_fail()
