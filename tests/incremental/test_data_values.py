"""A page that reads one value of a data file is rendered when that value changes, and for nothing else in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop
from tests.reference import tree

DATA = "alice: {name: Alice, links: [{url: a}]}\nbob: {name: Bob}\n1: one\nsize: large\n"
PAGES: Mapping[str, str] = {
    "name": "{{ site.data.people.alice.name }}",
    "person": "{{ site.data.people.alice | jsonify }}",
    "computed": "{% assign who = 'alice' %}{{ site.data.people[who].name }}",
    "assigned": "{% assign who = site.data.people.alice %}{{ who.name }}",
    "bracket": "{{ site.data['people']['alice']['name'] }}",
    "link": "{{ site.data.people.alice.links[0].url }}{{ site.data.people.alice.links.first.url }}",
    "loop": "{% for link in site.data.people.alice.links limit: 1 %}{{ link.url }}{% endfor %}",
    "condition": "{% if site.data.people.alice.name == 'Alice' %}x{% endif %}",
    "filter": "{{ site.data.people.alice.name | date: '%Y' }}",
    "folder": "{{ site.data.more.deep.file.key.inner }}",
    "absent": "{{ site.data.people.carol.name }}{{ site.data.nothing.carol.name }}",
    "key": "{{ site.data.people[1].x }}",
    "own size": "{{ site.data.people.size }}",
    "count": "{{ site.data.people.alice.size }}",
    "all": "{{ site.data.people | size }}",
    "each": "{% for pair in site.data.people %}{{ pair[0] }}{% endfor %}",
    "mapping": "{% assign people = site.data.people %}{{ people.alice.name }}",
    "long": "{{ site.data.more" + ".a" * 20 + " }}",
}
WITH_JINJA: Mapping[str, str] = {
    "name": "{{ site.data.people.alice.name }}",
    "person": "{{ site.data.people.alice | jsonify }}",
    "computed": "{% set who = 'alice' %}{{ site.data.people[who].name }}",
    "assigned": "{% set who = site.data.people.alice %}{{ who.name }}",
    "mapping": "{% set people = site.data.people %}{{ people.alice.name }}",
    "link": "{{ site.data.people.alice.links[0].url }}{{ site.data.people.alice.links.first.url }}",
    "loop": "{% for link in site.data.people.alice.links %}{{ link.url }}{% endfor %}",
    "condition": "{% if site.data.people.alice.name == 'Alice' %}x{% endif %}",
    "contained": "{{ 'alice' in site.data.people }}",
    "asked": "{% if site.data.people.alice is mapping %}x{% endif %}",
    "defined": "{% if site.data.people.carol is defined %}x{% endif %}",
    "given": "{{ site.data.people.get('size') }}",
    "all": "{{ site.data.people | length }}",
    "each": "{% for key, person in site.data.people.items() %}{{ key }}{% endfor %}",
    "printed": "{{ site.data.people }}",
    "listed": "{{ site.data.people.alice | list }}",
    "or": "{{ site.data.people.alice or 'nobody' }}",
    "keyed": "{{ site.data.people[1] }}",
    "own size": "{{ site.data.people.size }}",
    "folder": "{{ site.data.more.deep.file.key.inner }}",
    "files": "{{ 'people' in site.data }}{{ site.data.nothing is defined }}",
}
WHOLE = {"key", "own size", "all", "each", "mapping"}
"""The pages that read all of the file."""
NAME = {"name", "computed", "bracket", "condition", "filter"}
PERSON = {"person", "assigned", "count"}
EDITS: Mapping[str, tuple[tuple[str, str], set[str]]] = {
    "another person": (("name: Bob", "name: Bert"), WHOLE),
    "the name": (("name: Alice", "name: Ann"), NAME | PERSON | WHOLE),
    "a link": (("url: a", "url: b"), {"link", "loop"} | PERSON | WHOLE),
    "a key": (("Alice,", "Alice, new: 1,"), PERSON | WHOLE),
    "the order of keys": (("name: Alice, links: [{url: a}]", "links: [{url: a}], name: Alice"), PERSON | WHOLE),
    "a new person": (("bob:", "carol: {name: C}\nbob:"), {"absent"} | WHOLE),
    "a list instead": (("{name: Alice, links: [{url: a}]}", "[1, 2]"), {*PAGES} - {"folder", "absent", "long"}),
    "no person": (("alice:", "dora:"), {*PAGES} - {"folder", "absent", "long"}),
}


@pytest.fixture(params=[{}, {"strict": True}], ids=["usual", "strict"])
def workshop(tmp_path: Path, request: pytest.FixtureRequest) -> Workshop:
    pages = {f"{name}.html": f"---\n---\n{text}" for name, text in PAGES.items()}
    more = {"_data/people.yml": DATA, "_data/more/deep/file.yml": "key: {inner: 1}\nother: 1\n"}
    config = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll", **request.param}
    return Workshop.built(tmp_path, {**pages, **more}, {}, config)


def rendered(workshop: Workshop) -> set[str]:
    """The pages that a build renders, which is to lead to what a clean build makes."""
    found = rendered_again(workshop)
    workshop.check()
    return found


def rendered_again(workshop: Workshop) -> set[str]:
    """The pages that a build renders."""
    workshop.build()
    return {path.removesuffix(".html") for path in workshop.rendered}


def there_and_back(workshop: Workshop, name: str, *, is_another_process: bool) -> Iterator[set[str]]:
    """Make an edit and take it back, which leads to the first output; the pages that are rendered each time."""
    (old, new), _ = EDITS[name]
    before = tree(workshop.kept)
    for text in (DATA.replace(old, new), DATA):
        workshop.write("_data/people.yml", text)
        if is_another_process:
            workshop.restart()
        yield rendered(workshop) if text != DATA else rendered_again(workshop)
    assert tree(workshop.kept) == before


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
def test_a_value_renders_what_reads_it(workshop: Workshop, is_another_process: bool) -> None:
    for name, (_, expected) in EDITS.items():
        for found in there_and_back(workshop, name, is_another_process=is_another_process):
            assert found == expected, name


def test_so_does_a_value_in_a_folder(workshop: Workshop) -> None:
    workshop.write("_data/more/deep/file.yml", "key: {inner: 1}\nother: 2\n")
    assert rendered(workshop) - {"long"} == set()
    workshop.write("_data/more/deep/file.yml", "key: {inner: 2}\nother: 2\n")
    assert rendered(workshop) - {"long"} == {"folder"}
    workshop.write("_data/more/a.yml", "a: 1")
    assert "long" in rendered(workshop)


def test_an_edit_of_a_text_looks_at_no_value(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("jekyll_py.incremental.external._value")
    workshop.write("absent.html", "---\n---\ntext")
    workshop.build()
    assert workshop.rendered == ["absent.html"]


SEEN_BY_JINJA: Mapping[str, set[str]] = {
    "another person": {"all", "each", "printed", "keyed", "contained", "given"},
    "the name": {"name", "computed", "condition", "mapping", "assigned"} | {"person", "listed", "or"},
    "a link": {"link", "loop", "person", "listed", "or"},
    "a new person": {"defined"},
    "no person": {"contained", "asked", "name", "person", "link"},
    "a list instead": {"asked", "name", "link"},
}


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
def test_so_does_a_value_that_jinja_shows(tmp_path: Path, is_another_process: bool) -> None:
    pages = {f"{page}.html": f"---\ntemplate: jinja\n---\n{text}" for page, text in WITH_JINJA.items()}
    more = {"_data/people.yml": DATA, "_data/more/deep/file.yml": "key: {inner: 1}\nother: 1\n"}
    workshop = Workshop.built(tmp_path, {**pages, **more}, {}, {"time": "2026-01-01 00:00:00 +0000"})
    for name, seen in SEEN_BY_JINJA.items():
        for found in there_and_back(workshop, name, is_another_process=is_another_process):
            assert seen <= found, name
            assert not found & {"folder", "files"}, name
            assert found == seen or name != "another person"
