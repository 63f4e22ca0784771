"""The command that opens a place in an editor, and who may ask for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server import handler
from jekyll_py.server.editors import ARGUMENTS, Place, command
from jekyll_py.server.hosts import is_this_machine
from jekyll_py.server.source_files import SourceFiles
from tests.server.client import Reply, request
from tests.server.copying import Running, running, write

FILE = Path("/site/a b's.md")
PLACE = Place(FILE, 7, 3)


def program(folder: Path, *names: str) -> dict[str, str]:
    """An environment whose ``PATH`` has programs of these names alone."""
    for name in names:
        write(folder / "bin", {name: "#!/bin/sh\n"})
        (folder / "bin" / name).chmod(0o755)
    return {"PATH": str(folder / "bin")}


def words(folder: Path, environment: Mapping[str, str], *names: str, running: tuple[str, ...] = ()) -> list[str]:
    first, *others = command(PLACE, {**program(folder, *names), **environment}, lambda: running)
    assert os.path.dirname(first) == str(folder / "bin")
    return [os.path.basename(first), *others]


@pytest.mark.parametrize(
    ("environment", "names", "expected"),
    [
        ({"JEKYLL_EDITOR": "code"}, ["code"], ["code", "--reuse-window", "--goto", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "subl -a", "VISUAL": "code"}, ["subl", "code"], ["subl", "-a", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "own 'an argument'"}, ["own"], ["own", "an argument", str(FILE)]),
        ({"VISUAL": "pycharm"}, ["pycharm"], ["pycharm", "--line", "7", "--column", "2", str(FILE)]),
        ({"VISUAL": "vim", "EDITOR": "gedit"}, ["vim", "gedit"], ["gedit", "+7:3", str(FILE)]),
        ({"INSIDE_EMACS": "29.1,comint"}, ["emacsclient"], ["emacsclient", "--no-wait", "+7:3", str(FILE)]),
        (
            {"VIM_SERVERNAME": "VIM", "EDITOR": "vim"},
            ["vim"],
            ["vim", "--servername", "VIM", "--remote-silent", "+call cursor(7, 3)", str(FILE)],
        ),
        (
            {"NVIM": "/run/nvim.1.0"},
            ["nvim"],
            [
                *("nvim", "--server", "/run/nvim.1.0", "--remote-expr"),
                "[execute('edit '.fnameescape('/site/a b''s.md')), cursor(7, 3)]",
            ],
        ),
        ({"TERM_PROGRAM": "vscode"}, ["codium"], ["codium", "--reuse-window", "--goto", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "missing", "VISUAL": "kate"}, ["kate"], ["kate", "--line", "7", "--column", "3", str(FILE)]),
    ],
)
def test_the_editor_that_is_meant(
    tmp_path: Path, environment: dict[str, str], names: list[str], expected: list[str]
) -> None:
    assert words(tmp_path, environment, *names) == expected


def test_an_editor_that_runs_is_used_where_none_is_named(tmp_path: Path) -> None:
    found = words(tmp_path, {}, "subl", "code", running=("bash", "sublime_text"))
    assert found == ["subl", f"{FILE}:7:3"]


def test_without_an_editor_the_advice_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(JekyllError) as caught:
        command(PLACE, {**program(tmp_path, "code"), "EDITOR": "nano"}, lambda: ())
    assert "JEKYLL_EDITOR" in str(caught.value.hint)


def test_every_editor_gets_the_file_as_one_argument() -> None:
    for arguments in ARGUMENTS.values():
        assert any(str(FILE) in word or "a b''s.md" in word for word in arguments(PLACE))


# Who may ask


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    places: list[Place] = []
    monkeypatch.setattr(handler, "open_place", places.append)
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

    monkeypatch.setattr(handler, "open_place", fail)
    with running(tmp_path, {"a.md": "x"}) as site:
        reply = ask(site, "a.md", own())
    assert (reply.status, reply.text) == (409, "no editor (choose one)")


def test_other_machines_are_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as client:
        connection, _ = server.accept()
        with connection:
            assert is_this_machine(connection)
            assert is_this_machine(client)
