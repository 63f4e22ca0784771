"""The attributes of Python objects that a Jinja2 template may read: those listed here, and no others.

None of them changes the object, leads to its class or tells the present time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup

from .views import HashView, ListView

_LIST = "count index"
_HASH = "get items keys values"
_SET = "difference intersection isdisjoint issubset issuperset symmetric_difference union"
_STRING = (
    "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii "
    "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip "
    "maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split "
    "splitlines startswith strip swapcase title translate upper zfill"
)
_DATE = "ctime day isocalendar isoformat isoweekday month replace strftime timetuple toordinal weekday year"
_TIME = "dst fold hour isoformat microsecond minute replace second strftime tzinfo tzname utcoffset"

ATTRIBUTES: dict[type, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in (
        (Markup, f"{_STRING} striptags unescape"),
        (str, _STRING),
        (bytes, "decode hex"),
        (int, "bit_length denominator imag numerator real"),
        (float, "as_integer_ratio hex imag is_integer real"),
        (ListView, _LIST),
        (HashView, _HASH),
        (list, f"{_LIST} copy"),
        (tuple, _LIST),
        (dict, f"{_HASH} copy"),
        (set, f"{_SET} copy"),
        (frozenset, f"{_SET} copy"),
        (range, f"{_LIST} start step stop"),
        (datetime, f"{_DATE} {_TIME} astimezone date time timestamp timetz utctimetuple"),
        (date, _DATE),
        (time, _TIME),
        (timedelta, "days microseconds seconds total_seconds"),
        (Cycler, "current next reset"),
        (LoopContext, "changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0"),
        (Macro, "arguments caller catch_kwargs catch_varargs name"),
        (BlockReference, "super"),
    )
}
"""By class: the attributes that templates may read; subclasses have those of their bases too."""

SUBSCRIPTABLE = (str, bytes, ListView, HashView, list, tuple, dict, range, TemplateReference)
"""The classes with ``value[key]``. Classes themselves are not among them: ``list[int]`` makes another class."""


def is_allowed(value: object, name: str) -> bool:
    """Whether a template may read ``value.name``."""
    if name.startswith("_"):
        return False
    if isinstance(value, Namespace):
        return True
    if isinstance(value, TemplateModule):
        return name in vars(value)
    if isinstance(value, tuple) and name in getattr(value, "_fields", ()):
        return True
    return any(name in ATTRIBUTES[kind] for kind in type(value).__mro__ if kind in ATTRIBUTES)
