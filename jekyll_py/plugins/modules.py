"""The modules of plugins: importing them by the name of the plugin or from a file."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable
from types import ModuleType

from ..disk.digest import digest
from ..errors import JekyllError
from ..packages.entry_points import entry_points
from .builtin import BUNDLED
from .failures import ENTRY_POINTS, SITE_MODULE, failure_of_file
from .registry import Plugins


def load_named(plugins: Plugins, names: Iterable[str], *, installed: bool = True) -> list[str]:
    """Load plugins by the names that ``plugins:`` lists; returns the names for which there is no plugin.

    Args:
        plugins: takes what they define.
        names: their names.
        installed: whether to look in other installed packages too, and not in this one alone.
    """
    missing = []
    for name in dict.fromkeys(names):
        module = _module_named(name, installed)
        if module is None:
            missing.append(name)
        else:
            plugins.names.add(name)
            plugins.add(module)
    return missing


def bundled(module: str) -> ModuleType:
    """A module of `jekyll_py.bundled`."""
    return importlib.import_module(f"jekyll_py.bundled.{module}")


def load_file(plugins: Plugins, path: str) -> None:
    """Load one Python file of a ``_plugins`` folder.

    Raises:
        JekyllError: the file raises while it is imported.
    """
    name = SITE_MODULE + path.replace("/", "_").replace(".", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise JekyllError("is not a Python file", path=path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with open(path, "rb") as file:
            plugins.code = digest(plugins.code + digest(file.read()))
        spec.loader.exec_module(module)
        plugins.add(module)
    except Exception as error:  # whatever a plugin raises is reported with its place
        raise failure_of_file(path, error) from error
    plugins.files.append(path)


def _module_named(name: str, installed: bool) -> ModuleType | None:
    if name in BUNDLED:
        return bundled(BUNDLED[name])
    for entry in entry_points(ENTRY_POINTS, name) if installed else ():
        module = entry.load()
        return module if isinstance(module, ModuleType) else None
    return None
