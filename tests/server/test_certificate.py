"""The certificate that the preview makes for HTTPS."""

from __future__ import annotations

import socket
import ssl
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from jekyll_py.cli import main
from jekyll_py.server.http import certificate
from jekyll_py.server.http.certificate import fingerprint, own_certificate
from tests.chromium import chromium, wait_for_text
from tests.server.client import exchange
from tests.server.copying import running, write
from tests.server.test_serve_command import SITE, address, serving


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def made(tmp_path: Path, bound: str = "127.0.0.1") -> Path:
    return own_certificate(bound, str(tmp_path / "site"))


def strict(path: Path) -> ssl.SSLContext:
    """A client that trusts one certificate, and takes no other."""
    context = ssl.create_default_context(cafile=str(path))
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_a_client_that_trusts_it_is_content(tmp_path: Path, name: str) -> None:
    path = made(tmp_path)
    with running(tmp_path, {"index.html": "one"}, ssl_cert=path, ssl_key=path) as site:
        plain = socket.create_connection(("127.0.0.1", site.port), 10)
        with strict(path).wrap_socket(plain, server_hostname=name) as connection:
            assert "one" in exchange(connection, "/").text
            der = connection.getpeercert(binary_form=True)
    assert der is not None
    assert fingerprint(path) == ":".join(f"{byte:02X}" for byte in sha256(der).digest())


def test_it_is_made_once(tmp_path: Path) -> None:
    before = made(tmp_path).read_bytes()
    assert made(tmp_path).read_bytes() == before


def test_each_set_of_names_has_its_own(tmp_path: Path) -> None:
    assert made(tmp_path) != made(tmp_path, "127.0.0.2")


def test_one_that_ends_soon_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "VALID", timedelta(days=20))
    before = made(tmp_path).read_bytes()
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert made(tmp_path).read_bytes() != before


def test_what_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    source = write(tmp_path / "site", {"index.md": "x"})
    assert main(["serve", "--https", "--source", str(source), "--port", "0"]) == 1
    assert "pip install cryptography" in capsys.readouterr().err


def test_two_certificates_are_one_too_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "site", {"index.md": "x"})
    words = ["--https", "--ssl-cert", "a.pem", "--ssl-key", "b.pem", "--source", str(source), "--port", "0"]
    assert main(["serve", *words]) == 1
    assert "leave out --ssl-cert and --ssl-key, or --https" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.chromium
def test_pages_over_https_are_updated(tmp_path: Path) -> None:
    source = write(tmp_path / "site", {**SITE, "address.txt": "---\n---\n{{ site.url }} {{ site.ssl_cert }}"})
    with serving(source, "--https") as serve, chromium() as browser:
        assert "SHA-256" in serve.until("Certificate:")
        url = address(serve)
        assert url.startswith("https://127.0.0.1:")
        page = browser.new_context(ignore_https_errors=True).new_page()
        with page.expect_request("**/__jekyll_py/events*"):
            page.goto(f"{url}/")
        write(source, {"index.md": SITE["index.md"].replace("one", "two")})
        wait_for_text(page, "em", "two")
        page.goto(f"{url}/address.txt")
        assert page.inner_text("body").startswith("https://localhost:")
        assert ".pem" not in page.inner_text("body")
