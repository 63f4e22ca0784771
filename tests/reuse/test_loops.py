"""A loop of a layout is rendered once while the values it reads are equal; its output is that of a new render."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.reuse import ReusableInclude
from jekyll_py.site import Site

from .sites import CONFIG, OTHERS, PAGES, Files, build, configuration, includes, layouts, write
from .test_reuse import EXAMPLES

LIMITS = "limits: {iterations: 1_000_000, output: 100_000_000, seconds: 600}\n"
SITE = {"_config.yml": CONFIG, **PAGES, **OTHERS}


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(includes(), layouts(), st.sampled_from(("", LIMITS)))
def test_random_loops_give_the_same_text_and_the_same_trace(included: Files, around: Files, limits: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {**SITE, **included, **around, "_config.yml": CONFIG + limits})
        assert build(Path(folder)) == build(Path(folder), reusing=False)


CASES = {
    "forloop": "{% for p in site.docs %}{{ forloop.index }}{{ forloop.rindex0 }}{{ forloop.name }}{% endfor %}",
    "the loop around": "{% for p in site.docs %}{% for q in site.pages %}{{ forloop.parentloop.index }}{% endfor %}"
    "{{ forloop.parentloop | inspect }}{% endfor %}",
    "break": "{% for p in site.pages %}{% if p.url == page.url %}{% break %}{% endif %}{{ p.url }}{% endfor %}",
    "continue": "{% for p in site.pages %}{% if p.kind == page.kind %}{% continue %}{% endif %}{{ p.url }}{% endfor %}",
    "an include": "{% for p in site.docs %}{% include A.html x=p.title %}{{ w }}{% endfor %}{{ w }}",
    "an include leaves it": "{% for p in site.docs %}{% include leaves.html %}{{ p.url }}{% endfor %}",
    "what it assigns": "{% for p in site.docs %}{% assign v = p.title %}{% endfor %}{{ v }}"
    "{% for p in site.docs %}{{ v }}{% assign v = page.title %}{% endfor %}{{ v }}",
    "what it captures": "{% for p in site.docs %}{% capture v %}{{ v }}{{ p.url }}{% endcapture %}{% endfor %}{{ v }}",
    "what was assigned before": "{% assign v = page.title %}{% for p in site.docs %}{{ v }}{% endfor %}",
    "its own variable": "{% for p in site.docs %}{% assign p = 1 %}{{ p.url }}{% endfor %}{{ p }}",
    "its variable is page": "{% for page in site.docs %}{{ page.url }}{% endfor %}{{ page.url }}",
    "offset: continue": "{% for p in site.pages limit:1 %}{{ p.url }}{% endfor %}"
    "{% for p in site.pages limit:1 offset:continue %}{{ p.url }}{% endfor %}",
    "limit by the page": "{% for p in site.pages limit:page.list.size %}{{ p.url }}{% endfor %}",
    "else": "{% for p in page.list %}{{ p }}{% else %}{{ page.title }}{% endfor %}",
    "a cycle": "{% for p in site.pages %}{% cycle 'a', 'b', 'c' %}{% endfor %}",
    "a counter": "{% for p in site.docs %}{% increment n %}{% endfor %}{{ n }}",
    "the page in a list": "{% for p in site.pages %}{% if p == page %}here{% endif %}{% endfor %}",
    "contents": "{% for p in site.docs %}{{ p.content }}{{ content | size }}{% endfor %}",
    "a row of a table": "{% for p in site.docs %}{% tablerow q in site.docs %}{{ q.url }}{% endtablerow %}{% endfor %}",
    "an error": "text\n{% for p in site.docs %}\n{{ p.title | divided_by: 0 }}{% endfor %}",
}


@pytest.mark.parametrize("limits", ["", LIMITS])
@pytest.mark.parametrize("name", CASES)
def test_nothing_differs(name: str, limits: str, tmp_path: Path) -> None:
    text = f"{CASES[name]}|{{{{ content }}}}|{CASES[name]}"
    write(tmp_path, {**SITE, "_config.yml": CONFIG + limits})
    write(tmp_path, {"_includes/leaves.html": "{% if page.kind == 'x' %}{% break %}{% endif %}"})
    write(tmp_path, {"_layouts/main.html": text, "_layouts/plain.html": f"---\nlayout: main\n---\n{text}"})
    write(tmp_path, {"index.html": "---\nlayout: main\n---\n", "last.html": "---\nlayout: plain\n---\n"})
    write(tmp_path, {"other.html": "---\nlayout: main\n---\n"})
    assert build(tmp_path) == build(tmp_path, reusing=False)


def test_a_list_of_all_pages_is_rendered_once(tmp_path: Path) -> None:
    pages = {f"page{number}.md": f"---\nlayout: main\ntitle: Page {number}\n---\n" for number in range(200)}
    listed = "<li><a href='{{ p.url | relative_url }}'>{{ p.title | escape }}</a></li>"
    layout = f"<title>{{{{ page.title }}}}</title>{{% for p in site.pages %}}{listed}{{% endfor %}}{{{{ content }}}}"
    write(tmp_path, {**pages, "_layouts/main.html": layout})
    with patch.object(ReusableInclude, "_record", autospec=True, side_effect=ReusableInclude._record) as record:
        Site(configuration(tmp_path)).process()
    assert record.call_count == 1
    assert all((tmp_path / f"_site/page{number}.html").read_text().count("<li>") == 200 for number in (0, 199))


@pytest.mark.parametrize("limit", ["iterations", "output"])
@pytest.mark.parametrize("most", range(30, 60))
def test_a_repeated_loop_costs_what_it_did(limit: str, most: int, tmp_path: Path) -> None:
    inner = "{% if p.title %}{{ p.url }}{% for q in site.docs %}-{% endfor %}{% endif %}"
    text = f"{{% for p in site.pages %}}{inner}{{% endfor %}}"
    write(tmp_path, {"_config.yml": f"limits: {{{limit}: {most}}}\ncollections: [docs]", "_docs/a.md": "---\n---\n"})
    write(tmp_path, {f"{name}.html": f"---\nlayout: main\ntitle: {name}\n---\n" for name in "abc"})
    write(tmp_path, {"_layouts/main.html": text})
    assert build(tmp_path) == build(tmp_path, reusing=False)
