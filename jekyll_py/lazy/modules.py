"""Finds the modules of this package faster than Python does, which is asked for hundreds of them at each start.

Python asks every finder of ``sys.meta_path``, looks at the time of the folder, and tries a name for each kind of
module. The files of this package do not change while it runs, so the names in a folder are read once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any

_PACKAGE = __name__.partition(".")[0] + "."
_INIT = "__init__.py"


class ModuleFinder:
    """Finds what is a source file in a folder of this package; all else is left to the finders behind it."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        """The names in each folder."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of a module; None for one that is not of this package, or is no source file."""
        if not path or not fullname.startswith(_PACKAGE):
            return None
        folder, name = path[0], fullname.rpartition(".")[2]
        inner = f"{folder}{os.sep}{name}"
        names = self._in(folder)
        if name in names and _INIT in self._in(inner):
            return _spec(fullname, f"{inner}{os.sep}{_INIT}", [inner])
        return _spec(fullname, f"{inner}.py", None) if f"{name}.py" in names else None

    def invalidate_caches(self) -> None:
        """Read the names anew."""
        self._names.clear()

    def _in(self, folder: str) -> frozenset[str]:
        found = self._names.get(folder)
        if found is None:
            try:
                found = frozenset(os.listdir(folder))
            except OSError:  # an archive, or a file
                found = frozenset()
            self._names[folder] = found
        return found


def _spec(name: str, file: str, folders: list[str] | None) -> ModuleSpec | None:
    return spec_from_file_location(name, file, loader=SourceFileLoader(name, file), submodule_search_locations=folders)


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
