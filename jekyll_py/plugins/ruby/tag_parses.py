"""The parses of tags whose classes are Ruby's: those that are under way, and what each has read."""

from __future__ import annotations

from ...liquid.parsing.tag_parser import TagParser, TagToken
from .tag_bodies import TagBodies


class TagParses:
    """The parses of tags of one session."""

    def __init__(self) -> None:
        self.bodies = TagBodies()
        """The bodies of the tags."""
        self.parsers: list[tuple[TagParser, TagToken]] = []
        """The parsers of the templates in which a tag is being parsed, with that tag."""
        self.dependencies: dict[object, frozenset[int]] = {}
        """The dependencies of the parse of each tag, by its number."""
