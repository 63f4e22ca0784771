"""Who may have the preview open a file in the editor, and which files."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server import actions
from jekyll_py.server.http.hosts import is_this_machine
from jekyll_py.server.sources.editors import Place
from jekyll_py.server.sources.source_files import SourceFiles
from tests.server.client import Reply, listening, request
from tests.server.copying import Running, running, write


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    places: list[Place] = []
    monkeypatch.setattr(actions, "open_place", places.append)
    return places


def ask(site: Running, path: str, *headers: str, host: str = "localhost", method: str = "POST") -> Reply:
    target = f"/__jekyll_py/open?path={path}&line=2&column=3"
    return request(site.port, target, *headers, "Content-Length: 0", method=method, host=host)


def own(host: str = "localhost") -> str:
    return f"Origin: http://{host}"


def test_a_page_of_the_preview_opens_a_file_of_the_site(tmp_path: Path, opened: list[Place]) -> None:
    with running(tmp_path, {"a/b.md": "x"}) as site:
        assert ask(site, "a/b.md", own(), "Sec-Fetch-Site: same-origin").status == 204
        assert opened == [Place(site.source / "a/b.md", 2, 3)]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 403),
        (["Origin: http://evil.example"], 403),
        (["Origin: null"], 403),
        ([own(), "Sec-Fetch-Site: cross-site"], 403),
        ([own(), "Sec-Fetch-Site: same-site"], 403),
        (["Origin: http://localhost:1"], 403),
    ],
)
def test_other_pages_and_programs_do_not(tmp_path: Path, opened: list[Place], headers: list[str], status: int) -> None:
    with running(tmp_path, {"a.md": "x"}) as site:
        assert ask(site, "a.md", *headers).status == status
    assert opened == []


def test_another_host_does_not(tmp_path: Path, opened: list[Place]) -> None:
    with running(tmp_path, {"a.md": "x"}) as site:
        assert ask(site, "a.md", own("evil.example"), host="evil.example").status == 403
        assert ask(site, "a.md", own(), method="GET").status == 404
    assert opened == []


def test_it_can_be_turned_off(tmp_path: Path, opened: list[Place]) -> None:
    with running(tmp_path, {"a.md": "x", "index.html": "y"}, editor=False) as site:
        assert ask(site, "a.md", own()).status == 403
        assert 'data-editor="off"' in request(site.port, "/").text
    assert opened == []


@pytest.mark.parametrize(
    "path", ["", "../secret", "%2e%2e/secret", "link", "folder", "/etc/passwd", "a.md%00", "missing.md", "..\\secret"]
)
def test_files_outside_the_site_are_not_opened(tmp_path: Path, opened: list[Place], path: str) -> None:
    with running(tmp_path, {"a.md": "x", "folder/b.md": "x"}) as site:
        (tmp_path / "secret").write_text("x")
        (site.source / "link").symlink_to(tmp_path / "secret")
        assert ask(site, path, own()).status == 404
    assert opened == []


def test_files_of_the_theme_are_found_by_either_path(tmp_path: Path) -> None:
    site, theme = write(tmp_path / "site", {"a.md": "x"}), write(tmp_path / "theme", {"_layouts/b.html": "x"})
    files = SourceFiles(lambda: (site, theme / "_layouts", theme))
    assert files.find("_layouts/b.html") == files.find(str(theme / "_layouts/b.html")) == theme / "_layouts/b.html"
    assert files.find(str(tmp_path / "other")) is None


def test_numbers_that_are_none_are_the_beginning(tmp_path: Path, opened: list[Place]) -> None:
    with running(tmp_path, {"a.md": "x"}) as site:
        for line in ("-1", "x", "9" * 50, "²", ""):
            request(site.port, f"/__jekyll_py/open?path=a.md&line={line}", own(), "Content-Length: 0", method="POST")
    assert {(place.line, place.column) for place in opened} == {(1, 1)}


def test_an_error_of_the_editor_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(place: Place) -> None:
        raise JekyllError("no editor", hint="choose one")

    monkeypatch.setattr(actions, "open_place", fail)
    with running(tmp_path, {"a.md": "x"}) as site:
        reply = ask(site, "a.md", own())
    assert (reply.status, reply.text) == (409, "no editor (choose one)")


def test_other_machines_are_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as client:
        connection, _ = server.accept()
        with connection:
            assert is_this_machine(connection)
            assert is_this_machine(client)


def move(site: Running, path: str, *headers: str, position: str = "0.5", host: str = "localhost") -> Reply:
    target = f"/__jekyll_py/move?by=x&path={path}&position={position}"
    return request(site.port, target, *headers, "Content-Length: 0", method="POST", host=host)


@pytest.mark.parametrize(
    "headers",
    [
        [],
        ["Origin: http://evil.example"],
        ["Origin: null"],
        [own(), "Sec-Fetch-Site: cross-site"],
        ["Origin: http://localhost:1"],
    ],
)
def test_other_sites_lead_no_page_away(tmp_path: Path, headers: list[str]) -> None:
    with running(tmp_path, {"a.md": "x"}, sync=True) as site, listening(site.port) as events:
        assert move(site, "/a", *headers).status == 403
        assert move(site, "/a", own("evil.example"), host="evil.example").status == 403
        assert events.next()["move"] == {"number": 0}


@pytest.mark.parametrize(
    ("path", "position"),
    [
        ("", "0"),
        ("//evil.example/", "0"),
        ("/%5cevil.example/", "0"),
        ("/%09/evil.example/", "0"),
        ("http://evil.example/", "0"),
        ("javascript:alert(1)", "0"),
        ("/" + "a" * 5000, "0"),
        ("/", "nan"),
        ("/", "-1"),
        ("/", "1e999"),
        ("/", ""),
    ],
)
def test_pages_are_led_to_places_of_the_site_alone(tmp_path: Path, path: str, position: str) -> None:
    with running(tmp_path, {"a.md": "x"}, sync=True) as site:
        assert move(site, path, own(), position=position).status == 400
        assert site.preview.broker.move_event() == 'event: move\ndata: {"number": 0}\n\n'


def test_pages_follow_each_other_only_when_asked(tmp_path: Path) -> None:
    with running(tmp_path, {"a.md": "x"}) as site:
        assert move(site, "/a", own()).status == 403


@pytest.mark.parametrize("headers", [["Origin: http://evil.example"], ["Sec-Fetch-Site: cross-site"]])
def test_other_sites_learn_nothing_of_what_a_page_was_made_from(tmp_path: Path, headers: list[str]) -> None:
    with running(tmp_path, {"a.md": "x"}) as site:
        assert request(site.port, "/__jekyll_py/origins?file=a.html", *headers).status == 403
        assert request(site.port, "/__jekyll_py/origins?file=a.html", host="evil.example").status == 403
