"""libyaml, with which PyYAML reads and writes as Ruby does; its own parser and emitter differ."""

from __future__ import annotations

import sys

from ..errors import JekyllError

try:
    from yaml import CSafeDumper, CSafeLoader
except ImportError:  # PyYAML was built without it

    class _Missing:
        """Stands for a loader or dumper of libyaml, and raises an error that says how to install it."""

        def __init__(self, *_: object, **__: object) -> None:
            hint = f"{sys.executable} -m pip install --force-reinstall --only-binary=:all: PyYAML"
            raise JekyllError("PyYAML was built here without libyaml, which YAML needs", hint=hint)

        @classmethod
        def add_representer(cls, *_: object) -> None:
            """Do nothing: nothing is written."""

    CSafeDumper = CSafeLoader = _Missing  # type: ignore[assignment, misc]


__all__ = ["CSafeDumper", "CSafeLoader"]
