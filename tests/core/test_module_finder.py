"""The finder of this package's modules finds what Python's own finds."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
import zipfile
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.lazy.modules import ModuleFinder, c_module


def _parts(spec: ModuleSpec | None) -> tuple[object, ...] | None:
    if spec is None:
        return None
    return spec.name, spec.origin, spec.cached, spec.submodule_search_locations, spec.has_location, type(spec.loader)


def _compared(finder: ModuleFinder, path: list[str], package: str) -> int:
    """Compare the modules in a folder and below; returns their number."""
    found = 0
    for _, name, is_package in pkgutil.iter_modules(path, f"{package}."):
        spec = PathFinder.find_spec(name, path)
        assert _parts(finder.find_spec(name, path)) == _parts(spec)
        found += 1
        if is_package and spec is not None:
            found += _compared(finder, list(spec.submodule_search_locations or ()), name)
    return found


def test_modules_are_found_where_python_finds_them() -> None:
    assert _compared(ModuleFinder(), list(jekyll_py.__path__), "jekyll_py") > 1000


def test_other_modules_are_left_to_python(tmp_path: Path) -> None:
    finder, path = ModuleFinder(), list(jekyll_py.__path__)
    (tmp_path / "namespace").mkdir()
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("inside.py", "")
    assert finder.find_spec("json.decoder", path) is None
    assert finder.find_spec("jekyll_py.missing", path) is None
    assert finder.find_spec("jekyll_py.namespace", [str(tmp_path)]) is None
    assert finder.find_spec("jekyll_py.inside", [str(tmp_path / "archive.zip")]) is None


def test_a_new_module_is_found_after_the_caches_are_invalidated(tmp_path: Path) -> None:
    finder = ModuleFinder()
    assert finder.find_spec("jekyll_py.new", [str(tmp_path)]) is None
    (tmp_path / "new.py").touch()
    finder.invalidate_caches()
    spec = finder.find_spec("jekyll_py.new", [str(tmp_path)])
    assert spec is not None
    assert spec.origin == str(tmp_path / "new.py")


def test_a_module_in_c_is_loaded_without_its_package() -> None:
    program = (
        "import sys; from jekyll_py.lazy.modules import c_module\n"
        "print(c_module('markupsafe', '_speedups')._escape_inner('<'), 'markupsafe' in sys.modules)\n"
        "import markupsafe; print(markupsafe.escape('<'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["&lt;", "False", "&lt;"]


@pytest.mark.parametrize(("package", "name"), [("markupsafe", "_none"), ("jekyll_py", "cli"), ("no_package", "x")])
def test_other_modules_are_none_in_c(package: str, name: str) -> None:
    with pytest.raises(ImportError):
        c_module(package, name)
