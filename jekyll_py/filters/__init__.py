"""Jekyll's own Liquid filters, one file for each kind with its table at the end."""

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
"""Every filter by the name templates use; those of the same name take the place of the standard ones."""
