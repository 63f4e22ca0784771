"""Tables, compared with Ruby's ``CSV``."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.errors import JekyllError
from jekyll_py.read.tables import read_table
from tests.core.ruby import Ruby

TABLES = st.text(st.sampled_from('a",\n 你'), max_size=14)
LISTS = {"headers": False}


def rows(text: str) -> object:
    """The rows with something in them, or None where the table is malformed."""
    try:
        found = read_table(text, ",", LISTS, "a.csv", lambda mistake: None)
    except JekyllError:
        return None
    return [row for row in found if row]


@pytest.mark.jekyll
@settings(max_examples=400)
@given(TABLES)
def test_tables_are_what_ruby_reads(ruby: Ruby, text: str) -> None:
    theirs = ruby.ask("table", text)
    ours = rows(text)
    if theirs is None or ours is None:
        assert (theirs, ours) == (None, None)
    else:
        assert ours == [row for row in theirs if row]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n1,"x"\n2, "y, z"\n', 3),
        ('a,b\n"x\n\ny",1\nb"c,1\n', 5),
    ],
)
def test_a_quotation_mark_within_a_cell_is_an_error(text: str, line: int) -> None:
    with pytest.raises(JekyllError, match="a quotation mark stands in a cell") as error:
        read_table(text, ",", {}, "a.csv", lambda mistake: None)
    assert (error.value.line, error.value.source_line) == (line, text.splitlines()[line - 1])


def test_tabs_divide_cells_with_quotation_marks() -> None:
    rows = read_table('a\tb\n"x, ""y"""\t"1\n2"\n', "\t", {}, "a.tsv", lambda mistake: None)
    assert rows == [{"a": 'x, "y"', "b": "1\n2"}]
