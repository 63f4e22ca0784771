"""Tests whose oracle is missing are left out, and named in one line; with ``JEKYLL_PY_LEFT_OUT=fail``, as ``.ci/run``
has it, that is a failure, but for gems, which are not everywhere. Builds have a user's cache folder of their own."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.oracles import ORACLES, RUBY_SASS, available

_MISSING = "missing oracle: "
_MISSING_GEM = "missing gem: "

_BUSY = [HealthCheck.too_slow]
"""A check that fails on a busy machine, whatever the test; a deadline does so too."""
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=_BUSY)
settings.register_profile("random", deadline=None, print_blob=True, suppress_health_check=_BUSY)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same" if os.environ.get("CI") else "random"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out when something is missing that its markers name."""
    for name in ORACLES:
        if item.get_closest_marker(name) and not available(name):
            pytest.skip(_MISSING + name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was left out, and for want of what."""
    for name, count in sorted(_left_out(terminalreporter, _MISSING_GEM).items()):
        terminalreporter.write_line(f"left out: {count} that need the gem {name}")
    if missing := _left_out(terminalreporter, _MISSING):
        kinds = ", ".join(f"{count} that need {name}" for name, count in sorted(missing.items()))
        terminalreporter.write_line(f"left out: {kinds}")


def _left_out(terminalreporter: pytest.TerminalReporter, reason: str) -> Counter[str]:
    """The things that left-out tests lack, with the number of tests."""
    return Counter(
        report.longrepr[2].partition(reason)[2]
        for report in terminalreporter.stats.get("skipped", ())
        if isinstance(report.longrepr, tuple) and reason in report.longrepr[2]
    )


@pytest.fixture(autouse=True, scope="session")
def _no_runner() -> None:
    """Builds of tests do not take the address of the repository whose tests a runner of GitHub runs."""
    for name in ("GITHUB_ACTIONS", "GITHUB_REPOSITORY"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def _signals() -> None:
    """Programs of tests heed interrupts and hang-ups, even if the tests do not, as below ``nohup``."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: None)  # unlike SIG_IGN no program that is started inherits this


@pytest.fixture(autouse=True, scope="session")
def _user_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds of tests, in this process or another, keep nothing in the folder of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("user_cache")))
        yield


@pytest.fixture(autouse=True)
def _ruby(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only tests that ask for the sandbox run plugins in Ruby: its module takes half a minute to compile."""
    if not request.node.get_closest_marker("sandbox"):
        monkeypatch.setattr("jekyll_py.ruby.extra.is_installed", lambda: False)
    if request.node.get_closest_marker("ruby_sass"):
        monkeypatch.setenv("GEM_PATH", str(RUBY_SASS))


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where there may be none; an expected failure (``xfail``) stays what it is."""
    if os.environ.get("JEKYLL_PY_LEFT_OUT") != "fail" or report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    if _MISSING_GEM in str(reason):
        return
    report.outcome = "failed"
    report.longrepr = f"may not be left out here: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that was skipped, by a marker, a fixture or itself."""
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that was skipped as a whole, such as by ``importorskip``."""
    report = yield
    _forbid_skip(report)
    return report
