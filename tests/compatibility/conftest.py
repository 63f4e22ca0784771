"""Both programs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py import cli
from jekyll_py.compat import dates
from tests.compatibility.programs import Case, Jekyll, Program, Result, plain
from tests.reference import ENVIRONMENT, tree


@pytest.fixture(scope="session")
def jekyll() -> Iterator[Program]:
    """Ruby's Jekyll."""
    process = Jekyll()
    yield process
    process.close()


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Program]:
    """Our command line, in this process."""

    def run(case: Case, folder: Path) -> Result:
        site = case.lay_out(folder)
        for name, value in {**ENVIRONMENT, **case.environment}.items():
            monkeypatch.setenv(name, value)
        for name in ("CI", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH"):
            monkeypatch.delenv(name, raising=False)
        time.tzset()
        monkeypatch.chdir(site)
        status = cli.main(case.argv)
        shown = capfd.readouterr()
        return Result(status, plain(shown.out + shown.err, site), tree(site / case.output))

    yield run
    dates.restore_timezone()
    monkeypatch.undo()
    time.tzset()
