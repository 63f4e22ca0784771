"""The answers of the server, over real sockets."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.server.client import exchange, request
from tests.server.copying import PAGE, Running, running, write

FILES: dict[str, str | bytes] = {
    "index.html": PAGE.format("home"),
    "index_cn.html": PAGE.format("首页"),
    "about/index.html": PAGE.format("about"),
    "docs/readme.txt": "read me",
    "both.html": PAGE.format("both.html"),
    "both/index.html": PAGE.format("both/index.html"),
    "blog.html": PAGE.format("blog.html"),
    "blog/post.html": PAGE.format("post"),
    "data.json": "{}",
    "digits.bin": b"0123456789",
    "empty.bin": b"",
    "style.css": "p { color: red }",
    "中文/页 1.html": PAGE.format("页"),
    "fragment.html": "<p>no head</p>",
    "404.html": PAGE.format("lost"),
    ".htaccess": "secret",
    "~draft.html": "secret",
    ".well-known/x.txt": "known",
    "page.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'/>",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("http")
    write(folder, {"outside.html": "outside", "sub/outside.html": "outside"})
    with running(folder, FILES, watch=False) as site:
        request(site.port, "/")  # answered when the first build is done
        (site.destination / "link.html").symlink_to(folder / "outside.html")
        (site.destination / "linked").symlink_to(folder / "sub")
        (site.destination / "within.html").symlink_to("index.html")
        (site.destination / "loop.html").symlink_to("loop.html")
        yield site


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("/", "home"),
        ("/index.html", "home"),
        ("/index_cn", "首页"),
        ("/index_cn?lang=zh", "首页"),
        ("/about/", "about"),
        ("/%E4%B8%AD%E6%96%87/%E9%A1%B5%201", "页"),
        ("/中文/页%201.html", "页"),
        ("/blog", "blog.html"),
        ("/both/", "both/index.html"),
        ("//index.html", "home"),
        ("http://localhost/index.html", "home"),
        ("/within.html", "home"),
    ],
)
def test_a_url_finds_its_page(site: Running, target: str, content: str) -> None:
    reply = request(site.port, target)
    assert reply.status == 200
    assert f"\n{content}\n" in reply.text


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/about", "/about/"),
        ("/about?x=1", "/about/?x=1"),
        ("/both", "/both/"),
        ("/docs", "/docs/"),
        ("/%E4%B8%AD%E6%96%87", "/%E4%B8%AD%E6%96%87/"),
        ("//about", "/about/"),
        ("///about", "/about/"),
    ],
)
def test_a_folder_without_slash_redirects(site: Running, target: str, location: str) -> None:
    reply = request(site.port, target)
    assert (reply.status, reply.headers["Location"]) == (301, location)


@pytest.mark.parametrize(
    "target",
    [
        "/../outside.html",
        "/about/../../../outside.html",
        "/%2e%2e/outside.html",
        "/%2E%2E%2Foutside.html",
        "/..%2foutside.html",
        "/about/..%2f..%2f..%2foutside.html",
        "/%252e%252e/outside.html",
        "/..\\outside.html",
        "/..%5coutside.html",
        "/about/../index.html",
        "/./index.html",
        "/index.html%00.txt",
        "/%00",
        "/C:/Windows/win.ini",
        "/C:%5CWindows%5Cwin.ini",
        "/%5C%5Chost%5Cshare",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/file:///etc/passwd",
        "/link.html",
        "/linked/outside.html",
        "/linked/",
        "/loop.html",
        "/.htaccess",
        "/~draft.html",
        "/~draft",
        "/index.html/",
        "/index_cn/",
        "/missing",
        "/%ff%fe",
        "/" + "x" * 300,
    ],
)
def test_nothing_else_is_found(site: Running, target: str) -> None:
    reply = request(site.port, target)
    assert reply.status == 404
    assert "lost" in reply.text
    assert "secret" not in reply.text
    assert "outside" not in reply.text


def test_the_system_root_is_out_of_reach_by_any_number_of_steps(site: Running) -> None:
    for depth in range(1, 24):
        for step in ("../", "..%2f", "%2e%2e/", "..%5c"):
            assert request(site.port, "/" + step * depth + "etc/passwd").status == 404


def test_a_missing_page_is_logged_as_jekyll_does(site: Running) -> None:
    request(site.port, "/nowhere?x=1")
    assert "ERROR `/nowhere' not found." in site.log.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/digits.bin", "application/octet-stream"),
        ("/page.xhtml", "application/xhtml+xml"),
        ("/.well-known/x.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_served_with_the_type_of_its_extension(site: Running, name: str, kind: str) -> None:
    assert request(site.port, name).headers["Content-Type"] == kind


def test_head_says_what_get_says(site: Running) -> None:
    for target in ("/", "/digits.bin", "/missing", "/about"):
        get, head = (request(site.port, target, method=method) for method in ("GET", "HEAD"))
        assert head.status == get.status
        assert head.body == b""
        assert head.headers["Content-Length"] == str(len(get.body))
        assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_not_allowed(site: Running, method: str) -> None:
    reply = request(site.port, "/", method=method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


def test_a_connection_serves_many_requests(site: Running) -> None:
    with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
        for _ in range(3):
            assert exchange(connection, "/").status == 200
            assert exchange(connection, "/missing").status == 404
            assert exchange(connection, "/digits.bin", "Range: bytes=2-3").body == b"23"


def test_a_body_on_get_cannot_smuggle_a_request(site: Running) -> None:
    smuggled = "GET /data.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
        reply = exchange(connection, "/", f"Content-Length: {len(smuggled)}", "", smuggled)
        assert reply.headers["Connection"] == "close"
        assert b"{}" not in connection.recv(1 << 16)


@pytest.mark.parametrize(
    ("asked", "status", "body", "extent"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=3-1", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("bytes=a-b", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
        (f"bytes=0-{'9' * 5000}", 200, b"0123456789", None),
    ],
)
def test_a_range_of_a_file_is_served(site: Running, asked: str, status: int, body: bytes, extent: str | None) -> None:
    reply = request(site.port, "/digits.bin", f"Range: {asked}")
    assert (reply.status, reply.body, reply.headers["Content-Range"]) == (status, body, extent)


def test_an_empty_file_has_no_range(site: Running) -> None:
    assert request(site.port, "/empty.bin").body == b""
    assert request(site.port, "/empty.bin", "Range: bytes=0-").status == 416


def test_a_range_holds_only_for_the_version_it_began_with(site: Running) -> None:
    first = request(site.port, "/digits.bin")
    for validator in (first.headers["ETag"], first.headers["Last-Modified"]):
        assert request(site.port, "/digits.bin", "Range: bytes=1-2", f"If-Range: {validator}").body == b"12"
    reply = request(site.port, "/digits.bin", "Range: bytes=1-2", 'If-Range: "other"')
    assert (reply.status, reply.body) == (200, b"0123456789")


@pytest.mark.parametrize("target", ["/", "/style.css"])
def test_an_unchanged_file_is_not_sent_again(site: Running, target: str) -> None:
    first = request(site.port, target)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for condition in (f"If-None-Match: {etag}", "If-None-Match: *", f'If-None-Match: "a", {etag}'):
        reply = request(site.port, target, condition)
        assert (reply.status, reply.body, reply.headers["ETag"]) == (304, b"", etag)
    assert request(site.port, target, f"If-Modified-Since: {modified}").status == 304
    assert request(site.port, target, "If-Modified-Since: nonsense").status == 200
    reply = request(site.port, target, 'If-None-Match: "other"', f"If-Modified-Since: {modified}")
    assert reply.status == 200


def test_another_version_has_another_tag(tmp_path: Path) -> None:
    with running(tmp_path, {"a.css": "one"}, watch=False) as site:
        tags = {request(site.port, "/a.css").headers["ETag"]}
        for text in ("two", "six"):
            new = site.destination / "new"
            new.write_text(text)
            os.replace(new, site.destination / "a.css")
            tags.add(request(site.port, "/a.css").headers["ETag"])
        assert len(tags) == 3


def test_the_script_is_in_pages_and_never_in_files(site: Running) -> None:
    for target in ("/", "/fragment.html", "/missing", "/docs/"):
        assert request(site.port, target).body.count(b"data-jekyll-py") == 1
    for target in ("/style.css", "/page.xhtml", "/docs/readme.txt"):
        assert b"data-jekyll-py" not in request(site.port, target).body
    built = b"".join(path.read_bytes() for path in site.destination.rglob("*.html") if path.exists())
    assert b"jekyll-py" not in built


def test_a_script_that_fetches_a_page_gets_its_own_bytes(site: Running) -> None:
    reply = request(site.port, "/fragment.html", "Sec-Fetch-Dest: empty")
    assert reply.body == b"<p>no head</p>"
    assert reply.headers["Vary"] == "Sec-Fetch-Dest"
    assert b"data-jekyll-py" in request(site.port, "/fragment.html", "Sec-Fetch-Dest: iframe").body


def test_the_client_is_served(site: Running) -> None:
    reply = request(site.port, "/__jekyll_py/client.js")
    assert reply.status == 200
    assert reply.headers["Content-Type"].startswith("text/javascript")
    for name in ("", "../handler.py", "%2e%2e/handler.py", "handler.py", "missing.js"):
        assert request(site.port, f"/__jekyll_py/{name}").status == 404


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:4000",
        "127.0.0.1",
        "127.0.0.1:80",
        "[::1]:4000",
        "127.9.9.9",
        "my.localhost",
        "localhost.",
    ],
)
def test_loopback_names_are_answered(site: Running, host: str) -> None:
    assert request(site.port, "/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "localhost@evil.example",
     "evil.example/localhost", "evil.example#localhost", "", "[::1", "evil.example:4000"],
)  # fmt: skip
def test_other_names_are_refused(site: Running, host: str) -> None:
    reply = request(site.port, "/data.json", host=host)
    assert reply.status == 403
    assert "{}" not in reply.text


def test_a_request_needs_one_host(site: Running) -> None:
    assert request(site.port, "/", host=None).status == 400
    assert request(site.port, "/", "Host: evil.example").status == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "http://[::1"])
def test_pages_of_other_sites_cannot_follow(site: Running, origin: str) -> None:
    target = "/__jekyll_py/events?since="
    assert request(site.port, target, f"Origin: {origin}").status == 403
    assert request(site.port, target, "Sec-Fetch-Site: cross-site").status == 403


def test_odd_requests_are_answered(site: Running) -> None:
    requests = [
        b"\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"G\xffT / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \u00b2\r\n\r\n".encode("latin-1"),
    ]
    requests += [
        b"GET /" + b"x" * 70000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    ]
    for raw in requests:
        with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(1 << 16):
                pass
    assert request(site.port, "/").status == 200
    assert "Traceback" not in site.log.getvalue()


def test_jekylls_cache_header_and_the_authors_own(tmp_path: Path) -> None:
    with running(tmp_path, FILES, watch=False, headers={"X-Own": "1"}) as site:
        headers = request(site.port, "/").headers
        assert headers["X-Own"] == "1"
        jekylls = "private, max-age=0, proxy-revalidate, no-store, no-cache, must-revalidate"
        assert headers["Cache-Control"] == jekylls
    with running(tmp_path, FILES, watch=False, headers={"cache-control": "max-age=9"}) as site:
        assert request(site.port, "/").headers.get_all("Cache-Control") == ["max-age=9"]


def test_a_baseurl_is_where_the_site_is(tmp_path: Path) -> None:
    with running(tmp_path, {**FILES, "_config.yml": "baseurl: /ba se"}, watch=False, baseurl="/ba se") as site:
        assert "home" in request(site.port, "/ba%20se/").text
        assert "首页" in request(site.port, "/ba%20se/index_cn").text
        assert request(site.port, "/ba%20se").headers["Location"] == "/ba%20se/"
        assert request(site.port, "/").headers["Location"] == "/ba%20se/"
        for target in ("/index.html", "/ba%20sement", "/base/"):
            assert request(site.port, target).status == 404


def test_a_folder_without_index_is_listed(site: Running, tmp_path: Path) -> None:
    reply = request(site.port, "/docs/")
    assert reply.status == 200
    assert '<a href="./readme.txt">readme.txt</a>' in reply.text
    assert '<a href="../">..</a>' in reply.text


def test_a_listing_is_headed_by_a_readable_path(tmp_path: Path) -> None:
    with running(tmp_path, {"中 文/x.txt": "x"}, watch=False) as site:
        assert "<title>Index of /中 文/</title>" in request(site.port, "/%E4%B8%AD%20%E6%96%87/").text


def test_listings_are_escaped_and_discreet(tmp_path: Path) -> None:
    names = {"a&b <i>'.txt": "x", 'q".txt': "x", ".htpasswd": "x", "~x": "x", "d/x.txt": "x", "a:b.txt": "x"}
    with running(tmp_path, names, watch=False) as site:
        text = request(site.port, "/").text
        assert "a&amp;b &lt;i&gt;&#x27;.txt" in text
        assert "<i>" not in text
        assert 'href="./a%3Ab.txt"' in text
        assert 'href="./d/"' in text
        assert ".htpasswd" not in text
        assert "~x" not in text


def test_every_folder_is_listed_on_request(tmp_path: Path) -> None:
    with running(tmp_path, FILES, watch=False, show_dir_listing=True) as site:
        assert "<title>Index of /</title>" in request(site.port, "/").text
        assert "<title>Index of /about/</title>" in request(site.port, "/about/").text
        assert "\nhome\n" in request(site.port, "/index.html").text


def test_without_404_page_the_path_is_shown_escaped(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "x"}, watch=False) as site:
        reply = request(site.port, "/<script>alert(1)</script>")
        assert reply.status == 404
        assert "<script>alert" not in reply.text
        assert "&lt;script&gt;" in reply.text or "%3Cscript%3E" in reply.text


def test_a_port_in_use_is_an_error_with_a_hint(site: Running, tmp_path: Path) -> None:
    message = r"Address already in use - 127\.0\.0\.1:\d+"
    with pytest.raises(JekyllError, match=message) as caught, running(tmp_path, {}, port=site.port):
        pass
    assert caught.value.hint is not None
    assert "--port" in caught.value.hint


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_a_foreign_address_is_an_error(tmp_path: Path, host: str) -> None:
    with pytest.raises(JekyllError, match="Cannot listen"), running(tmp_path, {}, host=host):
        pass


def test_large_files_arrive_whole(tmp_path: Path) -> None:
    content = os.urandom(1 << 20) * 5
    with running(tmp_path, {"a.bin": content}, watch=False) as site:
        assert request(site.port, "/a.bin").body == content
        assert request(site.port, "/a.bin", "Range: bytes=1000000-3999999").body == content[1000000:4000000]


def test_all_interfaces_answer_addresses_but_no_foreign_names(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "x"}, watch=False, host="0.0.0.0", hosts=("my.example",)) as site:
        assert request(site.port, "/", host="192.168.1.5:4000").status == 200
        assert request(site.port, "/", host="my.example").status == 200
        assert request(site.port, "/", host=socket.gethostname()).status == 200
        assert request(site.port, "/", host="evil.example").status == 403


def test_ipv6(tmp_path: Path) -> None:
    with running(tmp_path, {"index.html": "x"}, watch=False, host="::1") as site:
        assert site.url == f"http://[::1]:{site.port}"
        with socket.create_connection(("::1", site.port), 10) as connection:
            assert exchange(connection, "/", host=f"[::1]:{site.port}").status == 200
