"""The events that open pages are sent."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server.build_history import REMEMBERED
from jekyll_py.server.event_broker import EventBroker
from jekyll_py.server.event_stream import MAX_OPEN
from tests.server.client import listening, request
from tests.server.copying import PAGE, running


def build_of(page: str) -> str:
    return page.partition('data-build="')[2].partition('"')[0]


def test_a_page_is_told_what_it_missed(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": PAGE.format("1")}) as site:
        served = build_of(request(site.port, "/").text)
        with listening(site.port, served) as events:
            assert events.next()["changed"] == []
            site.write("a.css", "p {}")
            assert events.next()["changed"] == ["a.css"]
            site.write("b.css", "p {}")
            assert events.next()["changed"] == ["b.css"]
        with listening(site.port, served) as events:
            assert events.next() == {
                "build": build_of(request(site.port, "/").text),
                "reload": False,
                "changed": ["a.css", "b.css"],
                "errors": [],
                "mistakes": [],
                "warnings": [],
                "progress": None,
                "findings": [],
                "cursor": {"number": 0},
                "move": {"number": 0},
                "facts": {"source": None, "switches": {}, "dead": []},
            }


def test_a_reconnecting_browser_says_how_far_it_came(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "1"}) as site:
        with listening(site.port) as events:
            first = events.next()["build"]
            site.write("a.css", "p {}")
            last = events.next()["build"]
        with listening(site.port, first, f"Last-Event-ID: {last}") as events:
            assert events.next()["changed"] == []


def test_a_page_from_before_a_restart_reloads(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "1"}) as site:
        for since in ("0badcafe.1", "nonsense", "", "x.y"):
            with listening(site.port, since) as events:
                assert events.next()["reload"] is (since != "")


def test_a_page_that_missed_too_much_reloads() -> None:
    broker = EventBroker()
    old = broker.build_id
    for _ in range(REMEMBERED):
        broker.publish(frozenset({"a"}))
    assert '"reload": false' in broker.message(old).text
    broker.publish(frozenset({"a"}))
    assert '"reload": true' in broker.message(old).text
    assert '"reload": true' in broker.message(f"{old.split('.')[0]}.999999").text


def test_an_error_is_told_to_pages_that_open_later_and_until_it_is_mended(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "1"}) as site, listening(site.port) as events:
        events.next()
        site.write("index.html", "one\n中 BROKEN")
        [error] = events.next()["errors"]
        assert error == {
            "kind": "error",
            "message": "Broken <b>line</b>",
            "path": "index.html",
            "line": 2,
            "column": 3,
            "source_line": "中 BROKEN",
            "hint": "Mend it & save.",
            "chain": ["_layouts/default.html:3"],
            "page": None,
            "lines": [[1, [["", "one"]]], [2, [["", "中 BROKEN"]]]],
        }
        with listening(site.port) as later:
            assert later.next()["errors"] == [error]
        assert b"\n1" not in request(site.port, "/").body
        site.write("index.html", "1")
        mended = events.next()
        assert (mended["errors"], mended["changed"]) == ([], [])


def test_a_page_too_many_is_told_when_to_ask_again(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "1"}) as site, ExitStack() as pages:
        for _ in range(MAX_OPEN):
            pages.enter_context(listening(site.port)).next()
        with listening(site.port) as further:
            known = further.next()["build"]
            with pytest.raises(EOFError):
                further.next()
        site.write("index.html", "2")
        with listening(site.port, known) as again:
            while not again.next()["changed"]:
                again = pages.enter_context(listening(site.port, known))


def test_many_pages_that_do_not_read_hold_up_nobody(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "1"}) as site:
        with listening(site.port) as events:
            events.next()
            before = set(threading.enumerate())
            idle = [listening(site.port) for _ in range(40)]
            for stream in idle:
                stream.__enter__()
            for number in range(20):
                site.write("index.html", f"{number} {'x' * number}")
                assert events.next()["changed"] == ["index.html"]
            for stream in idle:
                stream.__exit__(None, None, None)
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
            assert not thread.is_alive()


def test_a_message_is_one_event_whatever_it_says() -> None:
    broker = EventBroker()
    broker.fail((JekyllError("a\n\ndata: b\r\u2028", path="\udcff"),))
    lines = broker.message(None).text.split("\n")
    assert [line.partition(":")[0] for line in lines] == ["id", "data", "", ""]
