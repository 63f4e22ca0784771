"""An include is rendered once while the values it reads are equal; its output is that of a new render."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from jekyll_py.reuse import ReusableInclude
from jekyll_py.site import Site
from tests.reference import NAMES, SITES, lay_out

from .sites import CONFIG, LAYOUTS, OTHERS, PAGES, Files, build, configuration, includes, write

EXAMPLES = int(os.environ.get("REUSE_EXAMPLES", "60"))


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(includes())
def test_random_includes_give_the_same_text_and_the_same_trace(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {"_config.yml": CONFIG, **PAGES, **OTHERS, **LAYOUTS, **files})
        assert build(Path(folder)) == build(Path(folder), reusing=False)


@pytest.mark.parametrize("name", NAMES)
def test_whole_sites_give_the_same_text_and_the_same_trace(name: str, tmp_path: Path) -> None:
    source = lay_out(SITES / name / "source", tmp_path / name)
    assert build(source) == build(source, reusing=False)


NAVIGATION = """\
{% assign shown = site.html_pages | where_exp: "item", "item.hidden != true" %}
<ul>{% for item in shown %}
<li><a href="{{ item.url | relative_url }}">{{ item.title | escape }}</a></li>
{% endfor %}</ul>
"""


def renders(folder: Path, navigation: str, pages: int = 200) -> int:
    """How often a build renders the navigation that each of its pages includes, as it is by default."""
    layout = "<nav>{% include nav.html %}</nav>{{ content }}{{ shown | size }}"
    files = {f"page{number}.md": f"---\nlayout: main\ntitle: Page {number}\n---\ntext" for number in range(pages)}
    write(folder, {"_layouts/main.html": layout, "_includes/nav.html": navigation, **files})
    with patch.object(ReusableInclude, "_record", autospec=True, side_effect=ReusableInclude._record) as record:
        Site(configuration(folder)).process()
    pages_written = list((folder / "_site").glob("page*.html"))
    assert len(pages_written) == pages
    assert all(page.read_text().count("<li>") == pages for page in pages_written)
    return record.call_count


def test_a_navigation_over_all_pages_is_rendered_once(tmp_path: Path) -> None:
    assert renders(tmp_path, NAVIGATION) == 1


def test_a_navigation_in_two_languages_is_rendered_twice(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "defaults: [{scope: {path: page1*}, values: {lang: de}}]"})
    assert renders(tmp_path, NAVIGATION + "{{ page.lang }}") == 2


def test_what_never_helps_is_given_up(tmp_path: Path) -> None:
    assert renders(tmp_path, NAVIGATION + "{{ page.url }}") == 16


def test_pages_that_the_navigation_does_not_mark_share_it(tmp_path: Path) -> None:
    marked = NAVIGATION.replace("<li>", '<li>{% if item.url == page.url %}<b class="here"></b>{% endif %}')
    posts = {f"_posts/2025-01-01-post{number}.md": "---\nlayout: main\n---\n" for number in range(40)}
    write(tmp_path, posts)
    assert renders(tmp_path, marked, pages=150) == 1 + 16  # all posts share one; the pages each mark another
    assert (tmp_path / "_site/page3.html").read_text().count("here") == 1


def test_a_page_that_is_passed_on_is_the_page_itself(tmp_path: Path) -> None:
    files = {
        "_includes/a.html": "{% include b.html %}",
        "_includes/b.html": "{% if page.title == 'x' %}{% else %}{% include c.html %}{% endif %}",
        "_includes/c.html": "{{ page.title }}{% include d.html it=page %}",
        "_includes/d.html": "{{ include.it }}",
    }
    write(tmp_path, {"_config.yml": CONFIG, **PAGES, **OTHERS, **LAYOUTS, **files})
    assert build(tmp_path) == build(tmp_path, reusing=False)


def test_parameters_hide_a_variable_of_their_name(tmp_path: Path) -> None:
    layouts = {f"_layouts/{name}.html": "{% include d.html x=layout.mark %}{{ content }}" for name in ("main", "plain")}
    marked = {name: f"---\nmark: {name}\n---\n{text}" for name, text in layouts.items()}
    files = {"_includes/d.html": "{% assign include = 'i' %}{{ include.x }}"}
    write(tmp_path, {"_config.yml": CONFIG, **PAGES, **OTHERS, **marked, **files})
    assert build(tmp_path) == build(tmp_path, reusing=False)
