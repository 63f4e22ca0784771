"""Log lines."""

from __future__ import annotations

import io

import pytest

from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.log import Logger, Message, level


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_topics_are_right_justified_and_spaces_collapse() -> None:
    out, err = io.StringIO(), io.StringIO()
    log = Logger(out=out, err=err)
    log.info("Source:", "/a  b\n c")
    log.info("Generating...")
    log.info("", "done")
    log.warn("Build Warning:", "x")
    log.debug("never", "seen")
    assert out.getvalue() == "            Source: /a b c\n      Generating... \n                    done\n"
    assert err.getvalue() == "     Build Warning: x\n"


def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal()
    Logger(err=terminal).error("Error:", "x")
    assert terminal.getvalue() == "\033[31m             Error: x\033[0m\n"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    Logger(err=plain).error("Error:", "x")
    assert "\033" not in plain.getvalue()


def test_a_warning_has_its_place_and_hint() -> None:
    err = io.StringIO()
    error = JekyllError("wrong", path="a.md", line=2, column=3, source_line="a b", hint="mend it")
    Logger(err=err).emit([Diagnostic("Warning:", error), Message("error", "E:", "y")])
    first, place, excerpt, caret, hint, last = err.getvalue().splitlines()
    assert (first, place.strip()) == ("           Warning: wrong", "a.md:2:3")
    assert excerpt.index("b") == caret.index("^")
    assert hint.endswith("hint: mend it")
    assert last == "                 E: y"


def test_a_fatal_error_is_reported_in_full() -> None:
    err = io.StringIO()
    Logger(err=err).fatal(JekyllError("wrong", path="a.md", line=2, chain=["b.html:1"]))
    assert err.getvalue() == "a.md:2: wrong\n  from b.html:1\n"


@pytest.mark.parametrize(
    ("quiet", "verbose", "asked", "expected"),
    [
        (False, False, None, "info"),
        (True, True, "debug", "error"),
        (False, True, "error", "debug"),
        (False, False, "warn", "warn"),
        (False, False, "loud", "info"),
    ],
)
def test_levels(monkeypatch: pytest.MonkeyPatch, quiet: bool, verbose: bool, asked: str | None, expected: str) -> None:
    monkeypatch.delenv("JEKYLL_LOG_LEVEL", raising=False)
    if asked:
        monkeypatch.setenv("JEKYLL_LOG_LEVEL", asked)
    assert level(quiet, verbose) == expected
