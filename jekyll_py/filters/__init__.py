"""The Liquid filters that Jekyll adds; each module has a table of its filters."""

from __future__ import annotations

from ..liquid.filter import FilterFunction
from . import array, conversion, date, grouping, number, sorting, text, url, where

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
"""All filters by name; they replace standard filters of the same name."""
