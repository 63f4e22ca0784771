"""The targets of addresses: the file that answers, or the reason why none does."""

from __future__ import annotations

from enum import StrEnum

from ...lazy.tuples import NamedTuple


class State(StrEnum):
    """The kind of target that an address leads to."""

    FOUND = "a file of the site"
    MISSING = "no file of the site"
    OTHER_CASE = "a file whose name differs by upper and lower case only"
    NO_BASEURL = "a file of the site, without the path that the site is published under"
    TWICE_BASEURL = "a file of the site, with that path twice"
    SOURCE = "a source file, which is published under another address or not at all"
    UNPUBLISHED = "a page that is not published"
    FOLDER = "a folder without an index page"
    EXTERNAL = "another site, or another part of this host"
    OTHER = "no file: mailto:, data:, javascript: and the like"
    INVALID = "nothing: it is no address"


LOST = frozenset({State.MISSING, State.OTHER_CASE, State.FOLDER, State.NO_BASEURL, State.TWICE_BASEURL})
"""The states of addresses of the site that no file answers."""


class Target(NamedTuple):
    """The target of a reference."""

    state: State
    path: str = ""
    """The path below the site, decoded, with a leading ``/``."""
    fragment: str = ""
    """Decoded, without ``#``."""
    file: str | None = None
    """The file that answers, or that would if the fault were mended, relative to the folder of the site."""
