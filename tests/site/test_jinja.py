"""Jinja2 layouts, includes and pages in a whole site, next to Liquid ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from jekyll_py.errors import JekyllError

from .conftest import Folder

Make = Callable[[Mapping[str, str | bytes]], Folder]

SITE = {
    "_layouts/outer.html": "<o>{{ content }}</o>",
    "_layouts/inner.html.jinja": "---\nlayout: outer\n---\n<i>{{ page.title | upcase }} {{ content }}</i>",
    "_includes/liquid.html": "{{ include.x | append: '!' }}",
    "_includes/other.html.jinja": "[{{ include.x }}]",
    "about.html.jinja": "---\nlayout: inner\ntitle: a\n---\n{{ include('liquid.html', x=1) }}"
    "{% for p in site.posts %}{{ p.title }}{% endfor %}",
    "notes.md.jinja": "---\nlayout: outer\n---\n# {{ page.name }}",
    "plain.html": "---\ntemplate: jinja\nlayout: inner\ntitle: b\n---\n{{ [1, 2] | join('-') }}",
    "liquid.html": "---\nlayout: inner\ntitle: c\n---\n{% include other.html.jinja x='y' %}",
    "_posts/2024-01-01-post.md.jinja": "---\ntitle: P\n---\n*{{ page.title }}*",
}


def test_either_language_wraps_and_includes_the_other(site: Make) -> None:
    folder = site(SITE)
    folder.build()
    assert folder.output("about.html") == "<o><i>A 1!P</i></o>"
    assert folder.output("notes.html") == '<o><h1 id="notesmdjinja">notes.md.jinja</h1>\n</o>'
    assert folder.output("plain.html") == "<o><i>B 1-2</i></o>"
    assert folder.output("liquid.html") == "<o><i>C [y]</i></o>"
    assert folder.output("2024/01/01/post.html") == "<p><em>P</em></p>\n"


def test_an_error_names_file_and_line(site: Make) -> None:
    with pytest.raises(JekyllError) as caught:
        site({"a.html.jinja": "---\ntitle: x\n---\nfine\n{{ 'x' | upcas }}"}).build()
    assert (caught.value.path, caught.value.line) == ("a.html.jinja", 5)


def test_what_a_page_imports_is_its_own(site: Make) -> None:
    count = "{% from 'm.jinja' import n %}{% set n.x = n.x + 1 %}{{ n.x }}{% import 'm.jinja' as m %}{{ m.n.x }}"
    folder = site(
        {
            "_includes/m.jinja": "{% set n = namespace(x=0) %}{% set about = link('about.md') %}",
            "about.md": "---\n---\n",
            "one.html.jinja": f"---\n---\n{count}",
            "two.html.jinja": f"---\n---\n{count}",
        }
    )
    folder.build()
    assert [folder.output("one.html"), folder.output("two.html")] == ["11", "11"]
