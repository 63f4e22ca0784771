"""Which files belong to a site, compared with Jekyll's ``EntryFilter``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.read.entry_filter import EntryFilter
from tests.core.ruby import Ruby

ENTRIES = [
    "a",
    "a.md",
    "_b",
    ".c",
    "#d",
    "~e",
    "f~",
    "sub",
    "g.",
    ".htaccess",
    "vendor",
    "你.md",
    "_b/x",
    "sub/.y",
]
GLOBS = st.sampled_from(
    [
        "a",
        "a*",
        "*.md",
        "sub",
        "sub/",
        "/sub",
        "sub/a",
        "_*",
        ".htaccess",
        "**/*.md",
        "*",
        "[ab]",
        "你*",
        "_b/",
        "",
        "f~",
    ]
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("source")
    for folder in ("sub", "vendor", "_b"):
        (root / folder).mkdir()
    for folder in ("", "sub"):
        for name in ("a", "a.md", ".c", "f~", "你.md"):
            (root / folder / name).touch()
    return str(root)


@pytest.mark.jekyll
@settings(max_examples=150)
@given(st.lists(GLOBS, max_size=3), st.lists(GLOBS, max_size=3), st.sampled_from(["", "sub"]))
def test_entries_are_those_jekyll_reads(
    ruby: Ruby, source: str, include: list[str], exclude: list[str], base: str
) -> None:
    expected = ruby.ask("filter", source, include, exclude, ENTRIES, base)
    assert EntryFilter(source, include, exclude).filter(ENTRIES, base) == expected


def test_safe_leaves_out_links_that_lead_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    source = tmp_path / "site"
    source.mkdir()
    (source / "inside").mkdir()
    (source / "out").symlink_to(outside)
    (source / "sibling").symlink_to(tmp_path / "site-2")
    (source / "in").symlink_to(source / "inside")
    assert EntryFilter(str(source), safe=True).filter(["in", "out", "sibling", "inside"]) == ["in", "inside"]
    assert EntryFilter(str(source)).filter(["in", "out"]) == ["in", "out"]


def test_what_is_excluded_is_told() -> None:
    told: list[str] = []
    EntryFilter("/", exclude=["a"], on_excluded=told.append).filter(["a", "b"], "sub")
    assert told == []
    EntryFilter("/", exclude=["sub/a"], on_excluded=told.append).filter(["a", "b"], "sub")
    assert told == ["/sub/a"]
