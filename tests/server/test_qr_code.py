"""QR codes in the terminal, for other devices."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import segno

from jekyll_py.console import can_draw
from jekyll_py.log import Logger
from jekyll_py.server.http import addresses
from jekyll_py.server.qr_code import BLOCKS, qr_lines
from tests.server.client import request
from tests.server.copying import running

URL = "http://192.168.178.20:4000/base/"
_MODULES = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
"""By character: whether its upper and its lower half are light."""


def modules(lines: list[str]) -> list[list[int]]:
    """The modules of a code as it is drawn, 1 for light ones."""
    return [[_MODULES[each][half] for each in line] for line in lines for half in (0, 1)]


def test_the_code_is_drawn_light_on_dark_with_a_border() -> None:
    drawn = modules([*qr_lines(URL)])
    code = [[1 - dark for dark in row] for row in segno.make(URL, micro=False).matrix]
    width = len(code) + 4
    border = [[1] * width] * 2
    expected = [*border, *([1, 1, *row, 1, 1] for row in code), *border]
    assert drawn[: len(expected)] == expected
    assert set("".join(qr_lines(URL))) <= {*BLOCKS, " "}


@pytest.mark.parametrize(("host", "is_drawn"), [("0.0.0.0", True), ("127.0.0.1", False)])
def test_it_leads_to_the_address_for_other_devices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, is_drawn: bool
) -> None:
    monkeypatch.setattr(addresses, "_own", lambda family: ["192.0.2.7"])
    with running(tmp_path, {"index.html": "x"}, host=host, qr_code=True) as site:
        request(site.port, "/")
        code = "\n".join(qr_lines(f"http://192.0.2.7:{site.port}"))
        assert (code in site.log.getvalue()) is is_drawn


class Terminal(io.TextIOWrapper):
    """A terminal with an encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True


def test_it_is_drawn_where_it_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal("utf-8"))
    assert can_draw(BLOCKS)
    monkeypatch.setattr(sys, "stdout", Terminal("latin-1"))
    assert not can_draw(BLOCKS)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not can_draw(BLOCKS)


def test_a_terminal_gets_it_in_white_on_black_whatever_its_own_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal("utf-8")
    Logger(out=terminal).drawing(["█ "])
    terminal.seek(0)
    assert terminal.read() == "\033[97;40m█ \033[0m\n"
    Logger("error", out=terminal).drawing(["█"])
    terminal.seek(0)
    assert terminal.read().count("█") == 1
