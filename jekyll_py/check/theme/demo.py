"""The demo site of a theme as rules see it: what its build says, and what its pages put in the way of readers."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from ..finding import Fault, SourcePlace


class Barrier(NamedTuple):
    """One rule of axe-core that an element of the demo breaks."""

    rule: str
    """The name that axe-core gives it, such as ``color-contrast``."""
    help: str
    """One line: what is asked for."""
    scheme: str
    """``light`` or ``dark``."""
    element: str
    """The start tag of the element."""
    pages: Set[str]
    """The built files that have it."""
    place: SourcePlace
    """The template or page that writes the element."""


class Demo(NamedTuple):
    """The demo site of a theme, built."""

    error: JekyllError | None
    """The error that ended the build; None if it ended well."""
    deprecations: Sequence[JekyllError]
    """Warnings of Dart Sass about what its next version will not take."""
    barriers: Sequence[Barrier]
    """Empty where there is no browser to look for them."""
    pages: int
    """The number of pages that were looked at in a browser."""


class DemoFault(NamedTuple):
    """One fault of the demo, and its place."""

    fault: Fault
    place: SourcePlace
    pages: Set[str] = frozenset()
    """The built files that have it."""
