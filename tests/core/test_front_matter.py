"""Where front matter ends and what a broken file gives, compared with Jekyll."""

from __future__ import annotations

from contextlib import suppress

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py import JekyllHandler
from jekyll_py.disk.text import decode
from jekyll_py.errors import JekyllError
from jekyll_py.model.front_matter import FrontMatter, dumps, has_front_matter, parse
from jekyll_py.model.front_matter_block import split
from tests.core.ruby import Ruby

PIECES = (
    "---",
    "...",
    "--- ",
    "----",
    "--",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "\t",
    "a: 1",
    "你",
    "\v",
    "\u2028",
    "\ufeff",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.jekyll
@settings(max_examples=150)
@given(TEXTS | TEXTS.map(lambda text: "---\n" + text))
def test_the_block_is_what_jekyll_takes_for_it(ruby: Ruby, text: str) -> None:
    handler = JekyllHandler()
    expected = ruby.ask("split", text)
    if expected is None:
        assert not handler.detect(text)
        with pytest.raises(ValueError, match="no front matter"):
            handler.split(text)
    else:
        assert list(handler.split(text)) == expected
    parts = split(text)
    assert "".join(parts) == text
    assert [parts.yaml, parts.content] == (expected or ["", text])


@pytest.mark.jekyll
@settings(max_examples=100)
@given(TEXTS.filter(lambda text: "\r\n\r" not in text))
def test_the_first_line_decides_whether_there_is_any(ruby: Ruby, text: str) -> None:
    assert has_front_matter(text.encode()) == ruby.ask("header", text)


def test_content_is_unchanged_and_knows_its_line() -> None:
    found = parse(b"---\r\ntitle: \xe4\xbd\xa0\r\n---\r\n\r\n  text \r\n\r\n", "a.md")
    assert (found.data, found.content, found.content_line) == ({"title": "你"}, "  text \r\n\r\n", 5)


def test_a_byte_order_mark_is_dropped() -> None:
    assert parse(b"\xef\xbb\xbf---\na: 1\n---\nx", "a.md").data == {"a": 1}
    assert not has_front_matter(b"\xef\xbb\xbf---\n")


@pytest.mark.parametrize("text", ["---\n---\nx", "---\n# nothing\n---\nx", "---\nfalse\n---\nx", "---\n~\n...\nx"])
def test_empty_front_matter_is_enough(text: str) -> None:
    found = parse(text.encode(), "a.md")
    assert (found.data, found.content, found.problem) == ({}, "x", None)


def test_broken_yaml_is_a_problem_with_a_place_and_the_content_remains() -> None:
    found = parse(b"---\na: 1\nb: c: d\n---\ntext", "a.md")
    assert found.content == "text"
    assert not found.fatal
    assert found.problem is not None
    assert (found.problem.location, found.problem.source_line) == ("a.md:3:5", "b: c: d")


def test_a_list_is_no_front_matter() -> None:
    found = parse(b"---\n# c\n- a\n---\n", "a.md")
    assert found.fatal
    assert found.problem is not None
    assert str(found.problem) == "a.md:3:1: Invalid YAML front matter in a.md"


def test_front_matter_that_is_never_closed_is_named() -> None:
    found = parse(b"---\ntitle: x\n\ntext\n", "a.md")
    assert found.content == "---\ntitle: x\n\ntext\n"
    assert found.problem is not None
    assert found.problem.location == "a.md:1:1"
    assert "three dashes" in str(found.problem.hint)


def test_the_dashes_that_begin_a_file_of_yaml_need_no_end() -> None:
    for name in ("a.yml", "notes", "x.apinotes"):
        assert parse(b"---\ntitle: x\n", name) == FrontMatter({}, "---\ntitle: x\n")


def test_bytes_that_are_not_text_are_found() -> None:
    with pytest.raises(JekyllError) as caught:
        parse("---\n---\n你".encode() + b"a\xff\n", "a.md")
    assert (caught.value.location, caught.value.source_line) == ("a.md:3:3", "你a\ufffd")


def test_the_encoding_can_be_named() -> None:
    assert decode("é".encode("latin-1"), "a", "iso-8859-1") == "é"
    with pytest.raises(JekyllError, match="unknown encoding 'x'"):
        decode(b"a", "a", "x")


def test_python_frontmatter_takes_the_handler() -> None:
    post = frontmatter.loads("---\nlive: yes\n---\ntext", handler=JekyllHandler())
    assert (post.metadata, post.content) == ({"live": True}, "text")
    assert frontmatter.dumps(post) == "---\nlive: true\n---\ntext"


LINES = st.lists(st.sampled_from(("a: 1", "b: |", "  x", "c: 'y", "z'", "- 1", "", " ")), max_size=6)
ENDS = st.sampled_from(("\n", "\r\n", "\r\r\n", "\r", " \r\n", "\n\r\n"))


@given(LINES, ENDS, ENDS)
def test_python_frontmatter_reads_the_same_keys(lines: list[str], middle: str, end: str) -> None:
    """It makes one line break of each CR LF first, which must change no value."""
    text = middle.join(("---\n" + (lines[0] if lines else ""), *lines[1:], "")) + "\n---" + end + "content\n"
    handler = JekyllHandler()
    found = parse(text.encode(), "a.md")
    try:
        expected = handler.load(handler.split(text)[0])
    except (JekyllError, ValueError):
        assert found.data == {}
    else:
        assert (found.data, found.problem) == (expected, None)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
DATA = st.dictionaries(
    st.sampled_from(("title", "content", "handler", "on", "1")), TEXT | st.integers() | st.booleans() | st.none()
)
CONTENT = st.text("ab\n-", max_size=9).filter(lambda text: not text.startswith("\n"))  # Jekyll drops those lines


@given(DATA, CONTENT)
def test_what_is_written_is_read_as_it_was_given(data: dict[str, object], content: str) -> None:
    found = parse(dumps(data, content).encode(), "a.md")
    assert (found.data, found.content) == (data, content)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_file_or_an_error(raw: bytes) -> None:
    with suppress(JekyllError):
        parse(b"---\n" + raw, "a.md")
