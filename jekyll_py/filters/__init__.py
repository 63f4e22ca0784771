"""The Liquid filters that Jekyll adds; each module has a table of its filters."""

from __future__ import annotations

from ..liquid.filter import FilterFunction
from ..reference import Reference
from . import array, conversion, date, grouping, number, sorting, text, url, where
from .before_4 import ADDED, BEFORE_4

FILTERS: dict[str, FilterFunction] = {
    **array.FILTERS,
    **conversion.FILTERS,
    **date.FILTERS,
    **grouping.FILTERS,
    **number.FILTERS,
    **sorting.FILTERS,
    **text.FILTERS,
    **url.FILTERS,
    **where.FILTERS,
}
"""Jekyll 4's filters by name; they replace standard filters of the same name."""


def filters_of(reference: Reference) -> dict[str, FilterFunction]:
    """The filters of a Jekyll, by name."""
    if reference.jekyll >= (4,):
        return FILTERS
    return {name: each for name, each in {**FILTERS, **BEFORE_4}.items() if name not in ADDED}
