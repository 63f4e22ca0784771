"""The standard tags, filters and run-time functions of each version of Liquid.

Jekyll 3.9 to 4.4 use Liquid 4.0; Debian's Jekyll uses 5.4. Code for other differences tests ``version < (5,)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ..reference import Version
from .filters import FILTERS
from .filters.liquid_4 import LIQUID_4
from .later_names import SINCE
from .loops import RUNTIME_BEFORE_5
from .nodes import Node
from .runtime import RUNTIME
from .tags import TAGS

Kind = TypeVar("Kind")


def tags_of(version: Version, *, with_later: bool = False) -> dict[str, type[Node]]:
    """The standard tags of a version of Liquid, except for ``liquid``, which the parser handles.

    Args:
        version: the version.
        with_later: whether the tags of later versions are among them.
    """
    return dict(TAGS) if with_later else _known(TAGS, version)


def filters_of(version: Version) -> dict[str, Callable[..., object]]:
    """The standard filters of a version of Liquid."""
    return _known(FILTERS if version >= (5,) else {**FILTERS, **LIQUID_4}, version)


def runtime_of(version: Version) -> dict[str, object]:
    """The names that compiled templates call, for a version of Liquid."""
    return {**RUNTIME, **(RUNTIME_BEFORE_5 if version < (5,) else {})}


def _known(table: Mapping[str, Kind], version: Version) -> dict[str, Kind]:
    return {name: each for name, each in table.items() if SINCE.get(name, ()) <= version}
