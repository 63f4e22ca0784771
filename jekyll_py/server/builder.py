"""The interface between the server and the builder of a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from ..check.cancelling import GoOn
from ..check.finding import Finding
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

if TYPE_CHECKING:
    from ..render.early import Viewers

Inspection = Callable[[GoOn], Sequence[Finding]]
"""Checks the built files; raises `Cancelled` as its argument does, or ``OSError`` for a file that has gone."""
SourcesOf = Callable[[str], Sequence[Path]]
"""The source of a file below the destination, its layouts and its includes; not to be called while a build runs."""
OriginsOf = Callable[[str], Mapping[str, object] | None]
"""The origins of a file below the destination, as JSON; not to be called while a build runs."""
RenderMarked = Callable[[Mapping[Path, str]], str | None]
"""Renders a page with other texts in the place of those of some files; None if that is not possible."""
Inspect = Callable[[GoOn], Inspection]
"""Reads what a check needs to know of a build; its argument is as that of an `Inspection`."""


EVERY_PAGE = ""
"""Stands in the place of a page for warnings about files that several pages may use, such as layouts."""


class LastGood(NamedTuple):
    """A page as it was before a mistake in its source took it apart."""

    source: str
    """Its source, relative to the source folder."""
    content: bytes
    warnings: tuple[JekyllError, ...]
    """Say what the mistake is."""


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
    page_warnings: Mapping[str, Sequence[JekyllError]] = MappingProxyType({})
    """By file below ``destination``, or `EVERY_PAGE`: the warnings about its source."""
    last_good: Mapping[str, LastGood] = MappingProxyType({})
    """By file below ``destination``, which need not exist: what the preview shows in its place."""
    source_of: Callable[[str], str | None] | None = None
    """The absolute path of the source of a file below ``destination``, if it is known."""
    sources_of: SourcesOf | None = None
    origins_of: OriginsOf | None = None
    marked_render_of: Callable[[str], RenderMarked] | None = None
    """Renders a file below ``destination`` again, with other texts in the place of some; not while a build runs."""


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
