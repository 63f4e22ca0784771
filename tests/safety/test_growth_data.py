"""Time grows with a data file, an address or code of which the language is guessed no faster than the text."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace
from typing import cast

import pytest

from jekyll_py import highlight
from jekyll_py.diagnostics import Failures
from jekyll_py.disk.source import Source
from jekyll_py.errors import JekyllError
from jekyll_py.model import permalink, related, slug
from jekyll_py.read.data import read_data

from .growth import Run, Text, assert_linear, numbered, repeated

pytestmark = pytest.mark.slow


def _data(name: str, text: str) -> object:
    """The value of a data file.

    Raises:
        JekyllError: it has none.
    """
    source = cast(Source, SimpleNamespace(entries=lambda folder: [(name, False)], read=lambda path: text.encode()))
    failures = Failures()
    data = read_data(source, "_data", {"csv_reader": {"csv_converters": ["all"]}}, failures)
    failures.raise_any()
    return data["a"]


def _read(name: str) -> Run:
    def run(text: str) -> None:
        with suppress(JekyllError):
            _data(name, text)

    return run


def _expand(template: str) -> None:
    with suppress(JekyllError):
        permalink.expand(template, {"title": "a", "path": "b"})


YAML = (
    *("- ", "a: b\n", "- a\n", "[", "{", '"', "'", "? ", "!!binary a\n", "- 12:30\n", "- 1_\n", "a\n", "- &a b\n"),
    *("- 2020-01-01 00:00:00\n", "<<: ", "- |\n", "#", "--- a\n", "\t", "- - ", "{a: b, "),
)
JSON = ("[", '{"a":', '"a",', '{"a":"b"},', "\\u0041", "1", "1,")
TABLE = ('"', ",", '"a",', "a,b\n", '""', "\n", "1", "1,", "1e", "\r", 'a"b,')
CODE = (
    *("#!", "-*- ", "-*-a:b;", "-*- mode:", "vim: ft=a ", "vi:se ft=a ", "ex:", "---", "+++\n", "diff a/", "< "),
    *("\n", " ", "model", "<!DOCTYPE ", "<? ?>", "): Aw", "#!/bin/env ", "#lang ", "---\n+++"),
)
PATHS = ("/", ".", "./", "../", "/.", "...", ":title", ":", "a-", "%", "é")


PROGRAMS: dict[str, tuple[Run, dict[str, Text]]] = {
    "YAML": (
        _read("a.yml"),
        {unit: repeated(unit) for unit in YAML}
        | {
            "keys": numbered("a@: b\n"),
            "aliases": numbered("- &a@ b\n", "- *a@\n"),
            "merged keys": numbered("a@: {<<: {b@: c}}\n"),
            "a long number": repeated("9_", "a: "),
            "a long hour": repeated(":59", "a: 1"),
        },
    ),
    "JSON": (_read("a.json"), {unit: repeated(unit) for unit in JSON}),
    "tables": (
        _read("a.csv"),
        {unit: repeated(unit) for unit in TABLE}
        | {
            "columns": numbered("a@,"),
            "columns and rows": lambda length: numbered("a@,")(length) + "\n" + "1\n" * length,
        },
    ),
    "the language of code": (highlight.guess, {unit: repeated(unit) for unit in CODE}),
    "templates of addresses": (_expand, {unit: repeated(unit) for unit in PATHS}),
    "addresses": (permalink.sanitize, {unit: repeated(unit) for unit in PATHS}),
    "words that posts share": (
        related.words,
        {unit: repeated(unit) for unit in ("a", "y", "ing", "eed ", "中", "a中")},
    ),
    "slugs": (slug.slugify, {unit: repeated(unit) for unit in (*PATHS, " ", "--\n", "_")}),
}


@pytest.mark.parametrize(
    ("program", "name"), [(program, name) for program in PROGRAMS for name in PROGRAMS[program][1]]
)
def test_data(program: str, name: str) -> None:
    run, texts = PROGRAMS[program]
    assert_linear(run, texts[name])


def test_a_table_of_many_columns_and_short_rows_is_an_error() -> None:
    with pytest.raises(JekyllError, match="the rows lack"):
        _data("a.csv", numbered("a@,")(10_000) + "\n" + "1\n" * 10_000)


def test_a_long_number_of_a_table_stays_a_text() -> None:
    assert _data("a.csv", "a\n" + "1" * 5000) == [{"a": "1" * 5000}]
