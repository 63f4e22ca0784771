"""The Liquid filters that Jekyll adds; each module has a table of its filters."""

from __future__ import annotations

from ..liquid.filter import FilterFunction
from ..liquid.filters import FILTERS as STANDARD_FILTERS
from ..liquid.later_names import is_later
from ..reference import Reference
from . import array, conversion, date, grouping, number, sorting, text, url, where
from .jekyll_3 import ADDED, JEKYLL_3
from .refusal import absent_filter

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
    known = {name: each for name, each in {**FILTERS, **JEKYLL_3}.items() if name not in ADDED}
    return {**known, **_absent(reference)} if reference.is_pages else known


def _absent(reference: Reference) -> dict[str, FilterFunction]:
    """The filters that Jekyll and Liquid have added since."""
    later = [name for name in STANDARD_FILTERS if is_later(name, reference.liquid)]
    return {name: absent_filter(name) for name in (*ADDED, *later)}
