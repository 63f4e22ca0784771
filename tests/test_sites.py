"""Whole sites, byte for byte as real Jekyll writes them."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

import pytest

import jekyll_py
from tests.oracles import SHARED
from tests.reference import NAMES, SITES, jekyll, lay_out, set_environment, tree

OURS = [pytest.param(name, marks=pytest.mark.jekyll if name == "theme_minima" else ()) for name in NAMES]
"""The sites; one takes from an installed theme, which comes with Jekyll."""

PRINT_DROPS = {"drops", "drops_printed", "pagination_root"}
"""Sites that print whole drops: Jekyll prints their keys in the order of Ruby's method table, which differs from
machine to machine."""

SHOWN = 40
"""Lines of differences in the message of a failure."""


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch)


@pytest.mark.parametrize("name", OURS)
def test_builds_what_jekyll_builds(name: str, tmp_path: Path) -> None:
    assert_same(_expected(name), _ours(_source(name, tmp_path), tmp_path / "site"))


@pytest.mark.jekyll
@pytest.mark.parametrize("name", NAMES)
def test_jekyll_still_builds_the_fixture(name: str, tmp_path: Path) -> None:
    expected, got = _expected(name), _theirs(_source(name, tmp_path), tmp_path / "site")
    if name in PRINT_DROPS:
        expected, got = _in_one_order(expected), _in_one_order(got)
    assert_same(expected, got)


@pytest.mark.jekyll
@pytest.mark.shared
def test_the_seed_in_a_theme_of_its_own(tmp_path: Path) -> None:
    source = lay_out(SITES / "seed_theme" / "theme", tmp_path / "source")
    for page in sorted((SHARED / "seed").glob("*.md")):
        shutil.copy(page, source)
    assert_same(_theirs(source, tmp_path / "theirs"), _ours(source, tmp_path / "ours"))


def _in_one_order(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, each as its words in alphabetical order: what a drop prints is the same in any order of its keys."""
    return {path: b"\n".join(sorted(re.split(rb"[\s,{}|]+", content))) for path, content in files.items()}


def _source(name: str, folder: Path) -> Path:
    return lay_out(SITES / name / "source", folder / "source")


def _expected(name: str) -> dict[str, bytes]:
    return tree(SITES / name / "expected")


def _ours(source: Path, destination: Path) -> dict[str, bytes]:
    jekyll_py.build(source, destination, disable_disk_cache=True)
    return tree(destination)


def _theirs(source: Path, destination: Path) -> dict[str, bytes]:
    jekyll(source, destination)
    return tree(destination)


def assert_same(expected: dict[str, bytes], got: dict[str, bytes]) -> None:
    """The same files with the same bytes; a failure names the files that differ and shows the first lines."""
    missing, extra = sorted(expected.keys() - got.keys()), sorted(got.keys() - expected.keys())
    changed = [path for path in expected if path in got and got[path] != expected[path]]
    if missing or extra or changed:
        lines = [f"missing: {missing}", f"extra: {extra}", f"different: {changed}"]
        lines += [line for path in changed for line in _difference(path, expected[path], got[path])]
        pytest.fail("\n".join(lines[:SHOWN]), pytrace=False)


def _difference(path: str, expected: bytes, got: bytes) -> list[str]:
    before, after = (text.decode("utf-8", "backslashreplace").splitlines() for text in (expected, got))
    return list(difflib.unified_diff(before, after, f"jekyll/{path}", f"ours/{path}", lineterm="", n=1))
