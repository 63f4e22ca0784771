"""Entry points are found as `importlib.metadata` finds them, wherever a package lies."""

from __future__ import annotations

import importlib
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import Distribution, DistributionFinder, PathDistribution
from pathlib import Path

import pytest

from jekyll_py.packages.entry_points import entry_points

ABOUT = {
    "a.dist-info": "a-1.dist-info",
    "an .egg-info": "a-1-py3.egg-info",
    "an egg": "a-1.egg/EGG-INFO",
    "an archive": "a.zip/a-1.dist-info",
}
SAID = "[some.group]\nhere = os.path\n"


def install(root: Path, place: str) -> Path:
    """A package that has an entry point; returns the folder or archive to put on the path."""
    folder, _, inside = place.rpartition("/")
    files = {f"{inside}/METADATA": "Name: a\nVersion: 1\n", f"{inside}/entry_points.txt": SAID}
    if folder.endswith(".zip"):
        with zipfile.ZipFile(root / folder, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return root / folder
    for name, text in files.items():
        path = root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root / folder


@pytest.mark.parametrize("place", ABOUT.values(), ids=ABOUT)
def test_a_package_is_found_in_each_form(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(install(tmp_path, place)))
    importlib.invalidate_caches()
    assert [entry.value for entry in entry_points("some.group", "here")] == ["os.path"]
    assert not [*entry_points("some.group", "nowhere")]


def test_a_finder_of_somebody_else_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere(DistributionFinder):
        """Knows a package that is not on the path."""

        def find_distributions(self, context: object = None) -> Iterable[Distribution]:
            return [PathDistribution(tmp_path / "a-1.dist-info")]

    install(tmp_path, "a-1.dist-info")
    assert not [*entry_points("some.group", "here")]
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Elsewhere()])
    assert [entry.value for entry in entry_points("some.group", "here")] == ["os.path"]
