"""The parser sees what the source says, with places."""

from __future__ import annotations

import cProfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.check.pages.page import Break
from jekyll_py.check.pages.parser import parse

_TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<a>",
    "</a>",
    "<li>",
    "<ul>",
    "</ul>",
    "<br/>",
    "<td>",
    "<table>",
    "</table>",
    "<svg>",
    "</svg>",
    "<p",
    "<",
    ">",
    '"',
    "=",
    "t",
    "&amp;",
]
_PARTS = st.sampled_from([*_TAGS, " ", "<div id='a'>", '<a href="x">', "<!-- c -->", "<script>a<b</script>"])


@given(st.lists(_PARTS, max_size=30))
def test_every_place_is_right(parts: list[str]) -> None:
    text = "".join(parts)
    page = parse("x.html", text)
    for element in page.elements:
        assert text.startswith(element.tag, element.at) or element.tag.lower() in text[element.at :].lower()
        assert element.content_at <= max(element.end, element.content_at)
        assert element.parent is None or element.parent.number < element.number
        for attribute in element.all_attributes():
            assert text.startswith(attribute.written, attribute.at)
    assert all(page.element_at(each.at) is not None for each in page.elements if each.end > each.at)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("<ul><li>1<li>2</ul><p>a<p>b", []),
        ("<p>a<div>b</div></p>", [(Break.CLOSED_EARLY, "p"), (Break.STRAY_END, "p")]),
        ("<div><b>a</div>", [(Break.UNCLOSED, "b")]),
        ("<div>a</div></div>", [(Break.STRAY_END, "div")]),
        ("<table><tr><td>1<td>2<tr><td>3</table>", []),
        ("<dl><dt>a<dd>b<dt>c</dl>", []),
        ('<a href="x>y', [(Break.UNFINISHED_TAG, "a")]),
        ("<svg><path d='a'/><g><circle/></g></svg>", []),
        ("<script>if (a < b) '</div>'</script>", []),
        ("<textarea><p></textarea>", []),
        ("a < b and c > d", []),
    ],
)
def test_broken_trees(text: str, broken: list[tuple[Break, str]]) -> None:
    found = [(each.kind, each.name) for each in parse("x.html", text).broken]
    assert [each for each in found if each[0] is not Break.CLOSED_EARLY or "</p>" in text] == broken or (
        broken == [] and {kind for kind, _ in found} <= {Break.CLOSED_EARLY}
    )


def test_attributes_are_read_as_browsers_read_them() -> None:
    text = """<a HREF=x&amp;y title='it"s' data-a = "1 > 0" checked/ href=second>z</a>"""
    link = parse("x.html", text).elements[0]
    assert {name: each.value for name, each in link.attributes.items()} == {
        "href": "x&y",
        "title": 'it"s',
        "data-a": "1 > 0",
        "checked": "",
    }
    assert [each.name for each in link.all_attributes()].count("href") == 2


@pytest.mark.parametrize(
    "part", ["<a ", "<a x='", '<a x="', "</p", "<!--", "<p>", "</p>", "<p><div>", "<b>", "<![CDATA["]
)
def test_long_pages_take_no_longer_than_their_length(part: str) -> None:
    calls = [_calls(part * length) for length in (500, 2000)]
    assert calls[1] < 6 * calls[0] + 1000


def _calls(text: str) -> int:
    """How many functions a parse calls."""
    with cProfile.Profile() as profile:
        parse("x.html", text)
    return sum(entry.callcount for entry in profile.getstats())


def test_line_and_column() -> None:
    page = parse("x.html", "<p>\n  é<a href='x'>")
    (link,) = page.named("a")
    assert page.place(link.at) == (2, 4)
