"""Values that a plugin reads, treated by Ruby's rules: truth, and keys of values that may not be mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from ..plugins import Context, Drop, call_filter, to_s

_IN_SCRIPT = str.maketrans({char: f"\\u{ord(char):04x}" for char in "&<>"})


def given(value: object) -> bool:
    """Whether Ruby takes a value for true: it is neither nil nor false."""
    return value is not None and value is not False


def either(*values: object) -> object:
    """The first value that counts as true, else the last (Ruby's ``a || b``)."""
    return next((value for value in values if given(value)), values[-1])


def look(value: object, *keys: str) -> object:
    """The value under keys inside each other, None if a value on the way is no mapping."""
    for key in keys:
        value = value[key] if isinstance(value, Drop) else value.get(key) if is_hash(value) else None
    return value


def as_list(value: object) -> list[object]:
    """A list as it is, and an empty one in place of anything else."""
    return value if isinstance(value, list) else []


def members(value: object) -> Sequence[object]:
    """The members of a list of templates; none of anything else."""
    return value if isinstance(value, list | tuple) else ()


def is_hash(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether Ruby takes a value for a hash: a mapping of front matter, data or configuration."""
    return isinstance(value, Mapping)


def merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """Two mappings as one; values of the second but nil override those of the first, in nested mappings too (Jekyll's
    ``deep_merge_hashes``)."""
    found = dict(below)
    for key, value in above.items():
        under = found.get(key)
        if value is None and key in found:
            continue
        found[key] = merged(under, value) if is_hash(under) and is_hash(value) else value
    return found


def plain_text(context: Context, value: object) -> str | None:
    """Markdown as one line of text without mark-up, None when nothing is left."""
    for name in ("markdownify", "strip_html", "normalize_whitespace", "escape_once"):
        value = call_filter(context, name, value)
    return to_s(value) or None


def in_script(json: str) -> str:
    """JSON as it may stand in a script: no text in it ends the element."""
    return json.translate(_IN_SCRIPT)
