"""Data files: ``_data`` as ``site.data``."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..compat import yaml_load
from ..compat.repeated_key import RepeatedKey
from ..compat.yaml_mistakes import yaml_mistakes
from ..config.configuration import reference_of
from ..diagnostics import Failures
from ..disk.source import Source
from ..disk.text import decode
from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern
from ..mistakes.bounds import MOST_OF_A_KIND
from ..mistakes.data_file_names import hidden_data_file
from ..mistakes.file_endings import added_ending
from ..mistakes.front_matter_keys import repeated_key
from ..mistakes.json_syntax import json_mistakes
from ..reference import Reference
from .tables import read_table

_DROPPED = lazy_pattern(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)
_DROPPED_IN_ANY_SCRIPT = lazy_pattern(_DROPPED.pattern)
_EXTENSIONS = ("yaml", "yml", "json", "csv", "tsv")
"""In the order in which Jekyll reads them: of two files with one name the later wins."""

_PAIR = lazy_pattern(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE | re.ASCII)
"""A pair of surrogates in JSON; before it an even number of backslashes."""


def read_data(
    source: Source,
    directory: str,
    config: Mapping[str, object],
    failures: Failures,
    on_mistake: Callable[[JekyllError], None] = lambda _: None,
) -> dict[str, object]:
    """The data files below a folder as nested mappings, by name without extension.

    Args:
        source: the site or the theme.
        directory: the folder.
        config: the configuration; says how tables are read.
        failures: takes the errors of files that do not parse.
        on_mistake: called with each mistake that Jekyll takes without a word.
    """
    entries = [entry for entry in source.entries(directory) if not entry[0].startswith(".")]
    files = [name for name, is_directory in entries if not is_directory]
    data: dict[str, object] = {}
    is_old = reference_of(config).jekyll < (4,)
    paths: dict[str, str] = {}
    for stem, name in _data_files(files):
        key, path = data_key(stem, is_old), f"{directory}/{name}"
        _report_hidden(paths, key, path, on_mistake)
        with failures.collecting():
            data[key] = read_file(source, path, config, on_mistake)
    for ending in filter(None, (added_ending(f"{directory}/{name}") for name in files)):
        on_mistake(ending)
    for name in (name for name, is_directory in entries if is_directory):
        key, path = data_key(name, is_old), f"{directory}/{name}"
        _report_hidden(paths, key, path, on_mistake)
        data[key] = read_data(source, path, config, failures, on_mistake)
    return data


def _data_files(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The data files among the files of a folder, in the order of reading: the name without extension, and with it."""
    for extension in _EXTENSIONS:
        for name in names:
            stem, dot, found = name.rpartition(".")
            if dot and found == extension:
                yield stem, name


def _report_hidden(paths: dict[str, str], key: str, path: str, on_mistake: Callable[[JekyllError], None]) -> None:
    """Note the path of a key, and report the one that it hides."""
    if key in paths:
        on_mistake(hidden_data_file(paths[key], path, key))
    paths[key] = path


def data_key(name: str, is_old: bool = False) -> str:
    """The key of a file (Jekyll's ``sanitize_filename``): ASCII characters only.

    Where none is left, it is the name itself, but for the empty key of Jekyll 3.
    """
    ascii_name = _DROPPED.sub("", name)
    return re.sub(r"\s+", "_", ascii_name if is_old or ascii_name else _DROPPED_IN_ANY_SCRIPT.sub("", name))


def read_file(
    source: Source,
    path: str,
    config: Mapping[str, object],
    on_mistake: Callable[[JekyllError], None] = lambda _: None,
) -> object:
    """The value of one data file.

    Args:
        source: the site or the theme.
        path: the path of the file below it.
        config: the configuration; says how tables are read.
        on_mistake: called with each mistake that Jekyll takes without a word.

    Raises:
        JekyllError: it cannot be read.
    """
    content, jekyll = source.read(path), reference_of(config).jekyll
    is_table, has_options = path.endswith((".csv", ".tsv")), jekyll >= (4, 3)
    text = decode(content, path)
    if is_table and jekyll < (4,) and content.startswith(BOM_UTF8):
        text = "\ufeff" + text  # a part of the first name
    if path.endswith(".csv"):
        return read_table(text, ",", config.get("csv_reader") if has_options else None, path, on_mistake)
    if path.endswith(".tsv"):
        return read_table(text, "\t", config.get("tsv_reader") if has_options else None, path, on_mistake)
    if path.endswith(".json"):
        for mistake in json_mistakes(text, path):
            on_mistake(mistake)
        text = _PAIR.sub(_character, text)
    return _read_yaml(text, path, reference_of(config), on_mistake)


def _read_yaml(text: str, path: str, reference: Reference, on_mistake: Callable[[JekyllError], None]) -> object:
    nothing = False if reference.yaml == "safe_yaml" else None
    repeated: list[RepeatedKey] = []
    value = yaml_load.load(text, path, reference=reference, on_repeated=repeated.append, without_document=nothing)
    lines = text.splitlines()
    for key in repeated[:MOST_OF_A_KIND]:
        on_mistake(repeated_key(key, path, lines))
    for mistake in yaml_mistakes(text, path):
        on_mistake(mistake)
    return value


def _character(pair: re.Match[str]) -> str:
    """The character of two escapes of JSON. YAML, which Jekyll reads it as, has escapes for whole characters only."""
    high, low = int(pair[2], 16), int(pair[3], 16)
    return pair[1] + chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
