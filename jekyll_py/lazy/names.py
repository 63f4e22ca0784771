"""Names that a package offers and imports when they are asked for: most commands need few of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def lazy_names(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package (PEP 562).

    Args:
        package: its ``__name__``.
        places: by name, the module that has it, relative to the package; where it has another name there, that follows
            after a colon.
    """

    def get(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, other = places[name].partition(":")
        found: object = getattr(import_module(module, package), other or name)
        return found

    return get
