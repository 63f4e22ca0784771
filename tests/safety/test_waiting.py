"""Nothing that a site names is waited for: no terminal, no pipe, no address that is none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jekyll_py.bundled.gist import _fetched
from jekyll_py.bundled.github_metadata.api import GitHub
from jekyll_py.errors import JekyllError
from jekyll_py.server.event_broker import EventBroker
from jekyll_py.server.files import SiteFiles
from jekyll_py.server.listener import Listener
from jekyll_py.server.options import ServeOptions
from jekyll_py.server.server_state import ServerState

from .conftest import MakeSite, attempt


@pytest.mark.parametrize("zone", ["{pipe}", ":{pipe}", "/dev/tty", "../../../{pipe}", ":../../../dev/tty"])
def test_no_time_zone_is_read_from_a_pipe(zone: str, site: MakeSite, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    root = site({"a.md": "---\n---\nx\n", "_config.yml": f"timezone: '{zone.format(pipe=tmp_path / 'pipe')}'\n"})
    _, error = attempt(root, safe=True)
    assert error is not None
    assert "is no time zone" in error.message


@pytest.mark.parametrize("path", ["/a b", "/a\r\nX: y", "/a\0", "/é", "/ü b"])
def test_an_address_that_is_none_gives_nothing(path: str) -> None:
    assert _fetched(f"http://127.0.0.1:1{path}", {}) is None
    said: list[str] = []
    assert GitHub("http://127.0.0.1:1", "token", None, said.append).get(path) is None
    assert len(said) == 1


def test_a_key_with_a_password_is_an_error(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-subj", "/CN=x", "-passout", "pass:secret"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    options = ServeOptions(source=tmp_path, destination=tmp_path, port=0, ssl_cert=certificate, ssl_key=key)
    with pytest.raises(JekyllError, match="certificate cannot be used"):
        Listener(ServerState(SiteFiles(tmp_path, "", False), EventBroker(), lambda _: None, options))
