"""Checks of the values of a configuration."""

from __future__ import annotations

from codecs import lookup
from collections.abc import Mapping, Sequence

from ..diagnostics import Diagnostic
from ..errors import SettingError
from .files import Line
from .keys import KEYS
from .places import place
from .values import as_list, inspected, list_hint

_PATHS = (*(key.name for key in KEYS if "path" in key.type and "." not in key.name), "default_lang", "languages")
"""The keys with paths; plugins write to folders with the names of languages."""


def check_paths(values: Mapping[str, object]) -> None:
    """Refuse paths with a NUL, for which Python raises no OSError but ValueError.

    Raises:
        SettingError: there is one.
    """
    for key in _PATHS:
        if any("\0" in str(path) for path in as_list(values.get(key))):
            raise SettingError(f"'{key}' holds a NUL character", key, hint="remove it")


_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs of Python that decode to text, but are the encoding of no file."""


def check_encoding(values: Mapping[str, object]) -> None:
    """Refuse an ``encoding`` that Python does not know, or that is the encoding of no file.

    Raises:
        SettingError: it is one.
    """
    name = str(values.get("encoding") or "utf-8")
    try:
        is_known = lookup(name).name not in _NO_CHARSETS
        b"x".decode(name)  # LookupError for codecs from bytes to bytes, such as hex
    except UnicodeDecodeError:  # an encoding in which a character has more than one byte
        pass
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        is_known = False
    if not is_known:
        raise SettingError(f"unknown encoding '{name}'", "encoding", hint="write encoding: utf-8")


def check_lists(values: Mapping[str, object]) -> None:
    """Refuse three keys whose values are no lists, as Jekyll's ``validate`` does.

    Raises:
        SettingError: there is one.
    """
    for key in ("plugins", "include", "exclude"):
        if key in values and not isinstance(values[key], list):
            raise SettingError(
                f"'{key}' should be set as an array, but was: {inspected(values[key])}.",
                key,
                hint=list_hint(key, values[key] or ""),
            )


def theme_warnings(values: Mapping[str, object], files: Sequence[str]) -> list[Line]:
    """A warning, with its position in one of the files, if ``theme`` is no text; else none."""
    given = values.get("theme")
    if given is None or isinstance(given, str):
        return []
    wrong = f"value of 'theme' in config should be String to use gem-based themes, but got {inspected(given)}"
    warning = SettingError(wrong, "theme")
    place(warning, files)
    return [Diagnostic("Theme:", warning)]
