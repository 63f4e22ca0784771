"""What Ruby has looked at outside its memory: files, folders, the clock and random numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ...disk.digest import digest
from ...ruby.interpreter import Interpreter
from ...ruby.observed_wasi import Look

_OWN = "/jekyll-py/"


class Looks:
    """Takes what the interpreter of one site observes."""

    def __init__(self) -> None:
        self._loaded: dict[str, None] | None = {}

    def observe(self, look: Look, path: str) -> None:
        """Note a look.

        Args:
            look: what was looked at.
            path: its path inside the sandbox.
        """
        if self._loaded is not None and look is Look.FILE and not path.startswith(_OWN):
            self._loaded[path] = None

    def end_loading(self, interpreter: Interpreter) -> bytes:
        """A digest of the files that were read while the plugins were loaded; from here on renders are recorded."""
        loaded, self._loaded = self._loaded or {}, None
        return digest(b"".join(_digests(interpreter, loaded)))


def _digests(interpreter: Interpreter, paths: dict[str, None]) -> Iterator[bytes]:
    for path in paths:
        found = interpreter.host_path(path)
        if found is not None:
            try:
                with open(found, "rb") as file:
                    yield digest(path.encode("utf-8", "surrogateescape")) + digest(file.read())
            except OSError:
                yield digest(path.encode("utf-8", "surrogateescape"))
