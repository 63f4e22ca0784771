"""An include's result is not used again where another one is possible."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.tracking.kinds import ONCE, VOLATILE

from .sites import PAGES, Files, build, write

LOOP = "{% for item in site.docs %}{% include a.html %}{{ item.url }}{% endfor %}"

CASES: dict[str, Files] = {
    "a loop hides what is assigned": {"main": LOOP, "a": "{% assign item = 'x' %}{{ item.url }}"},
    "a loop around an include around it hides what is assigned": {
        "main": LOOP,
        "a": "{% include b.html %}",
        "b": "{% assign item = 'x' %}{{ item.url }}",
    },
    "the loop around is a parent": {
        "main": LOOP,
        "a": "{% for i in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}",
    },
    "the loop around is a parent of a loop passed on": {
        "main": LOOP,
        "a": "{% for i in (1..2) %}{% include b.html loop=forloop %}{% endfor %}",
        "b": "{{ include.loop.parentloop.index }}{{ forloop.parentloop.index }}",
    },
    "the loop around is a parent of one that an include stands in": {
        "main": LOOP,
        "a": "{% for i in (1..2) %}{% include b.html %}{% endfor %}",
        "b": "{{ forloop.parentloop.index }}",
    },
    "a loop passed in goes on": {
        "main": "{% for item in site.docs %}{% include a.html loop=forloop %}{% endfor %}",
        "a": "{{ include.loop.index }}",
    },
    "as deep as Liquid allows": {
        "main": "{% include a.html x=1 %}{% include deep.html n=95 %}",
        "deep": "{% if include.n > 0 %}{% assign n = include.n | minus: 1 %}{% include deep.html n=n %}{% else %}"
        "{% include a.html x=1 %}{% endif %}",
        "a": "{% for i in (1..2) %}{% for j in (1..2) %}{% for k in (1..2) %}{% for l in (1..2) %}"
        "{% include b.html %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "b": "{{ page.kind }}",
    },
    "the page itself is compared": {
        "main": "{% include a.html %}",
        "a": "{{ site.docs | where_exp: 'd', 'd == page' | size }}",
    },
    "a variable is found by name": {
        "main": "{% assign k = page.title %}{% include a.html n='k' %}",
        "a": "{{ [include.n] }}",
    },
    "an excerpt that asks for itself": {
        "main": "{% include a.html asks=page.asks %}",
        "a": "{{ page.title }}{% if include.asks %}{{ page.excerpt }}{% endif %}",
    },
    "1, true and '1' are three": {"main": "{% include a.html %}", "a": "{{ page.kind | inspect }}"},
    "what a filter makes of the page": {"main": "{% include a.html %}", "a": "{{ page | inspect }}"},
    "raw before, rendered after": {"main": "{% include a.html %}", "a": "{{ site.docs.first.content }}"},
    "a counter goes on": {"main": "{% include a.html %}", "a": "{% increment n %}{% cycle 'a', 'b' %}"},
    "a counter further in goes on": {
        "main": "{% include a.html %}{% include a.html %}",
        "a": "{% include b.html %}",
        "b": "{% cycle 'a', 'b' %}",
    },
    "two answers of the page are compared": {
        "main": "{% include a.html %}",
        "a": "{% if page.url == page.title %}same{% endif %}",
    },
    "left by a break": {"main": "{% for i in (1..2) %}{% include a.html %}{{ i }}{% endfor %}", "a": "x{% break %}"},
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_differs(name: str, tmp_path: Path) -> None:
    files = {f"_includes/{include}.html": text for include, text in CASES[name].items() if include != "main"}
    config = "collections: {docs: {output: true}}\nliquid: {error_mode: lax}\ntime: 2026-01-02"
    layouts = {"_layouts/main.html": CASES[name]["main"], "_layouts/plain.html": CASES[name]["main"]}
    write(tmp_path, {**PAGES, **files, **layouts, "_config.yml": config})
    write(tmp_path, {"index.html": "---\nlayout: main\ntitle: true\nkind: true\n---\n"})
    write(tmp_path, {"other.html": "---\nlayout: main\ntitle: /other.html\nkind: 1\n---\n"})
    assert build(tmp_path) == build(tmp_path, reusing=False)


@pytest.mark.parametrize("shows", ["{{ page.title }}", "{% if page.title == 'A' %}A{% endif %}", "{{ content }}"])
def test_a_cached_include_that_shows_who_asked_first_is_transient(shows: str, tmp_path: Path) -> None:
    config = "collections: {docs: {output: true}}\nplugins: [jekyll-include-cache]\ntime: 2026-01-02"
    layouts = dict.fromkeys(("_layouts/main.html", "_layouts/plain.html"), "{% include_cached a.html %}")
    write(tmp_path, {**PAGES, **layouts, "_config.yml": config, "_includes/a.html": shows})
    write(tmp_path, dict.fromkeys(("index.html", "other.html", "last.html"), "---\nlayout: main\n---\n"))
    traces = build(tmp_path).traces
    assert all((VOLATILE, ONCE) in trace for trace in traces.values())
