"""Open pages are shown what a build will write before it is complete."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.render.early import Viewers
from jekyll_py.server import progress
from jekyll_py.server import viewers as of_server
from jekyll_py.server.builder import BuildResult
from tests.server.client import Events, listening, request
from tests.server.copying import PAGE, Copying, Running, running

INDEX, OTHER = "index.html", "other.html"
FILES = {INDEX: PAGE.format("1"), OTHER: PAGE.format("1")}
SECONDS = 60


@dataclass
class Stepping(Copying):
    """Builds in steps that the test allows: to show what is wanted, to fail, or to write."""

    steps: Queue[Callable[[Viewers], None] | None] = field(default_factory=Queue)
    begun: threading.Event = field(default_factory=threading.Event)

    def build(self, viewers: Viewers | None = None) -> BuildResult:
        if viewers is not None and (self.destination / INDEX).exists():
            self.begun.set()
            while (step := self.steps.get(timeout=SECONDS)) is not None:
                step(viewers)
        return super().build(viewers)

    def show(self, viewers: Viewers) -> None:
        """Show what is wanted, as soon as something is."""
        while not (wanted := viewers.wanted()):
            threading.Event().wait(0.01)
        for path in wanted:
            viewers.show(path, (self.source / path).read_bytes())


@contextmanager
def stepping(folder: Path) -> Iterator[tuple[Running, Stepping]]:
    """A preview of two pages, and its builder."""
    made: list[Stepping] = []

    def build(source: Path, destination: Path) -> Copying:
        made.append(Stepping(source, destination))
        return made[0]

    with running(folder, FILES, build=build) as site:
        request(site.port, "/")  # is answered after the first build
        try:
            yield site, made[0]
        finally:
            for _ in range(10):
                made[0].steps.put(None)


def edit(site: Running, builder: Stepping, name: str, text: str) -> None:
    """Save a page, and wait until a build begins."""
    builder.begun.clear()
    site.replace(name, PAGE.format(text))
    assert builder.begun.wait(SECONDS)


def next_changes(events: Events) -> list[str]:
    """The files of the next message that tells of any; a build that takes a while tells how far it is before."""
    while not (changed := events.next()["changed"]):
        pass
    return list(changed)


def test_an_open_page_is_shown_before_the_build_is_complete(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        assert PAGE.format("2").partition("<body>")[2] in request(site.port, "/").text
        assert (site.destination / INDEX).read_text() == FILES[INDEX]


def test_a_style_sheet_is_served_as_pages_were_told(tmp_path: Path) -> None:
    sheet = "style.css"

    def show(viewers: Viewers) -> None:
        viewers.show(sheet, b"b { order: 2 }")

    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, sheet, "1")
        builder.steps.put(None)
        assert next_changes(events) == [sheet]
        edit(site, builder, INDEX, "2")
        assert request(site.port, f"/{sheet}").text == PAGE.format("1")  # the build is not waited for
        builder.steps.put(show)
        assert next_changes(events) == [sheet]
        response = request(site.port, f"/{sheet}")
        assert (response.text, response.headers["Content-Type"]) == ("b { order: 2 }", "text/css; charset=utf-8")


def test_it_is_told_once(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        next_changes(events)
        builder.steps.put(None)
        edit(site, builder, OTHER, "2")
        builder.steps.put(None)
        assert next_changes(events) == [OTHER]


def test_a_new_file_is_told_again_when_it_is_there(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=new.html") as events:
        events.next()
        edit(site, builder, "new.html", "1")
        builder.steps.put(builder.show)
        assert next_changes(events) == ["new.html"]
        builder.steps.put(None)
        assert next_changes(events) == ["new.html"]
        assert request(site.port, "/new.html").status == 200


def test_a_page_that_is_requested_during_a_build_is_new(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder):
        edit(site, builder, OTHER, "2")
        builder.steps.put(builder.show)
        assert ">\n2" in request(site.port, "/other").text.replace("<body>", ">")
        assert (site.destination / OTHER).read_text() == FILES[OTHER]


def test_a_request_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_server, "PATIENCE", 0.05)
    with stepping(tmp_path) as (site, builder):
        edit(site, builder, OTHER, "2")
        assert FILES[OTHER].partition("<body>")[2] in request(site.port, "/other").text


def test_what_was_shown_and_is_not_written_is_taken_back(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        builder.steps.put(_fail)
        while not events.next()["errors"]:
            pass
        edit(site, builder, INDEX, "1")
        builder.steps.put(None)
        assert next_changes(events) == [INDEX]
        assert FILES[INDEX].partition("<body>")[2] in request(site.port, "/").text


def test_a_save_during_a_build_ends_it_while_pages_are_open(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.begun.clear()
        site.replace(INDEX, PAGE.format("3"))
        builder.steps.put(_render_for_ever)
        assert builder.begun.wait(SECONDS)
        builder.steps.put(None)
        assert next_changes(events) == [INDEX]
        assert (site.destination / INDEX).read_text() == PAGE.format("3")


def test_a_page_that_asks_after_the_build_that_told_it_gets_what_it_was_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_server, "PATIENCE", 0.05)
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        builder.begun.clear()
        site.replace(OTHER, PAGE.format("2"))
        builder.steps.put(_render_for_ever)
        assert builder.begun.wait(SECONDS)
        assert PAGE.format("2").partition("<body>")[2] in request(site.port, "/").text


def test_a_page_that_asks_after_a_failure_is_told_again(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        builder.steps.put(_fail)
        while not events.next()["errors"]:
            pass
        assert FILES[INDEX].partition("<body>")[2] in request(site.port, "/").text
        edit(site, builder, OTHER, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        builder.steps.put(None)
        assert next_changes(events) == [OTHER]


def test_a_page_that_could_not_wait_is_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, INDEX, "2")
        builder.steps.put(builder.show)
        assert next_changes(events) == [INDEX]
        builder.steps.put(_fail)
        monkeypatch.setattr(of_server, "PATIENCE", 0.05)
        edit(site, builder, OTHER, "2")
        assert FILES[INDEX].partition("<body>")[2] in request(site.port, "/").text
        builder.steps.put(None)
        assert next_changes(events) == [INDEX, OTHER]


def test_pages_are_told_of_files_in_place_before_the_build_ends(tmp_path: Path) -> None:
    with stepping(tmp_path) as (site, builder), listening(site.port, "&file=index.html") as events:
        events.next()
        edit(site, builder, OTHER, "2")
        builder.steps.put(lambda viewers: _put_into_place(viewers, site.destination / OTHER))
        assert next_changes(events) == [OTHER]
        assert PAGE.format("2").partition("<body>")[2] in request(site.port, "/other").text
        builder.steps.put(None)
        edit(site, builder, INDEX, "2")
        builder.steps.put(None)
        assert next_changes(events) == [INDEX]


def test_a_page_is_told_how_far_a_build_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUIET", 0.0)
    monkeypatch.setattr(progress, "STEP", 0.01)
    with stepping(tmp_path) as (site, builder), listening(site.port) as events:
        events.next()
        edit(site, builder, INDEX, "2")
        assert events.any()["progress"] == {"done": 0, "total": 0, "path": ""}
        builder.steps.put(lambda viewers: viewers.advance(3, 10, "slow.md"))
        assert events.any()["progress"] == {"done": 3, "total": 10, "path": "slow.md"}
        builder.steps.put(None)
        assert events.next()["progress"] is None


def _put_into_place(viewers: Viewers, path: Path) -> None:
    path.write_text(PAGE.format("2"))
    viewers.see_written(frozenset({path.name}))


def _fail(_: Viewers) -> None:
    raise JekyllError("broken")


def _render_for_ever(viewers: Viewers) -> None:
    while True:
        viewers.advance(1, 2, INDEX)
