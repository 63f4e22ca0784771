"""A build after which items have come, gone or moved keeps on disk what it has of the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.incremental import manifest_builder
from jekyll_py.incremental.signatures import output_signature
from jekyll_py.incremental.store.plan_file.lazy import row as written_row
from jekyll_py.output import leftovers
from tests.incremental.workshop import Workshop

FILES = {
    "index.html": "---\n---\n{% for post in site.posts %}{{ post.url }} {{ post.excerpt }}{% endfor %}",
    **{f"_posts/2025-01-{day:02}-a.md": f"---\ntags: x\n---\nfirst of {day}\n\nrest" for day in range(1, 9)},
    "_docs/one.md": "---\norder: 2\n---\none {{ page.next.title }}",
    "_docs/two.md": "---\norder: 1\n---\ntwo",
    "deep/er/page.md": "---\n---\npage",
    "assets/x.txt": "static",
}
CONFIG: dict[str, object] = {
    "collections": {"docs": {"output": True, "sort_by": "order"}},
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
ROW = "jekyll_py.incremental.store.plan_file.file.row"
Edit = Callable[[Workshop], object]
EDITS: dict[str, tuple[Edit, int]] = {
    "a new post": (lambda site: site.write("_posts/2025-01-04-b.md", "---\n---\nnew"), 4),
    "a removed post": (lambda site: site.remove("_posts/2025-01-03-a.md"), 4),
    "a renamed post": (lambda site: site.move("_posts/2025-01-03-a.md", "_posts/2025-01-03-b.md"), 4),
    "another date": (lambda site: site.write("_posts/2025-01-03-a.md", "---\ndate: 2025-02-02\n---\nfirst"), 6),
    "a new page": (lambda site: site.write("deep/page.md", "---\n---\nnew"), 2),
    "a removed page": (lambda site: site.remove("deep/er/page.md"), 2),
    "a page in the place of a folder": (lambda site: site.move("deep/er/page.md", "deep.md"), 2),
    "another address": (lambda site: site.write("deep/er/page.md", "---\npermalink: /docs/\n---\npage"), 2),
}
"""Edits, each with the most rows of the plan file that are to be written after it; one is that of the static file."""


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_the_next_process_has_the_plan_and_the_output(tmp_path: Path, name: str, is_restarted: bool) -> None:
    edit, most = EDITS[name]
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    workshop.check()
    edit(workshop)
    if is_restarted:
        workshop.restart()
    with (
        patch(ROW, side_effect=written_row) as row,
        patch.object(manifest_builder, "_outputs", side_effect=AssertionError),
    ):
        workshop.build()
    assert row.call_count <= most
    manifest = workshop.cache._manifest
    assert manifest is not None
    here = {os.path.join(folder, each) for folder, *names in os.walk(workshop.kept) for part in names for each in part}
    assert {*manifest.outputs} == here | {str(workshop.kept)}
    assert manifest.written == [*map(output_signature, manifest.outputs)]
    workshop.check()
    for path in [*FILES, "_posts/2025-01-04-b.md", "_posts/2025-01-03-b.md"]:  # each in a plan read from the disk
        text = workshop.read(path)
        if text is not None:
            workshop.restart()
            workshop.write(path, f"{text} edited")
            workshop.check()
    workshop.restart()
    with patch(ROW, side_effect=AssertionError):
        workshop.build()  # nothing to do


def test_a_new_post_has_no_folder_of_the_output_listed(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    workshop.check()
    workshop.write("_posts/2025-01-04-b.md", "---\n---\nnew")
    with patch.object(leftovers.Leftovers, "_below", side_effect=AssertionError):
        workshop.build()
    workshop.check()


def test_foreign_files_in_the_output_go_with_a_new_post(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    workshop.check()
    (workshop.kept / "deep" / "foreign").write_text("foreign")
    workshop.write("_posts/2025-01-04-b.md", "---\n---\nnew")
    workshop.check()
    assert not (workshop.kept / "deep" / "foreign").exists()
