"""The finder of this package's modules finds what Python's own finds."""

from __future__ import annotations

import marshal
import os
import pkgutil
import py_compile
import subprocess
import sys
import zipfile
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from typing import NamedTuple

import pytest

import jekyll_py
from jekyll_py.lazy.modules import KeptCodeLoader, ModuleFinder, c_module


def _parts(spec: ModuleSpec | None) -> tuple[object, ...] | None:
    if spec is None:
        return None
    is_source = isinstance(spec.loader, SourceFileLoader)
    return spec.name, spec.origin, spec.cached, spec.submodule_search_locations, spec.has_location, is_source


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


class Kept(NamedTuple):
    """A module whose byte code Python has kept, and its loader."""

    source: Path
    byte_code: Path
    loader: KeptCodeLoader

    def value(self) -> object:
        """The value of ``value`` in the module as it is loaded now."""
        names: dict[str, object] = {}
        code = self.loader.get_code("jekyll_py.kept")
        assert code is not None
        exec(code, names)
        return names["value"]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A module of the package with the value 1, in byte code with the value 10."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    source = tmp_path / "kept.py"
    source.write_text("value = 10\n", encoding="utf-8")
    byte_code = Path(py_compile.compile(str(source), doraise=True) or "")
    times = source.stat().st_atime_ns, source.stat().st_mtime_ns
    source.write_text("value = 1 \n", encoding="utf-8")  # as long, and of the same time
    os.utime(source, ns=times)
    return Kept(source, byte_code, KeptCodeLoader("jekyll_py.kept", str(source), str(byte_code)))


def _outcome(loader: SourceFileLoader) -> object:
    """The code that is loaded, or the kind of the error."""
    try:
        return loader.get_code("jekyll_py.kept")
    except (EOFError, TypeError, ValueError) as error:
        return type(error)


def test_the_byte_code_of_a_module_is_used(kept: Kept) -> None:
    assert kept.value() == 10


@pytest.mark.parametrize("change", [b"value = 2 \n", b"value = 2\n"])
def test_byte_code_of_another_source_is_replaced(kept: Kept, change: bytes) -> None:
    kept.source.write_bytes(change)
    os.utime(kept.source, (1, 1))
    assert kept.value() == 2
    again = KeptCodeLoader("jekyll_py.kept", str(kept.source), str(kept.byte_code))
    assert marshal.loads(kept.byte_code.read_bytes()[16:]) == again.get_code("jekyll_py.kept")


@pytest.mark.parametrize("size", [0, 3, 16, 40, -1])
def test_damaged_byte_code_is_taken_as_python_takes_it(kept: Kept, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    os.truncate(kept.byte_code, size % kept.byte_code.stat().st_size)
    assert _outcome(kept.loader) == _outcome(SourceFileLoader("jekyll_py.kept", str(kept.source)))


def test_byte_code_of_another_python_is_not_used(kept: Kept) -> None:
    kept.byte_code.write_bytes(b"\0\0\0\0" + kept.byte_code.read_bytes()[4:])
    assert kept.value() == 1


def test_byte_code_of_a_file_that_was_moved_names_its_new_place(kept: Kept) -> None:
    kept.byte_code.unlink()
    py_compile.compile(str(kept.source), cfile=str(kept.byte_code), dfile="elsewhere.py", doraise=True)
    code = kept.loader.get_code("jekyll_py.kept")
    assert code is not None
    assert code.co_filename == str(kept.source)


def test_byte_code_in_a_folder_of_its_own_is_left_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    assert _compared(ModuleFinder(), list(jekyll_py.__path__), "jekyll_py") > 1000


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
