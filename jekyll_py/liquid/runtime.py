"""The functions that compiled code calls, and the table of the names it uses for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..hints import near_miss
from ..limits import Pieces, weighed
from .context import Context
from .errors import LiquidArgumentError, UndefinedFilterError
from .interrupts import take_interrupt
from .lookup import look, look_command, look_for_part, look_key, look_lazily, look_path, look_within, strict_look
from .loops import ForLoop, TableRowLoop, checked, for_offset, for_segment, items, make_range, row_segment
from .operators import (
    BLANK,
    EMPTY,
    condition_equal,
    contains,
    greater,
    greater_or_equal,
    less,
    less_or_equal,
    other_operator,
)
from .printing import to_s
from .scopes import MISSING
from .tag import render_block
from .undefined import report_filter, report_look, report_lookup


def raise_wrong_arguments(message: str, hint: str, *_values: object) -> object:
    """Raise for a filter with a wrong number of arguments.

    Raises:
        LiquidArgumentError: always, with Ruby's message.
    """
    raise LiquidArgumentError(message, hint=hint)


def undefined_filter(context: Context, name: str, *_values: object) -> object:
    """Raise for a filter that does not exist, under ``strict_filters``.

    Raises:
        UndefinedFilterError: always.
    """
    raise UndefinedFilterError(f"undefined filter {name}", hint=near_miss(name, context.environment.filters))


def unchanged(value: object, *_arguments: object) -> object:
    """The value of a filter that does not exist: its input. Its arguments are evaluated."""
    return value


def continue_offset(offsets: Mapping[str, int], name: str) -> int:
    """The index at which ``offset: continue`` starts."""
    return offsets.get(name, 0)


def innermost(loops: Sequence[ForLoop]) -> ForLoop | None:
    """The innermost ``forloop`` around an include; None without one."""
    return loops[-1] if loops else None


def in_scope(context: Context, render: Callable[[], int]) -> int:
    """Render in a scope of its own; the result is that of ``render``."""
    context.open()
    try:
        return render()
    finally:
        context.close()


def count_up(context: Context, name: str) -> object:
    """``increment``: the value before the step."""
    return context.count(name, 1)[0]


def count_down(context: Context, name: str) -> object:
    """``decrement``: the value after the step."""
    return context.count(name, -1)[1]


RUNTIME: Mapping[str, object] = {
    "BACKWARDS": slice(None, None, -1),
    "BLANK": BLANK,
    "EMPTY": EMPTY,
    "ForLoop": ForLoop,
    "MISSING": MISSING,
    "Pieces": Pieces,
    "TableRowLoop": TableRowLoop,
    "checked": checked,
    "condition_equal": condition_equal,
    "contains": contains,
    "continue_offset": continue_offset,
    "count_down": count_down,
    "count_up": count_up,
    "dict": dict,
    "enumerate": enumerate,
    "for_offset": for_offset,
    "for_segment": for_segment,
    "greater": greater,
    "greater_or_equal": greater_or_equal,
    "in_scope": in_scope,
    "innermost": innermost,
    "int": int,
    "items": items,
    "take_interrupt": take_interrupt,
    "len": len,
    "less": less,
    "less_or_equal": less_or_equal,
    "list": list,
    "look": look,
    "look_command": look_command,
    "look_key": look_key,
    "look_path": look_path,
    "look_for_part": look_for_part,
    "look_lazily": look_lazily,
    "look_within": look_within,
    "make_range": make_range,
    "unchanged": unchanged,
    "render_block": render_block,
    "row_segment": row_segment,
    "str": str,
    "strict_look": strict_look,
    "report_filter": report_filter,
    "report_look": report_look,
    "report_lookup": report_lookup,
    "to_s": to_s,
    "undefined_filter": undefined_filter,
    "other_operator": other_operator,
    "weighed": weighed,
    "raise_wrong_arguments": raise_wrong_arguments,
}
