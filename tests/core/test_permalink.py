"""Addresses and file paths, compared with Jekyll's ``URL``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py import build
from jekyll_py.errors import JekyllError
from jekyll_py.model import permalink
from jekyll_py.model.placeholders import DATE_FORMATS, DocumentPlaceholders
from tests.core.ruby import Ruby, RubyError

NAMES = st.text(st.sampled_from("aB1-_. ~%?#[]&é你🎉/"), max_size=8)
DATES = st.datetimes(datetime(1970, 1, 2), datetime(2037, 1, 1), timezones=st.just(UTC))
WORDS = (
    ":categories",
    ":title",
    ":slug",
    ":name",
    ":path",
    ":collection",
    ":output_ext",
    "/",
    "-",
    "_",
    ".",
    "..",
    "W",
)
TEMPLATES = st.lists(st.sampled_from((*WORDS, *(f":{name}" for name in DATE_FORMATS))), max_size=8)


def document(ruby_facts: dict[str, Any]) -> DocumentPlaceholders:
    facts: dict[str, Any] = {**ruby_facts, "date": lambda: datetime.fromtimestamp(float(str(ruby_facts["date"])), UTC)}
    return DocumentPlaceholders(**facts)


@pytest.mark.jekyll
@settings(max_examples=150)
@given(TEMPLATES.map("".join), NAMES, NAMES, st.none() | NAMES, st.lists(NAMES, max_size=3), DATES)
def test_addresses_of_documents_are_jekylls(
    ruby: Ruby,
    template: str,
    path: str,
    basename: str,
    slug: str | None,
    categories: list[str],
    date: datetime,
) -> None:
    facts: dict[str, object] = {
        "collection": "posts", "path": f"/{path}", "basename": basename, "output_ext": ".html",
        "slug": slug, "categories": categories, "date": int(date.timestamp()),
    }  # fmt: skip
    try:
        expected = ruby.ask("document_url", template, facts)
    except RubyError:  # placeholders run into each other, or a name looks like a malformed URL
        return
    assert permalink.expand(template, document(facts)) == expected


@pytest.mark.jekyll
@settings(max_examples=150)
@given(
    st.lists(st.sampled_from((":path", ":basename", ":output_ext", ":x", "/", "a", "..", "./")), max_size=7).map(
        "".join
    ),
    NAMES,
    NAMES,
)
def test_addresses_of_pages_are_jekylls(ruby: Ruby, template: str, path: str, basename: str) -> None:
    try:
        expected = ruby.ask("page_url", template, f"/{path}", basename, ".html")
    except RubyError:
        return
    placeholders = {"path": f"/{path}", "basename": basename, "output_ext": ".html"}
    assert permalink.expand_literally(template, placeholders) == expected


@pytest.mark.jekyll
@pytest.mark.parametrize("style", [*permalink.STYLES, "/:title", "/:title/", "/:title:output_ext", "weekdate/"])
def test_pages_end_as_the_style_of_the_site_says(ruby: Ruby, style: str) -> None:
    assert permalink.add_suffix("/:basename", style) == ruby.ask("suffix", "/:basename", style)


def test_an_underscore_after_a_placeholder_is_text() -> None:
    facts: dict[str, object] = {
        "collection": "posts", "path": "/x", "basename": "x", "output_ext": ".html",
        "slug": None, "categories": [], "date": 0,
    }  # fmt: skip
    assert permalink.expand("/:month_:day_/:title_", document(facts)) == "/01_01_/x_"


def test_an_unknown_placeholder_is_named_with_those_that_exist() -> None:
    placeholders = {"year": "2024"}
    with pytest.raises(JekyllError, match="doesn't have nope_ or nope keys") as caught:
        permalink.expand("/:nope_/", placeholders)
    assert caught.value.hint == "known placeholders: :year"


def test_an_unknown_placeholder_is_found_in_its_document(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2024-01-01-x.md").write_text("---\ntitle: x\npermalink: /:nope/\n---\n", encoding="utf-8")
    with pytest.raises(JekyllError, match="doesn't have nope keys") as caught:
        build(tmp_path)
    assert caught.value.location == "_posts/2024-01-01-x.md:3:12"


@pytest.mark.parametrize(
    ("url", "extension", "path"),
    [
        ("/", ".html", "index.html"),
        ("/a/", ".xml", "a/index.xml"),
        ("/a", ".html", "a.html"),
        ("/a.html", ".html", "a.html"),
        ("/%E4%BD%A0%20b/", ".html", "你 b/index.html"),
        ("/%2e%2e/%2e%2e/etc/passwd", "", "etc/passwd"),
    ],
)
def test_files_lie_where_the_address_says_and_never_outside(url: str, extension: str, path: str) -> None:
    assert permalink.destination_path(url, extension) == path


@pytest.mark.slow
@given(st.text(max_size=40), st.sampled_from(["", ".html"]))
def test_no_address_leads_out_of_the_destination(url: str, extension: str) -> None:
    parts = permalink.destination_path(permalink.sanitize(url), extension).split("/")
    assert ".." not in parts
