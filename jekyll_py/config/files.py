"""The configuration files of a site: their paths and their contents."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from ..compat import yaml_load
from ..compat.merge_marks import hint_of_conflict
from ..compat.repeated_key import RepeatedKey
from ..compat.yaml_mistakes import yaml_mistakes
from ..diagnostics import Diagnostic
from ..disk.regular_file import open_regular
from ..disk.text import decode
from ..errors import JekyllError
from ..log import Message
from ..reference import Reference

_NAMES = ("_config.yml", "_config.yaml", "_config.toml")

NO_FILE = Message("warn", "Configuration file:", "none")
"""Said where there is none, as Jekyll does."""
Line = Message | Diagnostic
"""A message or warning about the reading of a configuration."""


def paths_of(source: str, named: Sequence[str]) -> list[str]:
    """The absolute paths of the configuration files.

    Args:
        source: the folder of the site.
        named: the files that the user names; without any the first ``_config.yml``, ``.yaml`` or ``.toml`` counts.
    """
    if named:
        return [os.path.abspath(name) for name in named]
    folder = os.path.abspath(source)
    found = [path for name in _NAMES if os.path.exists(path := os.path.join(folder, name))]
    return found[:1] or [os.path.join(folder, _NAMES[0])]


def read_files(
    paths: Sequence[str], messages: list[Line], reference: Reference, *, are_named: bool
) -> dict[str, dict[str, object]]:
    """The contents of the files, by path; after an invalid one the others are skipped with a warning, as in Jekyll.

    Args:
        paths: the files.
        messages: takes a message about each file.
        reference: says how their YAML is read.
        are_named: whether the user names them, so that a missing one is an error.

    Raises:
        JekyllError: a file is missing, cannot be read, or is not YAML or TOML.
    """
    found: dict[str, dict[str, object]] = {}
    for path in paths:
        try:
            read = _read_file(path, reference, messages)
        except (FileNotFoundError, NotADirectoryError):  # the latter where the source is a file
            if are_named:
                raise _missing(path) from None
            messages.append(NO_FILE)
            messages += [Diagnostic("Configuration:", error) for error in _misnamed(os.path.dirname(path))]
            continue
        except _Unusable as problem:
            messages.append(Message("warn", "WARNING:", "Error reading configuration. Using defaults (and options)."))
            messages.append(Diagnostic("", problem))
            break
        messages.append(Message("info", "Configuration file:", path))
        found[path] = read
    return found


def _misnamed(folder: str) -> Iterator[JekyllError]:
    """The errors about files that have almost the name of a configuration."""
    for name in (f"{prefix}config{end}" for prefix in ("", "_") for end in (".yml", ".yaml", ".yml.txt")):
        path = os.path.join(folder, name)
        if name not in _NAMES and os.path.isfile(path):
            yield JekyllError("nothing reads this file as a configuration", path=path, hint="rename it to _config.yml")
    if os.path.isfile(path := os.path.join(folder, "docs", _NAMES[0])):  # where GitHub Pages may look for a site
        yield JekyllError("nothing reads the configuration of the site in docs", path=path, hint="give --source docs")


class _Unusable(JekyllError):
    """A file can be read, but is no configuration."""


def _missing(path: str) -> JekyllError:
    return JekyllError(
        f"The configuration file '{path}' could not be found.", hint="check the names given with --config"
    )


def _read_file(path: str, reference: Reference, messages: list[Line]) -> dict[str, object]:
    extension = os.path.splitext(path)[1].lower()
    if ".toml" not in extension and ".yml" not in extension and ".yaml" not in extension:
        raise _Unusable(f"No parser for '{path}' is available. Use a .y(a)ml or .toml file instead.", path=path)
    text = _decoded(path)
    value = _parse_toml(text, path) if ".toml" in extension else _parse_yaml(text, path, reference, messages)
    if not isinstance(value, Mapping):
        hint = "a configuration is made of lines such as 'title: My site'"
        raise _Unusable(f"Configuration file: (INVALID) {path}", path=path, line=1, hint=hint)
    return {str(key): item for key, item in value.items()}


def _decoded(path: str) -> str:
    try:
        with open(path, "rb", opener=open_regular) as file:
            raw = file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise JekyllError(f"cannot be read: {error.strerror}", path=path) from error
    return decode(raw, path)


def _parse_yaml(text: str, path: str, reference: Reference, messages: list[Line]) -> object:
    def warn(key: RepeatedKey) -> None:
        line = text.splitlines()[key.line - 1]
        error = JekyllError(
            f"the key '{key.name}' stands here for the second time, and this value counts",
            path=path,
            line=key.line,
            column=key.column,
            source_line=line,
            hint="remove one of the two",
        )
        messages.append(Diagnostic("Configuration:", error))

    value = yaml_load.load(text, path, reference=reference, on_repeated=warn) or {}
    messages += [Diagnostic("Configuration:", mistake) for mistake in yaml_mistakes(text, path)]
    return value


def _parse_toml(text: str, path: str) -> object:
    import tomllib  # few configurations are in TOML

    try:
        return _ruby_times(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _located(error, text, path) from error


def _located(error: Exception, text: str, path: str) -> JekyllError:
    """The error of TOML's parser with the position that its message ends with."""
    message, _, place = str(error).removesuffix(")").partition(" (at ")
    line, column = [*map(int, re.findall(r"\d+", place)), 0, 0][:2]
    lines = text.split("\n")
    if not 0 < line <= len(lines):  # at the end of the document
        line, column = len(lines), len(lines[-1]) + 1
    hint = hint_of_conflict(lines) or "a line of TOML is: key = 'text'"
    return JekyllError(
        message, path=path, line=line, column=column, source_line=lines[line - 1].rstrip("\r"), hint=hint
    )


def _ruby_times(value: object) -> object:
    """The value with times as Jekyll's TOML parser makes them: dates and times without a zone are local."""
    if isinstance(value, dict):
        return {key: _ruby_times(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_ruby_times(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is UTC:
        return value.replace(tzinfo=timezone(timedelta(), "+00:00"))  # Ruby's parser has no time in UTC itself
    return value if value.tzinfo else value.astimezone()
