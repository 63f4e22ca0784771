"""Servers of other sites are asked as promised. Every server here is one of this machine."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Barrier, Thread
from typing import NamedTuple

import pytest

from jekyll_py.check.built.published import Published
from jekyll_py.check.cache.check_cache import CheckCache
from jekyll_py.check.checker import CheckedSite, check
from jekyll_py.check.external.answer import Answer, Asked, Outcome
from jekyll_py.check.external.answers import AnswerCache, answers_to
from jekyll_py.check.external.asking import Asking
from jekyll_py.check.external.changes import changed_since
from jekyll_py.check.external.client import Client
from jekyll_py.check.external.connection import is_public
from jekyll_py.check.external.options import ExternalOptions, external_options
from jekyll_py.check.settings import settings_of
from jekyll_py.check.sources import Sources
from jekyll_py.errors import JekyllError
from tests.repository import git

from .checking import write_site

_OPTIONS = ExternalOptions(timeout=5, allows_private=True)


class _Reply(NamedTuple):
    status: int
    headers: Mapping[str, str] = {}
    body: str = ""


_Replies = Mapping[str, _Reply | list[_Reply]]
"""By path, or by method and path; of a list, one after the other, then the last again and again."""


class _Site(NamedTuple):
    address: str
    seen: list[tuple[str, str, str]]
    """Method, path and user agent of each request."""


@contextmanager
def _running(replies: _Replies, context: ssl.SSLContext | None = None) -> Iterator[_Site]:
    seen: list[tuple[str, str, str]] = []
    count = Counter[str]()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            seen.append((self.command, self.path, self.headers["User-Agent"]))
            key = f"{self.command} {self.path}"
            found = replies.get(key) or replies.get(self.path) or _Reply(404)
            rows = found if isinstance(found, list) else [found]
            reply = rows[min(count[self.path], len(rows) - 1)]
            count[self.path] += 1
            self.send_response(reply.status)
            for name, value in {"Content-Type": "text/html", **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(reply.body.encode())

        do_GET = do_HEAD = _answer

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    scheme = "http" if context is None else "https"
    try:
        yield _Site(f"{scheme}://localhost:{server.server_port}", seen)
    finally:
        server.shutdown()
        server.server_close()


def _ask(
    address: str, *fragments: str, options: ExternalOptions = _OPTIONS, waits: list[float] | None = None
) -> Answer:
    waited: list[float] = [] if waits is None else waits
    return Client(options, wait=waited.append).ask(Asked(address, frozenset(fragments)))


def test_an_answer_has_the_status_of_the_page() -> None:
    with _running({"/a": _Reply(200), "/b": _Reply(410)}) as site:
        assert _ask(f"{site.address}/a") == Answer(Outcome.ANSWERED, 200, f"{site.address}/a")
        assert _ask(f"{site.address}/b").status == 410
        assert [row[:2] for row in site.seen] == [("HEAD", "/a"), ("HEAD", "/b"), ("GET", "/b")]
        assert all("jekyll-py" in agent for _, _, agent in site.seen)


def test_get_where_head_is_refused() -> None:
    with _running({"HEAD /a": _Reply(405), "GET /a": _Reply(200)}) as site:
        assert _ask(f"{site.address}/a").status == 200


def test_redirects_are_followed_to_the_last_address() -> None:
    replies = {
        "/a": _Reply(301, {"Location": "/b"}),
        "/b": _Reply(308, {"Location": "c#x"}),
        "/c": _Reply(200),
        "/d": _Reply(302, {"Location": "/c"}),
        "/e": _Reply(301, {"Location": "/e"}),
        "/f": _Reply(301, {"Location": "file:///etc/passwd"}),
    }
    with _running(replies) as site:
        assert _ask(f"{site.address}/a") == Answer(Outcome.ANSWERED, 200, f"{site.address}/c", True)
        assert _ask(f"{site.address}/d") == Answer(Outcome.ANSWERED, 200, f"{site.address}/c", False)
        assert "10 times" in _ask(f"{site.address}/e").says
        assert _ask(f"{site.address}/f").outcome is Outcome.UNREACHABLE


def test_retries_with_longer_waits() -> None:
    waits: list[float] = []
    with _running({"/a": [_Reply(503), _Reply(503), _Reply(429), _Reply(200)], "/b": _Reply(500)}) as site:
        assert _ask(f"{site.address}/a", "x", options=_OPTIONS._replace(retries=3), waits=waits).status == 200
        assert waits == [1, 2, 4]
        assert _ask(f"{site.address}/b").status == 500


@pytest.mark.parametrize(
    ("text", "waited"), [("7", 7), ("9999", 60), ("soon", 1), ("Thu, 01 Jan 1970 00:00:00 GMT", 1)]
)
def test_a_server_is_left_alone_as_long_as_it_says(text: str, waited: float) -> None:
    waits: list[float] = []
    with _running({"/a": [_Reply(429, {"Retry-After": text}), _Reply(200)]}) as site:
        assert _ask(f"{site.address}/a", waits=waits).status == 200
    assert waits == [waited]


def test_a_server_that_does_not_answer_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert _ask(f"http://127.0.0.1:{port}/").outcome is Outcome.UNREACHABLE
    for address in ("http://nowhere.invalid/", "http://[::1/", "http://a..b/", "http://localhost:99999/", "http:///x"):
        assert _ask(address).outcome is Outcome.UNREACHABLE, address


def test_a_server_that_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = _OPTIONS._replace(timeout=0.05, retries=1)
        answer = _ask(f"http://127.0.0.1:{silent.getsockname()[1]}/", options=options)
    assert answer == Answer(Outcome.UNREACHABLE, says="it did not answer in time")


def test_a_server_that_never_ends_its_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as slow:

        def drip() -> None:
            connection, _ = slow.accept()
            with connection:
                try:
                    while True:
                        connection.sendall(b"HTTP/1.1 200 OK\r\nX: y\r\n"[:1])
                        connection.settimeout(0.05)
                        try:
                            connection.recv(1 << 16)
                        except TimeoutError:
                            continue
                except OSError:
                    return

        Thread(target=drip, daemon=True).start()
        options = _OPTIONS._replace(timeout=0.2, retries=0)
        address = f"http://127.0.0.1:{slow.getsockname()[1]}/"
        assert _ask(address, "x", options=options).outcome is Outcome.UNREACHABLE


def test_anchors() -> None:
    page = '<h2 id="a">A</h2><a name="b"></a><p id="größe"></p><p id="user-content-c"></p>'
    replies = {
        "/a": _Reply(200, {}, page),
        "/b": _Reply(200, {"Content-Type": "application/pdf"}, page),
        "/c": _Reply(200),
    }
    with _running(replies) as site:
        found = _ask(f"{site.address}/a", "a", "b", "gr%C3%B6%C3%9Fe", "c", "d").anchors
        assert found == {"a": True, "b": True, "gr%C3%B6%C3%9Fe": True, "c": True, "d": False}
        assert _ask(f"{site.address}/b", "a").anchors == {"a": None}
        assert _ask(f"{site.address}/c", "a").anchors == {"a": None}, "a page without any is made by a script"


@pytest.mark.openssl
def test_certificates(tmp_path: Path) -> None:
    make = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost"
    subprocess.run(
        [*make.split(), "-addext", "subjectAltName=DNS:localhost"], cwd=tmp_path, check=True, capture_output=True
    )
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with _running({"/a": _Reply(200)}, served) as site:
        answer = _ask(f"{site.address}/a")
        assert (answer.outcome, answer.says) == (Outcome.CERTIFICATE, "self-signed certificate")
        trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        assert Client(_OPTIONS, trusting).ask(Asked(f"{site.address}/a")).status == 200
        other = site.address.replace("localhost", "127.0.0.1")
        assert Client(_OPTIONS, trusting).ask(Asked(f"{other}/a")).outcome is Outcome.CERTIFICATE


def test_private_addresses_are_not_asked_for() -> None:
    with _running({"/a": _Reply(200)}) as site:
        options = _OPTIONS._replace(allows_private=False)
        port = site.address.rpartition(":")[2]
        for host in (
            "localhost",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0.0.0.0",
            "[::1]",
            "[::ffff:7f00:1]",
        ):
            assert _ask(f"http://{host}:{port}/a", options=options).outcome is Outcome.PRIVATE, host
        assert site.seen == []


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *("fe80::1%eth0", "fd00::1", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:10.0.0.1", "::"),
    ],
)
def test_private_networks(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"])
def test_the_public_internet(address: str) -> None:
    assert is_public(address)


def test_a_redirect_into_a_private_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    with _running({"/a": _Reply(301, {"Location": "http://10.0.0.1/"})}) as site:
        from jekyll_py.check.external import connection

        monkeypatch.setattr(connection, "is_public", lambda address: address in ("127.0.0.1", "::1"))
        options = _OPTIONS._replace(allows_private=False)
        assert _ask(f"{site.address}/a", options=options).outcome is Outcome.PRIVATE


def test_good_answers_are_kept_for_a_while(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir(mode=0o700)
    now = [1000.0]

    def ask(*asked: Asked, max_age: float = 60) -> Mapping[str, Answer]:
        cache = AnswerCache(tmp_path / "kept" / "answers.json", lambda: now[0])
        return answers_to(asked, _OPTIONS._replace(max_age=max_age), Client(_OPTIONS, wait=lambda _: None), cache)

    with _running({"/a": _Reply(200, {}, '<p id="x">'), "/b": _Reply(404)}) as site:
        good, bad = f"{site.address}/a", f"{site.address}/b"
        first = ask(Asked(good), Asked(bad))
        assert first == ask(Asked(good), Asked(bad))
        paths = Counter(path for _, path, _ in site.seen)
        assert paths == {"/a": 1, "/b": 4}, "a bad answer is asked for again, by HEAD and GET"
        assert ask(Asked(good, frozenset("x")))[good].anchors == {"x": True}
        assert ask(Asked(good, frozenset("x")))[good].anchors == {"x": True}
        assert Counter(path for _, path, _ in site.seen)["/a"] == 2
        ask(Asked(good), max_age=0)
        now[0] += 61
        ask(Asked(good))
        assert Counter(path for _, path, _ in site.seen)["/a"] == 4


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', '{"version": 1, "answers": {"x": [1]}}'])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, content: str) -> None:
    tmp_path.chmod(0o700)
    file = tmp_path / "answers.json"
    file.write_text(content)
    file.chmod(0o600)
    assert AnswerCache(file).get(Asked("x"), 60) is None


def test_a_host_gets_few_requests_at_once() -> None:
    running, most = [0], [0]

    class Counting(Client):
        def ask(self, asked: Asked) -> Answer:
            running[0] += 1
            most[0] = max(most[0], running[0])
            _meet(barrier)
            running[0] -= 1
            return Answer(Outcome.ANSWERED, 200)

    barrier = Barrier(2)
    asked = [Asked(f"http://localhost/{number}") for number in range(6)]
    answers = answers_to(asked, _OPTIONS, Counting(_OPTIONS), AnswerCache())
    assert len(answers) == 6
    assert most[0] == 2


def _meet(barrier: Barrier) -> None:
    barrier.wait(10)


def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    robots = _Reply(200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /private\n")
    with _running({"/robots.txt": robots, "/private": _Reply(200), "/a": _Reply(200)}) as site:
        asked = [Asked(f"{site.address}/private"), Asked(f"{site.address}/a")]
        options = _OPTIONS._replace(robots=True)
        answers = answers_to(asked, options, Client(options), AnswerCache())
        assert [answers[each.url].outcome for each in asked] == [Outcome.SKIPPED, Outcome.ANSWERED]
        assert answers_to(asked, _OPTIONS, Client(_OPTIONS), AnswerCache())[asked[0].url].status == 200


def test_addresses_to_skip_are_not_asked() -> None:
    options = external_options({"skip": ["http://localhost*"], "accept": ["200..204", 403]})
    assert options.accept == {200, 201, 202, 203, 204, 403}
    assert answers_to([Asked("http://localhost/")], options, Client(options), AnswerCache()) == {}


@pytest.mark.parametrize(
    "values",
    [
        *({"timeout": -1}, {"timeout": True}, {"retries": "x"}, {"accept": ["ok"]}, {"skip": 3}, {"skip": [3]}, "x"),
        *({"user_agent": "a\r\nX: y"}, {"robots": "yes"}, {"max_age": "7 days"}, {"allows_private": True}),
    ],
)
def test_options_that_are_none(values: object) -> None:
    with pytest.raises(JekyllError, match=r"check\.external"):
        external_options(values)


def _link(address: str) -> str:
    return f'<a href="https://example.com/{address}">A</a>'


def test_only_what_has_changed_since_a_commit(tmp_path: Path) -> None:
    write_site(tmp_path, {"a.html": _link("a"), "b.html": _link("b")})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "A")
    write_site(tmp_path, {"b.html": _link("b2"), "c.html": _link("c")})
    changed = changed_since(str(tmp_path), "HEAD")
    assert changed == {"b.html", "c.html"}
    found: list[str] = []

    def ask(asked: Iterable[Asked]) -> Mapping[str, Answer]:
        found.extend(each.url for each in asked)
        return {}

    made_from = {name: [str(tmp_path / name)] for name in ("a.html", "b.html", "c.html")}
    site = CheckedSite(str(tmp_path), Published(), Sources(str(tmp_path), made_from))
    check(site, settings_of(None), CheckCache(), 1, Asking(ask, _OPTIONS.accept, changed))
    assert found == ["https://example.com/b2", "https://example.com/c"]


@pytest.mark.parametrize("commit", ["--output=x", "HEAD", "", "a..b"])
def test_a_commit_that_is_none(tmp_path: Path, commit: str) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(JekyllError, match="no commit"):
        changed_since(str(tmp_path), commit)
