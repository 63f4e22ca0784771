"""Slips in Liquid, and the words that have to help; nothing is said of what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

PAGE = "---\n---\n"
HINTS: Mapping[str, str] = {
    "{{ 'abc | upcase }}": "a quotation mark is never closed",
    "{{ page['title }}": "a quotation mark is never closed",
    "{{ page.title | }}": "write a filter behind |, or take it out",
    "{% if x and %}a{% endif %}": "write a condition behind it: {% if a and b %}",
    '{% include "a.html" %}': "without quotation marks",
    "{% include “a.html” %}": "without quotation marks",
    "{% include a.html, b='c' %}": "write spaces between the name of the file and its parameters",
    "{% include ../a.html %}": "a name begins in the folder of the includes",
    "{% include /_includes/a.html %}": "a name begins in the folder _includes: write a.html",
    "{% include a.html title=page.title|upcase %}": "{% assign %} the value first",
    "{% include a.html title: 'a' %}": "write = between the name of a parameter and its value",
    "{% include a.html title=“a” %}": "write straight quotation marks: name='value'",
    "{% include a.html b='1', c='2' %}": "write spaces between parameters, not commas",
    "{% assign x = “abc” %}": "write straight quotation marks",
    "{% if page.title == ‘abc’ %}x{% endif %}": "write straight quotation marks",
    "{{ page.title ｜ upcase }}": "write | in the place of the full-width ｜",
    "{{ page.title | default： 'x' }}": "write : in the place of the full-width ：",
    "{% if a }x{% endif %}": "end the tag with %}: {% if a %}",
    "{% else %}": "it stands outside of {% if … %}",
    "{% assign x 1 %}": "write {% assign name = value %}",
    "{% capture %}x{% endcapture %}": "write {% capture name %} … {% endcapture %}",
    "{% post_url '2024-01-01-a' %}": "without quotation marks and ending",
    "{{ page.title == 'a' }}": "an output has no conditions",
    "{% for p in site.posts limit=3 %}x{% endfor %}": "write a colon: limit: 3",
    "{% if {{ page.a }} == 1 %}x{% endif %}": "write the name without {{ and }}",
    "{% assign x = {{ page.a }} %}": "write the name without {{ and }}",
}
FINE = (
    "{{ 'a == b | c' }} {{ \"it's ：“x”\" | upcase }}",
    "{% for p in site.posts limit: 3 %}x{% endfor %}{% if a and b or c %}x{% endif %}",
    "{% include a.html title='a|b, c: “d”' %}",
    "{% assign x = '{{ a }}' %}",
)


@pytest.mark.parametrize("markup", HINTS)
def test_a_slip_is_placed_and_explained(markup: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({"index.md": f"{PAGE}{markup}\n", "_includes/a.html": "a", "_posts/2024-01-01-a.md": PAGE})
    main(["build"])
    said = capfd.readouterr().err
    columns = [int(column) for column in re.findall(r"index\.md:3:(\d+)\n", said)]
    assert columns
    assert max(columns) <= len(markup)
    assert HINTS[markup] in said.partition("hint: ")[2]


@pytest.mark.parametrize("markup", FINE)
def test_what_is_right_is_not(markup: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({"index.md": f"{PAGE}{markup}\n", "_includes/a.html": "a", "_layouts/plain.html": ""})
    assert main(["build"]) == 0
    said = capfd.readouterr().err
    assert "hint" not in said
    assert "Liquid" not in said
