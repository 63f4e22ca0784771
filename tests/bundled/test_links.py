"""Plugins that change the links, pictures and frames of a finished page; the outputs are those of the gems."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.bundled.building import build

HTML_4 = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/TR/REC-html40/loose.dtd">\n'
    "<html><body>\n{}\n</body></html>\n"
)
"""A page without a document of its own, as libxml2 writes it."""


def page(text: str) -> dict[str, str]:
    return {"index.md": f"---\n---\n{text}\n"}


def test_links_to_other_sites_get_attributes(tmp_path: Path) -> None:
    files = page("[in](https://here.example/a) [out](http://there.example) [mine](https://x.example){: rel='me'}")
    built = build(tmp_path, files, plugins=["jekyll-link-attributes"], url="https://here.example")
    assert built.text("index.html") == HTML_4.format(
        '<p><a href="https://here.example/a">in</a> '
        '<a href="http://there.example" rel="external nofollow noopener" target="_blank">out</a> '
        '<a href="https://x.example" rel="me" target="_blank">mine</a></p>'
    )


def test_an_excluded_link_keeps_its_attributes(tmp_path: Path) -> None:
    links = {"rel": {"value": "ugc", "exclude": ["https://a\\.example"]}, "target": "_top"}
    files = page("[a](https://a.example) [b](https://b.example)")
    built = build(tmp_path, files, plugins=["jekyll-link-attributes"], external_links=links)
    assert built.text("index.html") == HTML_4.format(
        '<p><a href="https://a.example" target="_top">a</a> '
        '<a href="https://b.example" rel="ugc" target="_top">b</a></p>'
    )


def test_parameters_of_a_campaign_do_not_replace_those_of_the_link(tmp_path: Path) -> None:
    links = {"utm": {"enabled": True, "source": "s"}, "rel": {"exclude": [".*"]}, "target": {"exclude": [".*"]}}
    files = page("[a](https://a.example/p?q=a%20b&utm_medium=m#f) [b](https://b.example/ä)")
    built = build(tmp_path, files, plugins=["jekyll-link-attributes"], external_links=links)
    assert built.text("index.html") == HTML_4.format(
        '<p><a href="https://a.example/p?q=a+b&amp;utm_medium=m&amp;utm_source=s&amp;utm_campaign=homepage'
        '&amp;utm_content=index#f">a</a> <a href="https://b.example/%C3%A4">b</a></p>'
    )


def test_a_pattern_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="no pattern"):
        build(
            tmp_path,
            page("[a](http://a.example)"),
            plugins=["jekyll-link-attributes"],
            external_links={"exclude": ["("]},
        )


@pytest.mark.parametrize(
    ("links", "message"),
    [
        ({"exclude": "https://b.example"}, "exclude of external_links is no list"),
        ({"rel": {"exclude": 1}, "target": {"exclude": []}}, "exclude of external_links is no list"),
        (["rel"], "external_links is no mapping"),
        (False, "external_links is no mapping"),
    ],
)
def test_settings_of_another_kind_are_errors_as_in_ruby(links: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match=message):
        build(tmp_path, page("[a](http://a.example)"), plugins=["jekyll-link-attributes"], external_links=links)


def test_without_an_external_link_exclude_is_not_read(tmp_path: Path) -> None:
    built = build(tmp_path, page("[a](/a)"), plugins=["jekyll-link-attributes"], external_links={"exclude": "x"})
    assert built.text("index.html") == HTML_4.format('<p><a href="/a">a</a></p>')


def test_pictures_load_late(tmp_path: Path) -> None:
    files = page('![a](a.png) <img src="b.png" loading="eager"> <img alt="c">')
    built = build(tmp_path, files, plugins=["jekyll-loading-lazy"])
    assert built.text("index.html") == HTML_4.format(
        '<p><img src="a.png" alt="a" loading="lazy"> <img src="b.png" loading="eager"> <img alt="c"></p>'
    )


def test_a_page_without_pictures_stays(tmp_path: Path) -> None:
    built = build(tmp_path, page("text<br />"), plugins=["jekyll-loading-lazy"])
    assert built.text("index.html") == "<p>text<br /></p>\n"


def test_links_to_other_hosts_open_in_tabs(tmp_path: Path) -> None:
    files = page("[in](http://here.example/a) [out](https://there.example)")
    built = build(tmp_path, files, plugins=["jekyll-target-blank"], url="https://here.example")
    assert built.text("index.html") == (
        '<p><a href="http://here.example/a">in</a> '
        '<a href="https://there.example" target="_blank" rel="noopener noreferrer">out</a></p>\n'
    )


def test_only_links_of_a_class_open_in_tabs(tmp_path: Path) -> None:
    options = {"css_class": "ext", "add_css_classes": "new", "noopener": False, "rel": "nofollow"}
    files = page("[a](http://a.example) [b](http://b.example){: .ext }")
    built = build(tmp_path, files, plugins=["jekyll-target-blank"], url="http://x.example", **{"target-blank": options})
    assert built.text("index.html") == (
        '<p><a href="http://a.example">a</a> '
        '<a href="http://b.example" class="new ext" target="_blank" rel="noreferrer nofollow">b</a></p>\n'
    )


def test_an_empty_rel_leaves_a_space_as_in_the_gem(tmp_path: Path) -> None:
    options = {"target-blank": {"rel": "", "noreferrer": False}}
    files = page('<a href="http://a.example" rel="me">a</a> <a href="http://b.example">b</a>')
    built = build(tmp_path, files, plugins=["jekyll-target-blank"], url="http://x.example", **options)
    assert [part.split('"')[0] for part in built.text("index.html").split('rel="')[1:]] == ["me noopener ", "noopener "]


@pytest.mark.parametrize("link", ["http://a.example/中", "http://a.example/%zz"])
def test_a_link_that_is_no_address_is_an_error(tmp_path: Path, link: str) -> None:
    with pytest.raises(JekyllError, match="is no address"):
        build(tmp_path, page(f"[a]({link})"), plugins=["jekyll-target-blank"], url="http://x.example")


def test_without_an_address_of_the_site_hosts_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="address of the site"):
        build(tmp_path, page("[a](http://a.example)"), plugins=["jekyll-target-blank"])
