"""The standard filters of Liquid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .arrays import ARRAY_FILTERS
from .date import DATE_FILTERS
from .default import DEFAULT_FILTERS
from .escaping import ESCAPING_FILTERS
from .math import MATH_FILTERS
from .sorting import SORTING_FILTERS
from .strings import STRING_FILTERS

FILTERS: Mapping[str, Callable[..., object]] = {
    **ARRAY_FILTERS,
    **ESCAPING_FILTERS,
    **MATH_FILTERS,
    **DATE_FILTERS,
    **DEFAULT_FILTERS,
    **SORTING_FILTERS,
    **STRING_FILTERS,
}
