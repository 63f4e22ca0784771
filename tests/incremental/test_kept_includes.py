"""The render of an include that costs much is kept from build to build, with the variables that it assigns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jekyll_py.incremental import RenderCache
from jekyll_py.incremental.store.includes import MOST, PackedInclude, latest_includes
from jekyll_py.liquid import Context
from jekyll_py.reuse import ReusableInclude
from jekyll_py.site import Site
from tests.incremental.workshop import Workshop, later
from tests.parallel.building import configuration, forked, write
from tests.reference import tree

NAVIGATION = """\
{% assign groups = site.docs | group_by: "kind" %}{% for group in groups %}{{ group.name }}:
{% assign docs = group.items | sort: "title" %}{% for doc in docs %}<a href="{{ doc.url | relative_url }}">
{{ doc.title }}</a>{% include mark.html of=doc %}{% endfor %}{% endfor %}{{ site.custom }}{{ site.data.words.a }}
{% assign first = docs.first %}{% assign number = docs.size %}{% assign shown = page.kind %}"""
LAYOUT = "{% include nav.html %}{{ content }}"
FILES = {
    "_layouts/base.html": LAYOUT,
    "_includes/nav.html": NAVIGATION,
    "_includes/mark.html": "{% if include.of.kind == page.kind %}*{% endif %}",
    "_data/words.yml": "a: word\nb: other\n",
    "index.html": "---\nlayout: base\n---\nindex",
    "plain.html": "---\n---\nplain",
    **{f"_docs/{n}.md": f"---\nlayout: base\ntitle: t{n}\nkind: k{n % 2}\n---\n*{n}*\n" for n in range(4)},
}
CONFIG: dict[str, object] = {
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
    "custom": "x",
    "collections": {"docs": {"output": True}},
}
ASSIGNED = (
    "{{ groups | size }}{% for group in groups %}{{ group.name }}{{ group.size }}{% for doc in group.items %}"
    "{{ doc.url }}{{ doc.content }}{% endfor %}{% endfor %}{{ docs | map: 'title' | join: ',' }}{{ first.title }}"
    "{{ number }}{{ shown }}{{ docs | inspect }}"
)
"""A template that shows every variable that the navigation assigns."""
Edit = Callable[[Workshop], object]
KINDS = 3
"""The navigation has a text for pages without a kind and for each of the two kinds."""


def _doc(number: int, title: str, text: str = "text") -> str:
    return f"---\nlayout: base\ntitle: {title}\nkind: k{number % 2}\n---\n{text}\n"


EDITS: dict[str, tuple[Edit, bool]] = {
    "the layout": (lambda site: site.write("_layouts/base.html", f"<b>{LAYOUT}</b>"), False),
    "a layout that shows what it assigns": (lambda site: site.write("_layouts/base.html", LAYOUT + ASSIGNED), False),
    "a body": (lambda site: site.write("_docs/1.md", _doc(1, "t1", "another")), False),
    "another page": (lambda site: site.write("new.html", "---\nlayout: base\n---\nnew"), False),
    "data that it does not read": (lambda site: site.write("_data/words.yml", "a: word\nb: third\n"), False),
    "a title": (lambda site: site.write("_docs/1.md", _doc(1, "another")), True),
    "a new document": (lambda site: site.write("_docs/5.md", _doc(5, "fifth")), True),
    "a document that is gone": (lambda site: site.remove("_docs/1.md"), True),
    "another address": (lambda site: site.move("_docs/1.md", "_docs/7.md"), True),
    "its own text": (lambda site: site.write("_includes/nav.html", NAVIGATION + "<hr>"), True),
    "an include in it": (lambda site: site.write("_includes/mark.html", "+"), True),
    "a setting that it shows": (lambda site: site.configure({**CONFIG, "custom": "y"}), True),
    "data that it shows": (lambda site: site.write("_data/words.yml", "a: another\nb: other\n"), True),
    "an option of Liquid": (lambda site: site.configure({**CONFIG, "liquid": {"error_mode": "lax"}}), True),
    "an include that is not used": (lambda site: site.write("_includes/other.html", "unused"), False),
}


@pytest.fixture(autouse=True)
def _whatever_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jekyll_py.reuse.include.WORTH", 0)
    monkeypatch.setattr("jekyll_py.reuse.kept_results.WORTH", 0)
    monkeypatch.setattr("jekyll_py.reuse.kept_results.MOST_OF_ONE", KINDS)
    monkeypatch.setattr("jekyll_py.incremental.store.includes.MOST_OF_ONE", KINDS)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the includes that are rendered instead of being taken from an earlier render."""
    found: list[str] = []
    record = ReusableInclude._record

    def recording(include: ReusableInclude, context: Context, append: Callable[[str], None]) -> int:
        found.append(str(getattr(include._template, "path", "")))
        return record(include, context, append)

    monkeypatch.setattr(ReusableInclude, "_record", recording)
    return found


