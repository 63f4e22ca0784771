"""The settings that a theme declares in its ``_data/theme.yml``: for Jekyll that file is plain data.

settings:
  - name: comments.provider
    type: text
    default: none
    choices: [none, giscus]
    help: The service that shows comments under posts.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..compat import yaml_load
from ..disk.regular_file import open_regular
from ..errors import JekyllError
from ..hints import near_miss
from ..lazy.tuples import NamedTuple
from .theme import Theme, is_inside

FILE = "_data/theme.yml"
"""The file of the declarations, in the folder of a theme or site."""
_MOST_BYTES = 1_000_000


class Setting(NamedTuple):
    """One setting."""

    name: str
    """Its key in ``_config.yml``, with a dot before a key of an inner mapping."""
    type: str
    """One of `TYPES`."""
    default: object
    """The value that the theme takes without it; None for nothing."""
    choices: Sequence[object]
    """The values that it can have; empty if it can have others."""
    help: str
    """Its purpose, in one line."""


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float | datetime.date) and not isinstance(value, bool)


TYPES: Mapping[str, Callable[[object], bool]] = {
    "text": _is_text,
    "flag": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "list": lambda value: isinstance(value, list),
    "mapping": lambda value: isinstance(value, Mapping),
}
"""The types of settings, each with a test of values."""
_KEYS = Setting._fields


def settings_of(theme: Theme | None, source: str) -> Sequence[Setting]:
    """The settings that a theme and the site itself declare; the site's row wins over the theme's of the same name.

    Args:
        theme: the theme of the site.
        source: the folder of the site.
    """
    folders = [source] if theme is None else [theme.root, source]
    rows = (setting for folder in dict.fromkeys(folders) for setting in _in_folder(folder))
    return tuple({setting.name: setting for setting in rows}.values())


def _in_folder(folder: str) -> Iterator[Setting]:
    path = os.path.join(folder, FILE)
    try:
        if os.path.islink(path) or not is_inside(path, folder) or os.path.getsize(path) > _MOST_BYTES:
            return
        with open(path, encoding="utf-8-sig", errors="replace", opener=open_regular) as file:
            text = file.read()
    except OSError:
        return
    yield from (row for row in rows_in(text) if isinstance(row, Setting))


def rows_in(text: str) -> Iterator[Setting | JekyllError]:
    """The declarations in a file, and an error with its line for each that is none.

    A file of the same name that has no list ``settings`` of rows with names is the site's own data: it has none.

    Args:
        text: what the file holds.
    """
    try:
        value = yaml_load.load(text) if "settings" in text else None
    except JekyllError:
        return
    rows = value.get("settings") if isinstance(value, Mapping) else None
    if not isinstance(rows, list) or not any(isinstance(row, Mapping) and "name" in row for row in rows):
        return
    for number, row in enumerate(rows):
        try:
            yield _setting(row)
        except JekyllError as error:
            error.line = _line_of(text, number)
            yield error


def _setting(row: object) -> Setting:
    """One row.

    Raises:
        JekyllError: it is none.
    """
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise JekyllError("a setting has no name", hint="begin the row with `name:`, its key in _config.yml")
    name, kind, choices = row["name"], str(row.get("type", "text")), row.get("choices") or []
    for key in row:
        if key not in _KEYS:
            raise JekyllError(f"{name}: nobody reads {key}", hint=near_miss(str(key), _KEYS) or ", ".join(_KEYS))
    if kind not in TYPES:
        raise JekyllError(f"{name}: there is no type {kind}", hint=near_miss(kind, TYPES) or ", ".join(TYPES))
    if not isinstance(choices, list):
        raise JekyllError(f"{name}: choices is no list")
    setting = Setting(name, kind, row.get("default"), tuple(choices), str(row.get("help") or ""))
    if wrong := wrong_value(setting, setting.default):
        raise JekyllError(f"the default of {wrong[0]}", hint=wrong[1])
    return setting


def wrong_value(setting: Setting, value: object) -> tuple[str, str | None] | None:
    """The fault of a value, and a hint; None for a value that the setting can have, and for none.

    Args:
        setting: the setting.
        value: a value of it.
    """
    if value is None:
        return None
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    if not TYPES[setting.type](value):
        return f"{setting.name} is {shown}, and not of the type {setting.type}", setting.help or None
    if setting.choices and value not in setting.choices:
        choices = [str(each) for each in setting.choices]
        return f"{setting.name} cannot be {shown}", near_miss(shown, choices) or f"it can be {', '.join(choices)}"
    return None


def _line_of(text: str, number: int) -> int | None:
    """The line of a row of the list ``settings``."""
    import yaml  # few rows are mistakes

    from ..compat.libyaml import CSafeLoader

    node = yaml.compose(text, CSafeLoader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "settings" and isinstance(value, yaml.SequenceNode):
            return int(value.value[number].start_mark.line) + 1
    return None
