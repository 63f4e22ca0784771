"""The key of the preview's certificate belongs to its user alone, and HTTPS changes nothing in who may ask for what."""

from __future__ import annotations

import socket
import ssl
import stat
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.server.client import exchange
from tests.server.copying import PAGE, running
from tests.server.test_certificate import made, strict


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def test_another_name_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    with running(tmp_path, {"index.html": "one"}, ssl_cert=path, ssl_key=path) as site:
        plain = socket.create_connection(("127.0.0.1", site.port), 10)
        with pytest.raises(ssl.SSLCertVerificationError), plain:
            strict(path).wrap_socket(plain, server_hostname="evil.example")


def test_it_is_kept_for_this_user_alone(tmp_path: Path, cache: Path) -> None:
    path = made(tmp_path)
    assert path.is_relative_to(cache.resolve())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("spoil", ["damage", "open", "link"])
def test_one_that_cannot_be_trusted_is_replaced(tmp_path: Path, spoil: str) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    if spoil == "damage":
        path.write_text("-----BEGIN CERTIFICATE-----\n")
    elif spoil == "open":
        path.chmod(0o644)
    else:
        path.rename(tmp_path / "elsewhere.pem")
        path.symlink_to(tmp_path / "elsewhere.pem")
    assert made(tmp_path).read_bytes() != before
    assert stat.S_IMODE(path.lstat().st_mode) == 0o600
    strict(path)


def test_the_key_does_not_lie_in_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "site/.cache"))
    with pytest.raises(JekyllError, match="lies inside the site"):
        made(tmp_path)
    assert not (tmp_path / "site").exists()


def test_a_folder_that_others_can_write_is_refused(tmp_path: Path, cache: Path) -> None:
    folder = cache / "jekyll_py/https"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    with pytest.raises(JekyllError, match="can be written to by other users"):
        made(tmp_path)


def test_pages_of_other_origins_are_refused_over_https_too(tmp_path: Path) -> None:
    path = made(tmp_path)
    with running(tmp_path, {"index.html": PAGE.format("x")}, ssl_cert=path, ssl_key=path, sync=True) as site:
        for origin, status in {"https://evil.example": 403, "https://localhost": 204}.items():
            plain = socket.create_connection(("127.0.0.1", site.port), 10)
            with strict(path).wrap_socket(plain, server_hostname="localhost") as connection:
                target = "/__jekyll_py/move?by=1&path=/&position=0"
                headers = (f"Origin: {origin}", "Content-Length: 0")
                assert exchange(connection, target, *headers, method="POST").status == status
