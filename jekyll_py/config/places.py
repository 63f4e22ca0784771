"""Finds the positions of keys in configuration files, for error messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..disk.regular_file import open_regular
from ..errors import JekyllError, SettingError, SourcePosition, errors_in

if TYPE_CHECKING:
    import yaml

Keys = Sequence[str | int]


def place_of_key(path: str, keys: Keys) -> SourcePosition | None:
    """The position of a key in a file, or of the innermost key above it that the file has; None without either.

    Args:
        path: a configuration file.
        keys: the names, and the indices in lists, that lead to the key from the top.
    """
    try:
        with open(path, encoding="utf-8-sig", errors="replace", opener=open_regular) as file:
            text = file.read()
    except OSError:
        return None
    mark = _in_toml(text, keys) if path.lower().endswith(".toml") else _in_yaml(text, keys)
    if mark is None:
        return None
    line, column = mark
    return SourcePosition(line + 1, column + 1, text.splitlines()[line])


def place(error: JekyllError, files: Sequence[str]) -> None:
    """Set the position of an error about a key: in the last of the files that has the key, which takes precedence."""
    if not isinstance(error, SettingError) or error.path is not None:
        return
    for path in reversed(files):
        found = place_of_key(path, error.keys)
        if found is not None:
            error.path, (error.line, error.column, error.source_line) = path, found
            return


@contextmanager
def placing(files: Sequence[str]) -> Iterator[None]:
    """A context that adds the position of the key, in these files, to each `SettingError` of its block."""
    try:
        yield
    except JekyllError as error:
        for each in errors_in(error):
            place(each, files)
        raise


def _in_yaml(text: str, keys: Keys) -> tuple[int, int] | None:
    import yaml  # few configurations have mistakes

    from ..compat.libyaml import CSafeLoader

    try:
        node = yaml.compose(text, CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    found = None
    for key in keys:
        step = _below(node, key)
        if step is None:
            break
        found, node = step
    return None if found is None else (found.start_mark.line, found.start_mark.column)


def _below(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The node of a key, or of an entry of a list, and the node of its value."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        pairs = [(name, value) for name, value in node.value if isinstance(name, yaml.ScalarNode)]
        return next(((name, value) for name, value in reversed(pairs) if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _in_toml(text: str, keys: Keys) -> tuple[int, int] | None:
    """The first line that sets a key of the name or opens its table, as TOML is rarely nested."""
    name = re.escape(str(keys[-1]))
    pattern = re.compile(rf"\s*\[*\s*(?:[\w.-]+\.)?(?P<key>[\"']?{name}[\"']?)\s*(?:\]|=|\.)")
    for number, line in enumerate(text.splitlines()):
        if found := pattern.match(line):
            return number, found.start("key")
    return None
