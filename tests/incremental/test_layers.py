"""A layout that has changed is rendered around the kept content, and around the kept text of the layouts inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.converters.conversions import Conversions
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import RenderCache
from jekyll_py.model.item import Item
from jekyll_py.render.templates import Templates
from jekyll_py.site import Site
from tests.parallel.building import configuration, forked, write
from tests.reference import tree

POSTS = 40
BASE, POST = "_layouts/base.html", "_layouts/post.html"
FILES = {
    BASE: "<b>{{ content }}{{ page.title }}{{ layout.mark }}</b>",
    POST: "---\nlayout: base\nmark: m\n---\n<i>{{ content }}{{ page.next.title }}</i>",
    "index.html": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "plain.md": "{{ site.posts.size }}",
    **{
        f"_posts/2025-01-{n % 28 + 1:02}-p{n}.md": f"---\nlayout: post\ntitle: t{n}\n---\n*{n}* {{{{ page.title }}}}\n"
        for n in range(POSTS)
    },
}


class Building:
    """A site that is built again and again, with a record of what each build does."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: int = 1, **settings: object) -> None:
        self.source, self._folder, self._settings = write(folder / "source", FILES), folder, settings
        self._runner = forked(jobs, 8) if jobs > 1 else None
        self._cache = RenderCache()
        self.converted: list[str] = []
        self.placed: list[str] = []
        convert, render_layout = Conversions.convert, Templates.render_layout

        def converting(conversions: Conversions, source: str, item: Item) -> object:
            self.converted.append(item.relative_path)
            return convert(conversions, source, item)

        def placing(templates: Templates, layout: object, variables: object) -> object:
            self.placed.append(layout.name)  # type: ignore[attr-defined]
            return render_layout(templates, layout, variables)  # type: ignore[arg-type]

        monkeypatch.setattr(Conversions, "convert", converting)
        monkeypatch.setattr(Templates, "render_layout", placing)

    def build(self) -> tuple[str, ...]:
        """Build once; the warnings."""
        self.converted.clear()
        self.placed.clear()
        config = configuration(self.source, self._folder / "site").replace(**self._settings)
        return tuple(
            str(each.error) for each in Site(config, cache=self._cache, runner=self._runner).process().warnings
        )

    def check(self) -> None:
        """Build, and compare the output and the warnings with those of a clean build."""
        warnings = self.build()
        done = [*self.converted], [*self.placed]
        config = configuration(self.source, self._folder / "clean").replace(**self._settings)
        assert warnings == tuple(str(each.error) for each in Site(config).process().warnings)
        assert tree(self._folder / "site") == tree(self._folder / "clean")
        self.converted[:], self.placed[:] = done

    def edit(self, path: str, before: str, after: str) -> None:
        """Replace a text in a file."""
        text = (self.source / path).read_text()
        assert before in text
        (self.source / path).write_text(text.replace(before, after))


@pytest.fixture
def building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Building:
    made = Building(tmp_path, monkeypatch)
    made.check()
    return made


def test_the_outermost_layout_alone_is_rendered_again(building: Building) -> None:
    building.edit(BASE, "<b>", "<em>")
    building.check()
    assert building.converted == []
    assert building.placed == ["base"] * (POSTS + 1)


def test_an_inner_layout_and_those_around_it_are_rendered_again(building: Building) -> None:
    building.edit(POST, "<i>", "<u>")
    building.check()
    assert building.converted == []
    assert sorted(building.placed) == ["base"] * POSTS + ["post"] * POSTS


def test_contents_are_shown_without_being_converted_again(building: Building) -> None:
    building.edit("index.html", "{{ p.content", "{{ p.title }}{{ p.content")
    building.edit(BASE, "<b>", "<em>")
    building.check()
    assert building.converted == ["index.html"]


def test_a_content_is_converted_when_it_has_changed(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "*3*", "*three*")
    building.edit(BASE, "<b>", "<em>")
    building.check()
    assert {*building.converted} == {"_posts/2025-01-04-p3.md", "index.html"}


def test_front_matter_of_a_layout_is_seen_by_contents(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "page.title", "layout.mark")
    building.check()
    building.edit(POST, "mark: m", "mark: n")
    building.check()
    assert "_posts/2025-01-04-p3.md" in building.converted


@pytest.mark.parametrize("path", [BASE, POST])
def test_a_layout_may_go_and_come_back(building: Building, path: str) -> None:
    text = (building.source / path).read_text()
    (building.source / path).unlink()
    building.check()
    (building.source / path).write_text(text)
    building.check()


def test_a_layout_may_get_another_one_around_it(building: Building) -> None:
    write(building.source, {"_layouts/outer.html": "<p>{{ content }}</p>"})
    (building.source / BASE).write_text("---\nlayout: outer\n---\n" + FILES[BASE])
    building.check()
    (building.source / BASE).write_text(FILES[BASE])
    building.check()


def test_warnings_of_the_content_are_given_again(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "*3*", "{{ 'a b }}")
    building.check()
    building.edit(BASE, "<b>", "<em>{{ 'a b }}")
    building.check()
    assert building.build()


def test_other_processes_begin_with_the_kept_content_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    building = Building(tmp_path, monkeypatch, jobs=2)
    building.check()
    monkeypatch.setattr(Conversions, "convert", _converts_nothing)
    building.edit(BASE, "<b>", "<em>")
    building.build()
    monkeypatch.undo()
    building.check()


def test_what_was_used_of_a_limit_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Together they go over the limit, though neither the content nor the layout alone does."""
    building = Building(tmp_path, monkeypatch, limits={"iterations": 100})
    loop = "{% for i in (1..60) %}{% endfor %}"
    building.edit("_posts/2025-01-04-p3.md", "*3*", loop)
    building.check()
    building.edit(POST, "<i>", f"<i>{loop}")
    with pytest.raises((JekyllError, ExceptionGroup)) as failure:
        building.build()
    assert "more than 100 rounds" in str(getattr(failure.value, "exceptions", [failure.value])[0])
    assert building.converted == []


def _converts_nothing(_conversions: Conversions, _source: str, item: Item) -> object:
    raise AssertionError(f"{item.relative_path} is converted")
