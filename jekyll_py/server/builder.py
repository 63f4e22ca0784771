"""What the preview asks of whoever builds the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..errors import JekyllError


@dataclass(frozen=True)
class BuildResult:
    """One successful build."""

    destination: Path
    written: frozenset[str]
    """Paths below ``destination``, with ``/``, whose bytes are new or changed."""
    removed: frozenset[str]
    """Paths below ``destination``, with ``/``, that were there before and are not now."""
    warnings: tuple[JekyllError, ...]
    baseurl: str


@dataclass(frozen=True)
class Sources:
    """What a site is built from, as far as it is watched."""

    paths: tuple[Path, ...]
    """Folders (with everything below) and single files, there or not yet."""
    config_files: tuple[Path, ...]
    """Those of the files whose change calls for another builder."""
    ignore: Callable[[Path], bool]
    """Whether a change of this path below a watched folder cannot matter to a build."""


class Builder(Protocol):
    """A site that can be built again and again under one configuration."""

    @property
    def sources(self) -> Sources:
        """What to watch."""
        ...

    def build(self) -> BuildResult:
        """Build the site into its destination.

        Raises:
            JekyllError: or an ``ExceptionGroup`` of them; the previous output is untouched then.
        """
        ...


BuilderFactory = Callable[[], Builder]
"""Reads the configuration and returns a builder for it; raises ``JekyllError`` when it is broken."""
