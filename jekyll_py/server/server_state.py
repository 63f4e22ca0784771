"""The state that all connections of a preview share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .builder import LastGood
from .dead_links import DeadLinks
from .event_broker import EventBroker
from .files import SiteFiles
from .options import ServeOptions
from .served_pages import ServedPages
from .sources.editors import Place
from .sources.source_files import SourceFiles
from .sources.traced_text import Click


@dataclass
class ServerState:
    """The state that all connections share; ``site`` is replaced when destination or baseurl changes."""

    site: SiteFiles
    broker: EventBroker
    early: Callable[[str], bytes | None]
    """The file as a running build will write it; None if the one on the disk is to be served."""
    options: ServeOptions
    shown: Callable[[str], bytes | None] = lambda name: None
    """As `early`, of the files that the build has shown already: it is not waited for."""
    sources: SourceFiles = field(default_factory=lambda: SourceFiles(lambda: ()))
    """The files that the editor may be asked to open."""
    switch: Callable[[str, bool], bool] = lambda key, value: False
    """Changes a setting, if it can be changed; returns whether it has."""
    place_of: Callable[[str, Click], Place | None] = lambda file, click: None
    """Finds where a text of a page was written, or what is around it; None if that is not known, or not yet."""
    follow: Callable[[Path, int], None] = lambda file, line: None
    """Makes open pages scroll to what is made from a line of a source file."""
    origins_of: Callable[[str], Mapping[str, object] | None] = lambda file: None
    """Tells what a file of the site was made from; None if that is not known, or not yet."""
    dead_links: DeadLinks = field(default_factory=DeadLinks)
    served: ServedPages = field(default_factory=ServedPages)
    last_good: Mapping[str, LastGood] = field(default_factory=dict)
    """By file below the destination: what is served in its place."""

    def content(self, name: str) -> bytes | None:
        """The bytes that are served in the place of those on the disk; None if there are none."""
        good = self.last_good.get(name)
        return self.early(name) if good is None else good.content
