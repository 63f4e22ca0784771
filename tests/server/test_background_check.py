"""Checks beside the builds of a preview: they give way, and a page is told of what is on it."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from queue import Queue

import pytest

from jekyll_py.check.cancelling import Cancelled, GoOn
from jekyll_py.check.finding import Finding, SourcePlace
from jekyll_py.errors import JekyllError
from jekyll_py.server import background_check
from jekyll_py.server.background_check import BackgroundCheck, PageFindings, findings_by_page
from jekyll_py.server.builder import Inspection
from jekyll_py.server.event_broker import EventBroker

DEAD = Finding(
    *("link-missing", "error", "the link to /x/ leads nowhere", None, "/x/", "/x/", "a.html", 3, 4),
    *(SourcePlace("a.md", 2, 1, "[x](/x/)"), frozenset({"a.html", "b.html"})),
)
POOR = Finding("alt-poor", "warning", "poor", "say more", "", "", "a.html", 1, 1, None, frozenset({"a.html"}))

SECONDS = 60


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_check, "QUIET", 0)


def fail(error: JekyllError) -> None:
    raise AssertionError(error)


def test_findings_are_published() -> None:
    published = Queue[PageFindings]()
    BackgroundCheck(published.put, fail).begin(lambda _: lambda go_on: [DEAD, POOR])
    found = published.get(timeout=SECONDS)
    assert [row["rule"] for row in found["a.html"]] == ["link-missing", "alt-poor"]
    assert [row["rule"] for row in found["b.html"]] == ["link-missing"]


def test_a_build_ends_the_check_before_it() -> None:
    published, ended, working = Queue[PageFindings](), Queue[str](), threading.Event()

    def inspection(go_on: GoOn) -> Sequence[Finding]:
        working.set()
        try:
            while True:
                go_on()
        except Cancelled:
            ended.put("ended")
            raise

    check = BackgroundCheck(published.put, fail)
    check.begin(lambda _: inspection)
    assert working.wait(SECONDS)
    check.give_way()
    assert ended.get(timeout=SECONDS) == "ended"
    check.begin(lambda _: lambda go_on: [POOR])
    assert [*published.get(timeout=SECONDS)] == ["a.html"]


def test_a_build_that_ends_after_the_preview_is_not_checked() -> None:
    looked = threading.Event()

    def inspect(_: GoOn) -> Inspection:
        looked.set()
        return lambda go_on: []

    check = BackgroundCheck(lambda _: None, fail)
    check.close()
    before = set(threading.enumerate())
    check.begin(inspect)
    assert set(threading.enumerate()) <= before
    assert not looked.is_set()


def test_a_build_waits_while_its_plan_is_looked_at() -> None:
    inside, may_end, told = threading.Event(), threading.Event(), Queue[str]()

    def inspect(_: GoOn) -> Inspection:
        inside.set()
        assert may_end.wait(SECONDS)
        told.put("looked")
        return lambda go_on: []

    check = BackgroundCheck(lambda _: None, fail)
    check.begin(inspect)
    assert inside.wait(SECONDS)

    def run() -> None:
        check.give_way()
        told.put("built")

    build = threading.Thread(target=run)
    build.start()
    may_end.set()
    build.join(SECONDS)
    assert [told.get(timeout=SECONDS), told.get(timeout=SECONDS)] == ["looked", "built"]


def test_a_build_ends_the_look_at_the_plan() -> None:
    inside, ended = threading.Event(), Queue[str]()

    def inspect(go_on: GoOn) -> Inspection:
        inside.set()
        try:
            while True:
                go_on()
        except Cancelled:
            ended.put("ended")
            raise

    check = BackgroundCheck(lambda _: None, fail)
    check.begin(inspect)
    assert inside.wait(SECONDS)
    check.give_way()
    assert ended.get(timeout=SECONDS) == "ended"


def test_who_looks_at_the_plan_learns_that_a_build_waits() -> None:
    check = BackgroundCheck(lambda _: None, fail)
    with check.reading_plan():
        assert not check.build_waits.is_set()
        build = threading.Thread(target=check.give_way)
        build.start()
        assert check.build_waits.wait(SECONDS)
    build.join(SECONDS)
    assert not check.build_waits.is_set()


def test_an_error_is_no_end_of_the_preview() -> None:
    errors = Queue[JekyllError]()

    def inspect(_: GoOn) -> Inspection:
        raise JekyllError("check is no mapping")

    BackgroundCheck(lambda _: None, errors.put).begin(inspect)
    assert errors.get(timeout=SECONDS).message == "check is no mapping"


def test_a_page_is_told_of_its_own_findings() -> None:
    broker = EventBroker()
    broker.publish_findings(findings_by_page([DEAD]))
    told = [json.loads(broker.message(None, file).text.split("data: ")[1]) for file in ("b.html", "c.html", "")]
    assert [len(message["findings"]) for message in told] == [1, 0, 0]
    row = told[0]["findings"][0]
    assert (row["path"], row["line"], row["pages"]) == ("a.md", 2, 2)


def test_pages_are_woken_by_news_alone() -> None:
    broker = EventBroker()
    with broker.listening("a.html") as awake:
        awake.setblocking(False)
        broker.publish_findings({})
        with pytest.raises(BlockingIOError):
            awake.recv(1)
        broker.publish_findings(findings_by_page([DEAD]))
        assert awake.recv(1) == b"!"
