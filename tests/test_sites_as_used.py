"""Whole sites as users build them: with Dart Sass, Liquid 4.0, the YAML of the released Jekyll, and the cache.

`tests/test_sites.py` compares every byte, in the mode that follows Debian's Jekyll. Here every byte is the same too,
except in the files that the table `tests.released.DIFFERENCES` names: there, what both writers have in common is.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.liquid import LiquidError
from tests.reference import NAMES, SITES, lay_out, set_environment, tree
from tests.released import DIFFERENCES, LIQUID_5, style

OURS = [
    pytest.param(name, marks=pytest.mark.jekyll if name == "theme_minima" else ())
    for name in NAMES
    if name not in LIQUID_5
]
COMMON = {file: difference.common for difference in DIFFERENCES for file in difference.files}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment in which Jekyll wrote the fixtures, without the variable that makes us follow Debian's."""
    set_environment(monkeypatch)
    monkeypatch.delenv("JEKYLL_PY_REFERENCE")


@pytest.mark.parametrize("name", OURS)
def test_builds_what_jekyll_builds_but_for_known_differences(name: str, tmp_path: Path) -> None:
    source = lay_out(SITES / name / "source", tmp_path / "source")
    jekyll_py.build(source)
    expected, got = tree(SITES / name / "expected"), tree(source / "_site")
    different = {path for path in expected.keys() | got.keys() if expected.get(path) != got.get(path)}
    known = {path for path in expected if f"{name}/{path}" in COMMON}
    assert different == known
    for path in known:
        common = COMMON[f"{name}/{path}"]
        assert common(got.get(path, b"")) == common(expected[path]), path


@pytest.mark.parametrize("name", LIQUID_5)
def test_refuses_what_its_jekyll_refuses(name: str, tmp_path: Path) -> None:
    with pytest.raises(LiquidError, match=r"Unknown tag|wrong number of arguments"):
        jekyll_py.build(lay_out(SITES / name / "source", tmp_path / "source"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b{c:d}", "a.b{c:d}"),
        (".a .b{c:d}", ".a.b{c:d}"),
        ("a{c:d;e:f}", "a{c:d}e{f:f}"),
        ("a{c:1px}", "a{c:1.1px}"),
        ("a{c:#fff}", "a{c:#fffffe}"),
        ("a{c:'x'}", "a{c:'y'}"),
        ("a{c:d}", ""),
    ],
)
def test_style_sheets_that_mean_something_else_have_less_in_common(one: str, other: str) -> None:
    assert style(one.encode()) != style(other.encode())
