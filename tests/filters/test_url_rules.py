"""URL escaping and normalising against the Addressable library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jekyll_py.compat.addressable.normalization import normalize
from jekyll_py.compat.addressable.percent_encoding import normalize_component, unescape_path
from jekyll_py.compat.addressable.url import InvalidURL, escape_path, has_scheme, parse
from tests.filters.oracle import JekyllRefused, ask

PIECES = (
    *"ab/?#[]@!$&'()*+,;=:.%~ \\\"<>|^`{}-_", "..", "/./", "/../", "//", "http://", "HTTPS://", "EXAMPLE.com",
    ":80", ":443", ":x", "%20", "%2b", "%2F", "%zz", "é", "日本", "ﬁ", "bücher.de", "mailto:", "user:pw@",
    "&a=b",
    "index.html", "%E3%81%82", "a.b", "\t",
)  # fmt: skip
URLS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def outcome(ours: Callable[[str], str], op: str, text: str) -> tuple[object, object]:
    """Our answer and Ruby's; a refusal is a refusal, whatever its words."""
    try:
        found = ours(text)
    except InvalidURL:
        found = None
    try:
        return found, ask(op, text=text)
    except JekyllRefused:
        return found, None


@pytest.mark.jekyll
@settings(max_examples=300)
@given(URLS)
@example("https://EXAMPLE.com:443/a/../b c?x=1&y=a%2Bb#frag ment")
@example("//host")
@example("//%E3%81%82..")
@example("//a..")
def test_normalised_urls_are_addressables(url: str) -> None:
    ours, rubys = outcome(normalize, "normalize", url)
    assert ours == rubys


@pytest.mark.jekyll
@settings(max_examples=300)
@given(URLS)
@example("/2020/01/01/c#-and-日本.html")
def test_escaped_paths_are_jekylls(path: str) -> None:
    ours, rubys = outcome(escape_path, "escape_path", path)
    assert ours == rubys


@pytest.mark.jekyll
@settings(max_examples=200)
@given(URLS)
def test_normalised_components_are_addressables(text: str) -> None:
    assert normalize_component(text) == ask("normalize_component", text=text)


@pytest.mark.parametrize("path", ["/a b/日本.html", "/100%25/x", "/plain", "/c%23"])
def test_unescaping_undoes_escaping(path: str) -> None:
    assert escape_path(unescape_path(path)) == escape_path(path) or unescape_path(escape_path(path)) == path


@given(URLS)
@example("/2020/01/01/plain-path.html")
@example("//host/path")
@example("/a\n")
def test_plain_paths_have_the_scheme_that_parsing_finds(text: str) -> None:
    try:
        expected = parse(text).scheme is not None
    except InvalidURL:
        with pytest.raises(InvalidURL):
            has_scheme(text)
    else:
        assert has_scheme(text) == expected
