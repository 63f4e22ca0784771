"""Pages that somebody looks at are shown before a build is complete, as it will write them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from types import FrameType

import pytest

from jekyll_py.incremental import RenderCache, SavedMeanwhile, manifest, signatures
from jekyll_py.incremental.changes import Changes
from jekyll_py.incremental.store.snapshot import BuildSnapshot
from jekyll_py.render.early import Superseded
from jekyll_py.site import Build, Site
from tests.incremental.workshop import Onlookers, later
from tests.parallel.building import configuration, forked, write
from tests.reference import tree

POSTS = 12
BASE = "_layouts/base.html"
FILES = {
    BASE: "<b>{{ content }}{{ page.title }}</b>",
    "index.html": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "titles.html": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}",
    **{f"_posts/2025-01-{n + 1:02}-p{n}.md": f"---\nlayout: base\ntitle: t{n}\n---\n*{n}*\n" for n in range(POSTS)},
}
PAGES = {f"2025/01/{n + 1:02}/p{n}.html" for n in range(POSTS)}


class Looking(Onlookers):
    """Remembers what was shown, and may have enough of a build."""

    def __init__(
        self, destination: Path, moment: int = 0, until: int | None = None, saved: Iterable[Path] = ()
    ) -> None:
        super().__init__(destination, moment, frozenset(map(str, saved)))
        self._until = until

    def advance(self, done: int, total: int, path: str) -> None:
        super().advance(done, total, path)
        if done == self._until:
            raise Superseded

    @property
    def shown(self) -> Mapping[str, bytes]:
        return self._shown


class Building:
    """A site that is built again and again."""

    def __init__(self, folder: Path, jobs: int = 1) -> None:
        self.source, self.kept, self._clean = write(folder / "source", FILES), folder / "site", folder / "clean"
        self._site = Site(
            configuration(self.source, self.kept),
            cache=RenderCache(clock=later, prepares=True),
            runner=forked(jobs, 2) if jobs > 1 else None,
        )

    def look(self, moment: int = 0, until: int | None = None) -> Looking:
        """Build once while somebody looks at all pages, and compare what was shown and what was built."""
        looking = Looking(self.kept, moment, until)
        self._site.process(looking)
        looking.check()
        self.check()
        return looking

    def build(self) -> Build:
        return self._site.process()

    def process(self, looking: Looking) -> Build:
        return self._site.process(looking)

    def check(self) -> None:
        Site(configuration(self.source, self._clean)).process()
        assert tree(self.kept) == tree(self._clean)

    def edit(self, path: str, before: str, after: str) -> None:
        text = (self.source / path).read_text()
        assert before in text
        (self.source / path).write_text(text.replace(before, after))


@pytest.fixture(params=[1, 2])
def building(tmp_path: Path, request: pytest.FixtureRequest) -> Building:
    made = Building(tmp_path, request.param)
    made.build()
    return made


def test_every_page_of_a_layout_is_shown_at_once(building: Building) -> None:
    building.edit(BASE, "<b>", "<em>")
    assert building.look().shown.keys() == {*PAGES, "index.html", "titles.html"}


def test_a_page_is_shown_after_its_turn_too(building: Building) -> None:
    building.edit(BASE, "<b>", "<em>")
    assert building.look(moment=POSTS + 1).shown.keys() == {*PAGES, "index.html", "titles.html"}


def test_a_page_is_shown_before_other_files_are_looked_at(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at, before_it_was_shown = list[str](), list[str]()

    def signature(path: str, *rest: object) -> object:
        looked_at.append(path)
        return signatures.signature(path, *rest)  # type: ignore[arg-type]

    class Noting(Looking):
        def show(self, path: str, content: bytes | None) -> None:
            before_it_was_shown[:] = before_it_was_shown or looked_at
            super().show(path, content)

    monkeypatch.setattr(manifest, "signature", signature)
    path = "_posts/2025-01-04-p3.md"
    building.edit(path, "*3*", "*three*")
    looking = Noting(building.kept, saved=[building.source / path])
    building.process(looking)
    assert looking.shown.keys() == {"2025/01/04/p3.html"}
    assert {*before_it_was_shown} == {str(building.source / path), str(building.source / "_posts")}
    assert str(building.source / BASE) in looked_at
    building.check()


def test_a_page_of_a_layout_is_shown_before_the_others_are_found(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before_it_was_shown = list[Changes](), list[Changes]()
    affected = Changes.affected

    def note(changes: Changes, last: BuildSnapshot) -> tuple[Sequence[int], Set[int]]:
        found.append(changes)
        return affected(changes, last)

    class Noting(Looking):
        def show(self, path: str, content: bytes | None) -> None:
            before_it_was_shown[:] = before_it_was_shown or found
            super().show(path, content)

        def wanted(self) -> Sequence[str]:
            return super().wanted() and ["2025/01/04/p3.html"]

    monkeypatch.setattr(Changes, "affected", note)
    building.edit(BASE, "<b>", "<em>")
    looking = Noting(building.kept, saved=[building.source / BASE])
    building.process(looking)
    assert looking.shown.keys() == {"2025/01/04/p3.html"}
    assert not before_it_was_shown
    assert len(found) == 1
    building.check()


@pytest.mark.parametrize("other", ["source/_posts/2025-01-05-p4.md", "source/new.md", "site/2025/01/01/p0.html"])
def test_a_build_begins_again_where_more_was_saved_than_told(building: Building, other: str) -> None:
    path = "_posts/2025-01-04-p3.md"
    building.edit(path, "*3*", "*three*")
    (building.source.parent / other).write_text("---\nlayout: base\ntitle: new\n---\nnew\n")
    looking = Looking(building.kept, saved=[building.source / path])
    with pytest.raises(SavedMeanwhile):
        building.process(looking)
    building.process(looking)
    building.check()


def test_an_edited_page_is_shown(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "*3*", "*three*")
    assert building.look().shown.keys() == {"2025/01/04/p3.html"}


def test_a_page_that_shows_contents_waits_for_them(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "*3*", "*three*")
    building.edit(BASE, "<b>", "<em>")
    assert "index.html" not in building.look().shown
    building.edit("_posts/2025-01-04-p3.md", "*three*", "*3*")
    building.edit(BASE, "<em>", "<b>")
    assert "index.html" in building.look(moment=POSTS).shown


def test_a_new_title_is_shown_where_it_is_listed(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "t3", "three")
    assert building.look().shown.keys() >= {"2025/01/04/p3.html", "titles.html"}


def test_what_counts_waits_for_its_turn(building: Building) -> None:
    building.edit(BASE, "<b>", "<em>{% increment x %}")
    assert building.look().shown == {}


def test_a_page_that_fails_or_warns_waits_for_its_turn(building: Building) -> None:
    building.edit("_posts/2025-01-04-p3.md", "*3*", "{{ 'a b }}")
    looking = Looking(building.kept)
    assert len(building._site.process(looking).warnings) == 1
    assert looking.shown == {}


def test_a_superseded_build_leaves_everything_as_it_was(building: Building) -> None:
    before = tree(building.kept)
    building.edit(BASE, "<b>", "<em>")
    with pytest.raises(Superseded):
        building.look(until=3)
    assert tree(building.kept) == before
    building.edit("_posts/2025-01-04-p3.md", "*3*", "*three*")
    building.look()


def test_workers_give_way_to_those_who_look(
    building: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    gave_way = tmp_path / "gave way"
    monkeypatch.setattr(os, "nice", lambda _: gave_way.touch())
    building.edit(BASE, "<b>", "<em>")
    building.build()
    assert not gave_way.exists()
    building.edit(BASE, "<em>", "<b>")
    building.look()
    assert gave_way.exists() == (request.node.callspec.params["building"] > 1)


SHEETS = {
    "css/style.scss": "---\n---\n@use 'part';\n",
    "css/other.scss": "---\n---\na { b: c }\n",
    "_sass/_part.scss": "i { order: 1 }\n",
}


@pytest.fixture
def styled(tmp_path: Path) -> Building:
    made = Building(tmp_path)
    write(made.source, SHEETS)
    made.build()
    return made


class Waiting(Looking):
    """Looks at one page, and has enough of the build once other files are looked at."""

    has_enough = False

    def wanted(self) -> Sequence[str]:
        return super().wanted() and ["index.html"]

    def go_on(self) -> None:
        if self.has_enough:
            raise Superseded


def test_an_outdated_style_sheet_is_shown_before_other_files_are_looked_at(styled: Building) -> None:
    path = "_sass/_part.scss"
    styled.edit(path, "1", "2")
    looking = Waiting(styled.kept, saved=[styled.source / path])
    looking.has_enough = True
    with pytest.raises(Superseded):
        styled.process(looking)
    assert looking.shown.keys() == {"css/style.css"}
    assert b"order: 2" in looking.shown["css/style.css"]
    looking = Waiting(styled.kept, saved=[styled.source / path])
    styled.process(looking)
    looking.check()
    styled.check()


def test_a_style_sheet_that_warns_or_shows_chance_waits_for_its_turn(styled: Building) -> None:
    for before, after in (("1", "random(100000000)"), ("i {", "@warn 'w'; i {")):
        styled.edit("_sass/_part.scss", before, after)
        looking = Waiting(styled.kept)
        styled.process(looking)
        assert looking.shown == {}


class Counting(Looking):
    """Looks at one page, and counts the lines that the build runs before it shows something."""

    def __init__(self, destination: Path, saved: Path) -> None:
        super().__init__(destination, saved=[saved])
        self.lines = 0
        self._left = ["2025/01/01/p0.html"]

    def wanted(self) -> Sequence[str]:
        wanted, self._left = self._left, []
        return wanted

    def __call__(self, frame: FrameType, event: str, argument: object) -> Counting:
        self.lines += event == "line" and not self.shown
        return self


@pytest.mark.parametrize(
    ("path", "before"), [("_sass/_part.scss", "order: "), ("_posts/2025-01-01-p0.md", "*"), (BASE, "<b>")], ids=str
)
def test_what_a_build_does_before_it_shows_a_file_does_not_grow_with_the_site(
    path: str, before: str, tmp_path: Path
) -> None:
    lines, sizes = [], (10, 100)
    for size in sizes:
        made = Building(tmp_path / str(size))
        write(made.source, {**SHEETS, **{f"_posts/2024-01-01-q{number}.md": "x" for number in range(size)}})
        made.build()
        for _ in range(2):
            made.edit(path, before, f"{before}1")
            counting = Counting(made.kept, made.source / path)
            sys.settrace(counting)
            try:
                made.process(counting)
            finally:
                sys.settrace(None)
            assert len(counting.shown) == 1
        lines.append(counting.lines)
    assert lines[1] - lines[0] < sizes[1] - sizes[0]  # less than a line for each post
