"""Texts of pages of other themes: what stays, what takes the place of a template, what is lost."""

from __future__ import annotations

import pytest

from jekyll_py.migration.markdown_style import restyled
from jekyll_py.migration.page_text import Tag, without_foreign_tags


def kept(text: str, values: dict[str, str] | None = None) -> tuple[str, list[str]]:
    found = without_foreign_tags(text, _nothing, values or {})
    return found.text.strip(), found.lost


def _nothing(tag: Tag) -> str | None:
    return None


@pytest.mark.parametrize(
    ("text", "rest", "lost"),
    [
        ("a {% for x in y %}{{ x }}{% if x %}b{% endif %}{% endfor %} c", "a  c", ["{% for x in y %}"]),
        ("{% include base_path %}a", "a", []),
        ("{% highlight ruby %}{% if %}{% endhighlight %}", "{% highlight ruby %}{% if %}{% endhighlight %}", []),
        ("{% raw %}{{ x }}{% endraw %}", "{% raw %}{{ x }}{% endraw %}", []),
        ("{{ base_path }}/a.png", "{{ site.baseurl }}/a.png", []),
        ("{{ '/a.png' | relative_url }}", "{{ '/a.png' | relative_url }}", []),
        ("{{ page.title }}", "A title", []),
        ("{{ author.name }}", "", ["{{ author.name }}"]),
        ("{% if x %}never closed", "never closed", ["{% if x %}"]),
        ("a<!-- {% include b.html %} -->", "a", []),
        ("{% details A %}b{% enddetails %}", '<details markdown="1">\n<summary>A</summary>\n\nb\n\n</details>', []),
    ],
)
def test_templates_are_taken_out_and_named_unless_they_can_stay(text: str, rest: str, lost: list[str]) -> None:
    assert kept(text, {"page.title": "A title"}) == (rest, lost)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Education\n=====\na\n\nMore\n----\nb", "## Education\na\n\n### More\nb"),
        ("# One\n## Two", "## One\n### Two"),
        ("## Two\n### Three", "## Two\n### Three"),
        ("```\n# code :tada:\n```", "```\n# code :tada:\n```"),
        ("a | b\n---|---\n1 | 2", "a | b\n---|---\n1 | 2"),
        ("* a\n---\nb", "* a\n---\nb"),
        (":tada: at 10:30:15, http://a:80:b", "\U0001f389 at 10:30:15, http://a:80:b"),
    ],
)
def test_markup_of_the_old_theme_becomes_that_of_the_new_one(text: str, expected: str) -> None:
    assert restyled(text) == expected


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ('[a](b){:style="color: rgb(0, 0, 0);"} c', "[a](b) c"),
        ('[a](b){: style="color: red; font-weight: 400;"}', '[a](b){: style="font-weight: 400;"}'),
        ("<span style='background-color:red'>a</span>", "<span>a</span>"),
        ('<font color="green">a</font>', "a"),
        ('<div style="margin: 0">a</div>', '<div style="margin: 0">a</div>'),
        ('```\n<font style="color: red">\n```', '```\n<font style="color: red">\n```'),
    ],
)
def test_colours_of_texts_are_those_of_the_theme(given: str, wanted: str) -> None:
    assert restyled(given) == wanted
