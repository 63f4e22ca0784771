"""The options of a compiler: what the code of a template depends on besides its nodes."""

from __future__ import annotations

from collections.abc import Mapping

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..filter import Filter


class CompilerOptions(NamedTuple):
    """The same for all templates of an environment."""

    filters: Mapping[str, Filter]
    """The filters by name."""
    version: Version
    """The version of Ruby Liquid to follow."""
    strict_variables: bool
    """Whether a missing name or key raises an error."""
    strict_filters: bool
    """Whether a missing filter raises an error."""
    reports_undefined: bool
    """Whether missing names, keys and filters are reported to `Environment.undefined`."""
    counting: bool
    """Whether the render has limits (`Limits`), which the code must charge."""
    has_large_values: bool
    """Whether any value but the texts of pages may be a large text."""
