"""The addresses and ports of a preview."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

import pytest

from jekyll_py.server.http.addresses import free_port, hosts_of
from jekyll_py.server.http.hosts import host_allowed
from tests.server.client import request
from tests.server.copying import write
from tests.server.test_serve_command import SITE, address, running


@contextmanager
def listening() -> Iterator[int]:
    """The port of a socket that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


def test_a_free_port_is_kept() -> None:
    with listening() as port:
        pass
    assert free_port("127.0.0.1", port) == port
    assert free_port("127.0.0.1", 0) == 0


def test_a_port_that_is_taken_is_followed_by_the_next() -> None:
    with listening() as port:
        assert port < free_port("127.0.0.1", port) < port + 20


def test_all_interfaces_are_named_by_addresses_that_are_answered() -> None:
    assert hosts_of("127.0.0.1") == ("127.0.0.1",)
    first, *others = hosts_of("0.0.0.0")
    assert first == "localhost"
    assert all(ip_address(each).version == 4 for each in others)
    assert all(host_allowed(f"{each}:4000", "0.0.0.0") for each in (first, *others))


@pytest.mark.slow
def test_the_usual_port_that_is_taken_gives_way_to_the_next(tmp_path: Path) -> None:
    source = write(tmp_path / "site", {**SITE, "url.txt": "---\n---\n{{ site.url }}"})
    with running("serve", folder=source) as first:
        url = address(first)
        with running("serve", folder=source) as second:
            said = second.until("is taken by another program")
            other = address(second)
            assert other != url
            assert other.rpartition(":")[2] in said
            assert request(port_of(other), "/url.txt").text == other.replace("127.0.0.1", "localhost")


@pytest.mark.slow
def test_the_root_leads_to_the_base_url(tmp_path: Path) -> None:
    files = {**SITE, "_config.yml": "target: jekyll\nbaseurl: /docs\n"}
    with running("serve", "--port", "0", folder=write(tmp_path / "site", files)) as serve:
        port = port_of(address(serve).removesuffix("/docs/"))
        answer = request(port, "/")
        assert (answer.status, answer.headers["Location"]) == (302, "/docs/")
        assert request(port, "/other").status == 404


@pytest.mark.slow
def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with running("serve", "--port", "0", folder=tmp_path) as serve:
        serve.until("jekyll-py new DIR")
        assert b"start a site with `jekyll-py new DIR`" in request(port_of(address(serve)), "/").body
