"""Positions in texts, and errors at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.disk.text import decode
from jekyll_py.errors import JekyllError, SourcePosition, UnreadableError

TEXTS = st.text(st.sampled_from("ab \n\r你"), min_size=1)


@given(st.data())
def test_a_position_is_where_its_line_has_the_character(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    offset = data.draw(st.integers(0, len(text) - 1))
    line, column, source_line = SourcePosition.at(text, offset)
    lines = text.split("\n")
    assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == offset
    assert lines[line - 1].rstrip("\r") == source_line


@pytest.mark.parametrize(
    ("offset", "position"), [(0, (7, 1, "ab")), (3, (7, 4, "ab")), (4, (8, 1, "c")), (5, (8, 2, "c"))]
)
def test_lines_are_counted_from_the_first_of_the_part(offset: int, position: tuple[int, int, str]) -> None:
    assert SourcePosition.at("ab\r\nc", offset, first_line=7) == position


def test_an_error_shows_its_position() -> None:
    error = JekyllError.at(SourcePosition.at("a\n你b", 3), "wrong", path="x.md", hint="mend it")
    assert error.report() == "x.md:2:2: wrong\n    你b\n      ^\n  hint: mend it"


@pytest.mark.parametrize(
    ("raw", "encoding", "report"),
    [
        (
            b"a\n\xe4\xbd\xa0\xff\n",
            None,
            "x:2:2: byte 0xff is not utf-8\n    你\ufffd\n      ^\n  hint: save the file as UTF-8",
        ),
        (b"\xff\xfea\0", None, "x: a text in UTF-16\n  hint: save the file as UTF-8"),
        (b"\xff\0", None, "x: a binary file, not text\n  hint: move it to another folder"),
    ],
)
def test_a_file_that_is_no_text_is_an_error_at_its_byte(raw: bytes, encoding: str | None, report: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(raw, "x", encoding)
    assert caught.value.report() == report


def test_the_hint_names_the_setting_where_it_counts() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(b"\xff", "x", "utf-8")
    assert caught.value.hint == "save the file as UTF-8 (if it is in another encoding, name it with the key encoding)"
