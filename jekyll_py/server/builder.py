"""The interface between the server and the builder of a site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from ..check.cancelling import GoOn
from ..check.finding import Finding
from ..errors import JekyllError
from ..render.early import Viewers

Inspection = Callable[[GoOn], Sequence[Finding]]
"""Checks the built files; raises `Cancelled` as its argument does, or ``OSError`` for a file that has gone."""
Inspect = Callable[[], Inspection]


class BuildResult(NamedTuple):
    """The result of a successful build."""

    destination: Path
    written: frozenset[str]
    """Paths below ``destination``, with ``/``, whose bytes are new or changed."""
    removed: frozenset[str]
    """Paths below ``destination``, with ``/``, that existed before the build and do not now."""
    warnings: tuple[JekyllError, ...]
    baseurl: str
    inspect: Inspect | None = None
    """Reads what a check of this build needs to know of the site, before the next build; None for no check."""


class Sources(NamedTuple):
    """The paths to watch for a site."""

    paths: tuple[Path, ...]
    """Folders (with everything below them) and single files, which need not exist."""
    config_files: tuple[Path, ...]
    """Files whose change requires a new builder."""
    ignore: Callable[[Path], bool]
    """Whether changes of a path below a watched folder cannot affect the build."""


class Builder(Protocol):
    """A site that can be built again and again under one configuration."""

    @property
    def destination(self) -> Path:
        """The output folder."""
        ...

    @property
    def sources(self) -> Sources:
        """The paths to watch, with the current configuration."""
        ...

    def build(self, viewers: Viewers | None = None) -> BuildResult:
        """Build the site into its destination.

        Args:
            viewers: are shown single files before that.

        Raises:
            Superseded: the viewers wait for another build.
            JekyllError: the build failed; it may be an ``ExceptionGroup`` of them. The previous output is unchanged.
        """
        ...


BuilderFactory = Callable[[], Builder]
"""Reads the configuration and returns a builder for it; raises ``JekyllError`` for an invalid one."""