def _built(workshop: Workshop, rendered: list[str]) -> bool:
    """Build; whether the navigation was rendered."""
    rendered.clear()
    workshop.build()
    return any(path.endswith("nav.html") for path in rendered)


def _checked(workshop: Workshop, rendered: list[str]) -> bool:
    """Build, and compare with a clean build; whether the first of both rendered the navigation."""
    found = _built(workshop, rendered)
    workshop.check()
    return found


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_it_is_rendered_again_when_what_it_reads_has_changed(
    tmp_path: Path, rendered: list[str], name: str, is_restarted: bool
) -> None:
    edit, expected = EDITS[name]
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    edit(workshop)
    if is_restarted:
        workshop.restart()
    assert _checked(workshop, rendered) is expected


def test_it_lasts_through_builds_that_do_not_use_it(tmp_path: Path, rendered: list[str]) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    for number in range(3):
        workshop.write("plain.html", f"---\n---\nplain {number}")
        workshop.restart()
        assert not _checked(workshop, rendered)
    workshop.write("_layouts/base.html", LAYOUT + ASSIGNED)
    assert not _checked(workshop, rendered)


def test_a_change_while_it_is_not_used_counts(tmp_path: Path, rendered: list[str]) -> None:
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    workshop.write("_layouts/base.html", "{{ content }}")
    workshop.check()
    workshop.write("_docs/1.md", _doc(1, "another"))
    workshop.restart()
    workshop.check()
    workshop.write("_layouts/base.html", LAYOUT)
    workshop.restart()
    assert _checked(workshop, rendered)


@pytest.mark.parametrize(
    "navigation",
    [
        "{% assign date = site.time %}{{ site.title }}",
        "{% assign all = site.collections %}{{ site.title }}",
        "{% assign text = page.content %}{{ site.title }}",
        "{% for doc in site.docs %}{{ doc.content }}{% endfor %}",
        "{{ site.related_posts | size }}{{ 'a' | split: ' ' | sample }}",
    ],
)
def test_other_values_are_made_again(tmp_path: Path, rendered: list[str], navigation: str) -> None:
    shown = "{{ date }}{{ all | size }}{{ all.first.label }}{{ text }}"
    files = {**FILES, "_includes/nav.html": navigation, "_layouts/base.html": LAYOUT + shown}
    workshop = Workshop(tmp_path, files, {}, CONFIG)
    workshop.build()
    workshop.write("_layouts/base.html", LAYOUT + shown + "|")
    workshop.restart()
    assert _built(workshop, rendered)


def test_workers_take_it_too(tmp_path: Path, rendered: list[str]) -> None:
    files = {**FILES, **{f"page{n}.html": f"---\nlayout: base\nkind: k{n % 2}\n---\n{n}" for n in range(30)}}
    files["_config.yml"] = "collections: {docs: {output: true}}"
    source, cache = write(tmp_path / "source", files), RenderCache(clock=later)
    kept = configuration(source, tmp_path / "kept")
    Site(kept, cache=cache).process()
    (source / "_layouts/base.html").write_text(LAYOUT + ASSIGNED)
    rendered.clear()
    Site(kept, cache=cache, runner=forked()).process()
    assert not any(path.endswith("nav.html") for path in rendered)
    Site(configuration(source, tmp_path / "clean")).process()
    assert tree(tmp_path / "kept") == tree(tmp_path / "clean")


def _include(code: str, number: int) -> PackedInclude:
    return code, number.to_bytes(4, "little"), (number, 1, b"")


def test_the_latest_are_kept() -> None:
    last = [_include(f"code {number}", number) for number in range(MOST)]
    new = [_include("new", MOST + number) for number in range(KINDS + 1)]
    kept = latest_includes(last, new, frozenset({2}), {"code 0"})
    assert kept == (*last[4:], last[0], *new[1:])
