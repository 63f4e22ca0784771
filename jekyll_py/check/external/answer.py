"""The answer of a server of another site."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ...lazy.tuples import NamedTuple


class Outcome(StrEnum):
    """The ways in which asking for an address ends."""

    ANSWERED = "the server gave a status"
    UNREACHABLE = "no server answered"
    CERTIFICATE = "the certificate of the server is not valid"
    PRIVATE = "the address belongs to a private network and was not asked for"
    SKIPPED = "the address was not asked for"


class Answer(NamedTuple):
    """The answer to one address."""

    outcome: Outcome
    status: int = 0
    """Of the last response."""
    url: str = ""
    """The address that answered in the end, after redirects."""
    is_moved: bool = False
    """Whether all redirects on the way there are permanent, and there is one."""
    says: str = ""
    """Why there is no status, in words."""
    anchors: Mapping[str, bool | None] = {}
    """By fragment that was asked for, whether the page has it; None if that cannot be told."""


class Asked(NamedTuple):
    """An address to be asked for."""

    url: str
    """Without a fragment."""
    fragments: frozenset[str] = frozenset()
    """The fragments that the site's links have."""
