"""What one build leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..diagnostics import Diagnostic
from .answers import Answers
from .facts import Trace
from .texts import Text

Key = tuple[str, str]
"""What an item is known by: its path and its destination, as pages of a pagination share a path."""
Circumstances = Mapping[str, bytes]
"""What every render depends on without asking, by name: the versions of programs, settings, the environment."""


class Output(NamedTuple):
    """A file of the destination."""

    path: str
    digest: bytes
    size: int
    changed: int
    """When it was last changed, in nanoseconds."""


class Kept(NamedTuple):
    """What an item became, and what its render read."""

    trace: Trace
    content: Text
    output: Text | None
    """None where it is the first of `files`."""
    files: tuple[Output, ...]
    """What was written of it: the output and, for style sheets, a source map; nothing where another item has its
    place."""
    warnings: tuple[Diagnostic, ...]

    @property
    def output_digest(self) -> bytes:
        """What stands for the output."""
        return self.files[0].digest if self.output is None else self.output.digest


@dataclass(slots=True)
class State:
    """What a build knew."""

    circumstances: Circumstances = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    looked: dict[int, bytes] = field(default_factory=dict)
    """Facts that are no part of the plan (the text of a file that was included), with their answers."""
    order: tuple[Key, ...] = ()
    """The items in the order in which they were rendered."""
    kept: dict[Key, Kept] = field(default_factory=dict)
