"""The loop: what is built when, and what is told of it."""

from __future__ import annotations

import math
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPException
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.log import Logger
from jekyll_py.render.early import Superseded, Viewers
from jekyll_py.server.build_loop import BuildLoop, WatchedSite
from jekyll_py.server.builder import BuildResult
from jekyll_py.server.options import ServeOptions
from jekyll_py.server.preview import Preview
from jekyll_py.server.short_turns import TURN
from jekyll_py.server.watcher import Watcher
from tests.server.client import exchange, listening, request
from tests.server.copying import Copying, read_config, running, write


@pytest.mark.usefixtures("patient")
def test_a_save_is_built_told_and_logged(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one", "a/b.txt": "x"}) as site, listening(site.port) as events:
        events.next()
        site.write("index.html", "two")
        site.write("a/b.txt", "y")
        assert events.next()["changed"] == ["a/b.txt", "index.html"]
        assert "two" in request(site.port, "/").text
        (site.source / "a/b.txt").unlink()
        assert events.next()["changed"] == ["a/b.txt"]
        assert request(site.port, "/a/b.txt").status == 404
    log = site.log.getvalue()
    assert f"    Server address: http://127.0.0.1:{site.port}\n" in log
    assert "  Server running... press ctrl-c to stop.\n" in log
    assert f" Auto-regeneration: enabled for '{site.source}'\n" in log
    assert "      Regenerating: 2 file(s) changed at 20" in log
    assert "                    a/b.txt\n                    index.html\n" in log
    assert "...done in 0." in log


def test_answers_have_short_turns_while_a_site_is_served(tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    with running(tmp_path, {"index.html": "one"}) as site:
        assert request(site.port, "/").status == 200
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert sys.getswitchinterval() == before


def test_a_save_during_a_build_is_not_lost(tmp_path: Path) -> None:
    saves: list[Callable[[], None]] = []

    def build(source: Path, destination: Path) -> Copying:
        return Copying(source, destination, during=lambda: saves.pop()() if saves else None)

    with running(tmp_path, {"index.html": "one"}, build=build) as site, listening(site.port) as events:
        events.next()
        saves.append(lambda: site.write("index.html", "three"))
        site.write("index.html", "two")
        while "three" not in request(site.port, "/").text:
            assert events.next()["changed"] == ["index.html"]


def test_a_superseded_build_is_made_again_where_what_was_saved_is_gone(tmp_path: Path) -> None:
    built: list[frozenset[Path]] = []

    class Superseding(Copying):
        def build(self, viewers: Viewers | None = None) -> BuildResult:
            if not built:
                built.append(frozenset())
                raise Superseded
            watcher.stop()
            return super().build(viewers)

    class Watching(Watcher):
        saves = iter([frozenset({tmp_path / "index.html"})])

        def wait(self, seconds: float = math.inf) -> frozenset[Path]:
            assert self.is_stopped or seconds < math.inf or not built, "it waits for another save"
            return next(self.saves, frozenset())

    write(tmp_path / "source", {"index.html": "one"})
    watcher = Watching((), lambda _: False, polling=True, warn=print)
    loop = BuildLoop(
        lambda: Superseding(tmp_path / "source", tmp_path / "site"),
        WatchedSite(watcher, tmp_path, ()),
        Logger(),
        built=lambda _, changed: built.append(changed),
        failed=print,
    )
    loop.follow()
    assert built[-1] == {tmp_path / "index.html"}


def test_a_save_during_the_first_build_is_not_lost(tmp_path: Path) -> None:
    saves = [lambda: write(tmp_path / "site", {"index.html": "two"})]

    def build(source: Path, destination: Path) -> Copying:
        return Copying(source, destination, during=lambda: saves.pop()() if saves else None)

    with running(tmp_path, {"index.html": "one"}, build=build) as site, listening(site.port, "x.0") as events:
        while "two" not in request(site.port, "/").text:
            events.next()


def test_a_broken_configuration_is_told_and_a_mended_one_picked_up(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one"}) as site, listening(site.port) as events:
        events.next()
        site.write("_config.yml", "baseurl: BROKEN")
        [error] = events.next()["errors"]
        assert error["path"] == "_config.yml"
        assert "one" in request(site.port, "/").text
        site.write("_config.yml", "baseurl: /new")
        message = events.next()
        assert (message["errors"], message["reload"]) == ([], True)
        assert "one" in request(site.port, "/new/").text
        assert request(site.port, "/index.html").status == 404


def test_a_broken_configuration_at_the_start_is_no_end(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one", "_config.yml": "BROKEN"}) as site:
        with listening(site.port) as events:
            assert events.next()["errors"]
            assert "data-jekyll-py" in request(site.port, "/").text
            site.write("_config.yml", "")
            assert events.next()["errors"] == []
        assert "one" in request(site.port, "/").text


def test_a_configuration_that_appears_or_goes_is_read_again(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one"}) as site, listening(site.port) as events:
        events.next()
        site.write("_config.yml", "baseurl: /a")
        assert events.next()["reload"]
        (site.source / "_config.yml").unlink()
        assert events.next()["reload"]
        assert "one" in request(site.port, "/").text


def test_a_crash_of_a_plugin_is_an_error_like_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crashes = [lambda: 1 / 0]

    def build(source: Path, destination: Path) -> Copying:
        return Copying(source, destination, during=lambda: crashes.pop()() if crashes else None)

    with running(tmp_path, {"index.html": "one"}, build=build) as site, listening(site.port) as events:
        assert events.next()["errors"][0]["message"] == "ZeroDivisionError: division by zero"
        site.write("index.html", "two")
        assert events.next()["errors"] == []
    assert "Traceback" in capsys.readouterr().err


def test_all_errors_of_a_group_are_told(tmp_path: Path) -> None:
    def fail() -> None:
        raise ExceptionGroup("two", [JekyllError("one"), ExceptionGroup("x", [JekyllError("two")])])

    def build(source: Path, destination: Path) -> Copying:
        return Copying(source, destination, during=fail)

    with running(tmp_path, {}, build=build) as site, listening(site.port) as events:
        assert [error["message"] for error in events.next()["errors"]] == ["one", "two"]


def test_a_warning_is_logged_once_while_it_lasts(tmp_path: Path) -> None:
    class Warning(Copying):
        def build(self, viewers: Viewers | None = None) -> BuildResult:
            text = (self.source / "index.html").read_text()
            warnings = () if text == "fine" else (JekyllError("odd", path="index.html"),)
            return super().build(viewers)._replace(warnings=warnings)

    with running(tmp_path, {"index.html": "1"}, build=Warning) as site, listening(site.port) as events:
        events.next()
        for text in ("2", "3", "fine", "4"):
            site.write("index.html", text)
            assert events.next()["changed"] == ["index.html"]
    assert site.log.getvalue().count("Build Warning:") == 2


def test_the_first_build_can_be_skipped(tmp_path: Path) -> None:
    files = {"index.html": "new", "_site/index.html": "old"}
    with running(tmp_path, files, skip_initial_build=True) as site, listening(site.port) as events:
        events.next()
        assert "old" in request(site.port, "/").text
        site.write("a.txt", "x")
        events.next()
        assert "new" in request(site.port, "/").text
    assert "Build Warning: Skipping the initial build. This may result in an out-of-date site." in site.log.getvalue()


def test_without_watching_a_failed_build_is_the_end(tmp_path: Path) -> None:
    log = StringIO()
    source = write(tmp_path, {"index.html": "BROKEN"})
    options = ServeOptions(
        source=source, destination=source / "_site", port=0, watch=False, log=Logger(out=log, err=log)
    )
    with pytest.raises(JekyllError):
        Preview(lambda: read_config(source, source / "_site"), options).run()
    assert "index.html:1:1: Broken" in log.getvalue()


def test_without_livereload_pages_are_left_alone(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one"}, livereload=False) as site:
        assert request(site.port, "/").body == b"one"


def test_some_files_need_not_be_told(tmp_path: Path) -> None:
    files = {"a.css": "1", "b/c.txt": "1", "d.txt": "1"}
    with running(tmp_path, files, livereload_ignore=("*.css", "b/*")) as site, listening(site.port) as events:
        events.next()
        site.write("a.css", "2")
        site.write("b/c.txt", "2")
        site.write("d.txt", "2")
        assert events.next()["changed"] == ["d.txt"]


def test_a_save_that_a_silent_build_has_taken_up_is_told(tmp_path: Path) -> None:
    saves: list[Callable[[], None]] = []

    class Saving(Copying):
        def build(self, viewers: Viewers | None = None) -> BuildResult:
            if saves:
                saves.pop()()
            return super().build(viewers)

    files = {"a.css": "1", "d.txt": "1"}
    with running(tmp_path, files, build=Saving, livereload_ignore=("*.css",)) as site, listening(site.port) as events:
        events.next()
        saves.append(lambda: site.write("d.txt", "2"))
        site.write("a.css", "2")
        assert events.next()["changed"] == ["d.txt"]


def test_stopping_ends_open_streams(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "one"}) as site, listening(site.port) as events:
        events.next()
        site.preview.stop()
        with pytest.raises(EOFError):
            events.next()


@pytest.mark.openssl
def test_https(tmp_path: Path) -> None:
    make = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost"
    subprocess.run(make.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    context.check_hostname = False
    files: dict[str, str | bytes] = {
        "index.html": "one",
        "cert.pem": (tmp_path / "cert.pem").read_bytes(),
        "key.pem": (tmp_path / "key.pem").read_bytes(),
    }
    with running(tmp_path, files, ssl_cert=Path("cert.pem"), ssl_key=Path("key.pem")) as site:
        assert site.url.startswith("https://")
        with pytest.raises((OSError, HTTPException)):
            request(site.port, "/")
        with context.wrap_socket(socket.create_connection(("127.0.0.1", site.port), 10)) as connection:
            assert "one" in exchange(connection, "/").text
            assert len(exchange(connection, "/cert.pem").body) == len(files["cert.pem"])
            with listening(connection) as events:
                events.next()
                site.write("index.html", "two")
                assert events.next()["changed"] == ["index.html"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ssl_cert": Path("a")}, "Missing --ssl_cert or --ssl_key. Both are required."),
        ({"port": 65536}, "65536 is not a port."),
        ({"ssl_cert": Path("no"), "ssl_key": Path("no")}, "The certificate cannot be used: No such file"),
    ],
)
def test_options_that_cannot_work(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(JekyllError, match=message), running(tmp_path, {}, **options):
        pass


@pytest.mark.parametrize("is_there", [True, False])
def test_the_site_can_be_opened_in_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    opened: list[str] = []

    def open_url(url: str) -> bool:
        opened.append(url)
        return is_there

    monkeypatch.setattr("webbrowser.open", open_url)
    with running(tmp_path, {"index.html": "one"}, open_url=True) as site:
        request(site.port, "/")
        url = site.url
    assert [address.rstrip("/") for address in opened] == [url]
    assert ("Refusing to launch browser." in site.log.getvalue()) is not is_there
