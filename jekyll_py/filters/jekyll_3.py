"""Jekyll 3's filters, as far as they differ from those of Jekyll 4."""

from __future__ import annotations

from collections.abc import Sequence

from ..drops import listed
from ..lazy.patterns import lazy_pattern
from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.printing import ruby_to_s
from .arguments import members
from .grouping import group_by_before_4
from .property import derived, raw_property, texts_of
from .refusal import refused
from .sorting import sort_before_4
from .text import number_of_words
from .where import where_exp as where_exp_of_4

ADDED = ("find", "find_exp")
"""The filters that Jekyll 4 added."""


def where(value: object, name: object, target: object) -> object:
    """The items whose property ``name`` is ``target``, or is a list that contains it; all items where it is nil."""
    items = None if name is None or target is None else members(value)
    if items is None:
        return value
    key, wanted = ruby_to_s(name), ruby_to_s(target)
    return derived(items, ("where", key, wanted), lambda: listed(_matching(items, key, wanted)))


def _matching(items: Sequence[object], key: str, wanted: str) -> list[object]:
    return [item for item in items if wanted in _texts(raw_property(item, key))]


def _texts(value: object) -> Sequence[str | None]:
    return () if value is None else texts_of(value)


@needs_context
def where_exp(context: Context, value: object, variable: object, expression: object) -> object:
    """As in Jekyll 4; a condition with ``and`` or ``or`` is reported."""
    if isinstance(expression, str) and _JOINT.search(_QUOTED.sub("", expression)):
        refused(context, f"'and' or 'or' in where_exp: \"{expression}\"", "use one where_exp after another")
    return where_exp_of_4(context, value, variable, expression)


_QUOTED = lazy_pattern(r"'[^']*'|\"[^\"]*\"")
_JOINT = lazy_pattern(r"(?<![\w.-])(?:and|or)(?![\w.-])")


@needs_context
def words(context: Context, value: object, mode: object = None) -> int:
    """The number of words; a mode is reported."""
    if mode is not None:
        refused(context, f"a mode of number_of_words ({ruby_to_s(mode)})", "write number_of_words alone")
    return number_of_words(value, mode)


JEKYLL_3: dict[str, FilterFunction] = {
    "group_by": group_by_before_4,
    "number_of_words": words,
    "sort": sort_before_4,
    "where": where,
    "where_exp": where_exp,
}
