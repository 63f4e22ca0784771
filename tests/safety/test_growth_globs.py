"""Time grows with a glob and with what it is matched against, not with their product or faster."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jekyll_py.compat import fnmatch
from jekyll_py.compat.glob import LONGEST, MOST_ALTERNATIVES, glob
from jekyll_py.errors import SettingError
from jekyll_py.model.defaults import FrontMatterDefaults
from jekyll_py.read.entry_filter import EntryFilter

from .growth import Text, assert_linear, repeated

pytestmark = pytest.mark.slow

PATTERNS: dict[str, Text] = {
    "stars": repeated("*"),
    "stars and letters": repeated("*a", after="b"),
    "question marks": repeated("?*", after="b"),
    "brackets": repeated("[a]*", after="b"),
    "unclosed brackets": repeated("["),
    "ranges": repeated("[a-z!-]"),
    "backslashes": repeated("\\"),
}
FOLDERS = {
    "any folders": "**/",
    "any folders and a name": "**/a/",
    "any folders and any name": "**/*/",
    "any names": "*/",
    "up and down": "**/../",
    "slashes": "/",
    "one alternative": "{a}",
    "equal alternatives": "{a,a}",
    "opening braces": "{",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders within folders, with links that lead around in circles."""
    root = tmp_path_factory.mktemp("tree")
    (root / "/".join("ab" * 6)).mkdir(parents=True)
    for name in ("one", "two", "three"):
        (root / name).symlink_to(".")
        (root / "a" / name).symlink_to("..")
    return root


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns(name: str) -> None:
    assert_linear(lambda pattern: fnmatch.matches(pattern, "a" * 50), PATTERNS[name])


@pytest.mark.parametrize("pattern", ["*a*b*c", "*" * 9 + "b", "*?*?*?*?b", "[a-z]*[a-z]*[a-z]*[0-9]", "*a" * 9 + "b"])
def test_matching_a_path_takes_time_in_proportion_to_its_length(pattern: str) -> None:
    assert_linear(lambda path: fnmatch.matches(pattern, path), repeated("a"))


@pytest.mark.parametrize("name", FOLDERS)
def test_patterns_of_folders(name: str, tree: Path) -> None:
    unit = FOLDERS[name]
    assert glob(unit * (4000 // len(unit)) + "is-not-there", str(tree), within=True) == []


def test_folders_within_folders_are_each_visited_once(tree: Path) -> None:
    deep = tree / "deep" / "/".join("a" * 200)
    deep.mkdir(parents=True)
    found = glob("deep/" + "**/a/" * 20 + "**/", str(tree))
    expected = {str(tree / "deep" / "/".join("a" * depth)) for depth in range(20, 201)}
    assert (len(found), set(found)) == (len(expected), expected)


@pytest.mark.parametrize(("pattern", "limit"), [("{a,b}" * 40 + "*", MOST_ALTERNATIVES), ("*" * 5000, LONGEST)])
def test_patterns_that_ask_for_too_much_are_an_error(pattern: str, limit: int, tree: Path) -> None:
    defaults = FrontMatterDefaults([{"scope": {"path": pattern}, "values": {}}], str(tree))
    with pytest.raises(SettingError, match=f"more than {limit}"):
        defaults.for_("a.md", None)


def test_each_pattern_is_compiled_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = [f"*a{number}" for number in range(3_000)]
    count = 0

    def compile_(pattern: str) -> re.Pattern[str]:
        nonlocal count
        count += 1
        return re.compile(r"\Z")

    monkeypatch.setattr(fnmatch, "compiled", compile_)
    entries = EntryFilter("/", exclude=patterns).filter([f"page{number}.md" for number in range(50)])
    assert (len(entries), count) == (50, 3_000)
