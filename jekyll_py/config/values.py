"""Values of a configuration: merged as Jekyll merges them, taken as lists, and shown in messages."""

from __future__ import annotations

from collections.abc import Mapping


def deep_merge(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """The values of ``base`` updated with those of ``over``: mappings are merged, and a nil replaces no value (Jekyll's
    ``deep_merge_hashes``)."""
    merged = dict(base)
    merge_into(merged, over)
    return merged


def merge_into(base: dict[str, object], over: Mapping[str, object]) -> None:
    """Update ``base`` as `deep_merge` does, with new objects for inner mappings."""
    for key, value in over.items():
        below = base.get(key)
        if value is None and key in base:
            continue
        base[key] = deep_merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value


def as_list(value: object) -> list[object]:
    """The values of a list, one value as a list, none for nil."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def inspected(value: object) -> str:
    """The value as Ruby's ``inspect`` shows it."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def renamed(values: Mapping[str, object], new_names: Mapping[str, str]) -> dict[str, object]:
    """Values under the new names of their keys; the value of an old name replaces that of the new one."""
    kept = {key: value for key, value in values.items() if key not in new_names}
    return {**kept, **{new: values[old] for old, new in new_names.items() if old in values}}


def list_hint(key: str, given: object) -> str:
    """The hint for a key whose value should be a list: its value as one, split at commas, or else at spaces."""
    text = str(given)
    parts = text.split(",") if "," in text else text.split()
    return f"write {key}: [{', '.join(part.strip() for part in parts)}]"
