"""Finds the modules of this package faster than Python does, which is asked for hundreds of them at each start.

Python asks every finder of ``sys.meta_path``, looks at the time of the folder, and tries a name for each kind of
module. The files of this package do not change while it runs, so the names in a folder are read once, and the byte code
that Python has kept is taken from its usual place without the general rules for it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, module_from_spec, spec_from_file_location
from types import CodeType, ModuleType
from typing import Any

_PACKAGE = __name__.partition(".")[0] + "."
_INIT = "__init__"
_KEPT = "__pycache__"
_BY_TIME = MAGIC_NUMBER + bytes(4)
"""The beginning of a file of byte code that is of a source file with the time and size that follow (PEP 552)."""
_HEADER = 16


class ModuleFinder:
    """Finds what is a source file in a folder of this package; all else is left to the finders behind it."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        """The names in each folder."""
        self._ending = _ending_of_byte_code()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of a module; None for one that is not of this package, or is no source file."""
        if not path or not fullname.startswith(_PACKAGE):
            return None
        folder, name = path[0], fullname.rpartition(".")[2]
        inner = f"{folder}{os.sep}{name}"
        names = self._in(folder)
        if name in names and f"{_INIT}.py" in self._in(inner):
            return self._spec(fullname, inner, _INIT, [inner])
        return self._spec(fullname, folder, name, None) if f"{name}.py" in names else None

    def invalidate_caches(self) -> None:
        """Read the names anew."""
        self._names.clear()

    def _spec(self, fullname: str, folder: str, name: str, inner: list[str] | None) -> ModuleSpec | None:
        file = f"{folder}{os.sep}{name}.py"
        if self._ending is None:
            loader = SourceFileLoader(fullname, file)
            return spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=inner)
        kept = f"{folder}{os.sep}{_KEPT}{os.sep}{name}{self._ending}"
        spec = ModuleSpec(fullname, KeptCodeLoader(fullname, file, kept), origin=file)
        spec.submodule_search_locations, spec.cached, spec.has_location = inner, kept, True
        return spec

    def _in(self, folder: str) -> frozenset[str]:
        found = self._names.get(folder)
        if found is None:
            try:
                found = frozenset(os.listdir(folder))
            except OSError:  # an archive, or a file
                found = frozenset()
            self._names[folder] = found
        return found


class KeptCodeLoader(SourceFileLoader):
    """Loads a source file from its byte code if that is in order, and else as Python does.

    Args:
        fullname: the name of the module.
        path: the source file.
        kept: the file of its byte code.
    """

    def __init__(self, fullname: str, path: str, kept: str) -> None:
        super().__init__(fullname, path)
        self._kept = kept

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module."""
        return self._kept_code() or super().get_code(fullname)

    def _kept_code(self) -> CodeType | None:
        """The code that Python has kept; None if there is none, or it is of another file."""
        try:
            with open(self._kept, "rb", buffering=0) as file:
                data = file.read()
            source = os.stat(self.path)
            if data[:_HEADER] != _BY_TIME + _four_bytes(int(source.st_mtime)) + _four_bytes(source.st_size):
                return None
            code = marshal.loads(memoryview(data)[_HEADER:])
        except (OSError, EOFError, ValueError, TypeError):
            return None
        return code if isinstance(code, CodeType) and code.co_filename == self.path else None


def _four_bytes(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


def _ending_of_byte_code() -> str | None:
    """The ending of the names of files with byte code; None if these are elsewhere than beside the source files."""
    try:
        folder, name = os.path.split(cache_from_source("x.py"))
    except NotImplementedError:  # ``sys.implementation.cache_tag`` is None: no byte code is kept
        return None
    return name.removeprefix("x") if folder == _KEPT else None


def c_module(package: str, name: str) -> Any:
    """A module in C of a package, without what the package imports to begin with.

    Args:
        package: a package that the module does not need.
        name: that of the module in it.

    Raises:
        ImportError: there is no such module.
    """
    around = PathFinder.find_spec(package)
    folders = None if around is None else around.submodule_search_locations
    spec = None if folders is None else PathFinder.find_spec(f"{package}.{name}", [*folders])
    if spec is None or spec.loader is None or not isinstance(spec.loader, ExtensionFileLoader):
        raise ImportError(f"no module {package}.{name} in C", name=f"{package}.{name}")
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def find_faster() -> None:
    """Have the finder asked first, from here on."""
    sys.meta_path.insert(0, ModuleFinder())
