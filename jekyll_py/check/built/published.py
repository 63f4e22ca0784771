"""The facts of a site beside its built files."""

from __future__ import annotations

from collections.abc import Mapping

from ...lazy.tuples import NamedTuple


class Unpublished(NamedTuple):
    """A source that is not published."""

    path: str
    """Of the source file."""
    reason: str
    """Such as ``is dated in the future``."""


class Translatable(NamedTuple):
    """A page that may have versions in other languages."""

    source: str
    """Its file, relative to the source."""
    key: str = ""
    """The value that all versions share; empty if their paths have to tell."""
    language: str = ""
    """Its code, if the source says it."""


class Published(NamedTuple):
    """The facts of a site beside its built files; nothing for a folder that another program made."""

    baseurl: str = ""
    """The path that it is published under, with a leading ``/``; empty for none."""
    url: str = ""
    """Its address, such as ``https://example.org``."""
    sources: Mapping[str, str | None] = {}
    """By the path of a source, with a leading ``/``: the file that is made from it, None for none."""
    unpublished: Mapping[str, Unpublished] = {}
    """By address and by path of the source."""
    root: str = ""
    """The folder of the source; empty for a folder that another program made."""
    translatable: Mapping[str, Translatable] = {}
    """The pages that may have versions in other languages, by built file."""
    copies: Mapping[str, str] = {}
    """By built file: the same page in the language that it is written in, of which it is a copy for another one."""
