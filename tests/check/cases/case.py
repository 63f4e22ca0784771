"""A case of a rule: a site with the fault, and one that comes near to it and is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jekyll_py.check.external.answer import Answer

Site = str | Mapping[str, str]
"""The body of ``index.html``, or the texts of files by path; a path that ends in ``.html`` may hold a body alone."""


class Case(NamedTuple):
    """One row of a table of cases."""

    rule: str
    """The name of the rule."""
    found: Site
    """A site in which the rule finds ``times`` faults."""
    near_miss: Site
    """A site that is like it, in which the rule finds nothing."""
    times: int = 1
    config: Mapping[str, object] = {}
    """Keys of the configuration, such as ``baseurl``, ``url`` and ``check``."""
    also: tuple[str, ...] = ()
    """Rules that are on beside it."""
    unpublished: Mapping[str, str] = {}
    """The sources of pages that are not published, by address."""
    answers: Mapping[str, Answer] = {}
    """The answers of servers of other sites, by address."""
    says: str = ""
    """A part of the message or of the hint."""
