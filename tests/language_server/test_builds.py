"""The thread of the builds, whatever editors do meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from pygls.workspace import PositionCodec

from jekyll_py.errors import JekyllError
from jekyll_py.language_server.builder import Builder
from jekyll_py.language_server.builds import Builds
from jekyll_py.language_server.mirror import Mirror

SECONDS = 60


@pytest.fixture
def told() -> list[Exception]:
    """The faults of the builds themselves, as they are told of."""
    return []


@pytest.fixture
def builds(site: Path, told: list[Exception]) -> Iterator[Builds]:
    """Builds of a site that has no configuration that can be read."""

    def factory(_: Mirror) -> Builder:
        raise JekyllError("broken")

    made = Builds(Mirror(site, lambda _: False), PositionCodec(), factory, lambda _: None, told.append)
    yield made
    made.close()


def held(builds: Builds) -> threading.Event:
    """Have the thread wait at a change, until the returned event is set."""
    begun, release = threading.Event(), threading.Event()

    def wait(_: Mirror) -> None:
        begun.set()
        assert release.wait(SECONDS)

    builds.change("", wait)
    assert begun.wait(SECONDS)
    return release


def test_a_rename_that_is_no_longer_asked_for_holds_up_nothing(builds: Builds, told: list[Exception]) -> None:
    release = held(builds)
    first = builds.addresses_after({"about.md": "new.md"})
    second = builds.addresses_after({"about.md": "other.md"})
    assert first.cancel()
    release.set()
    assert second.result(SECONDS) == {}
    assert told == []


def test_a_fault_at_one_change_does_not_lose_the_others(builds: Builds, told: list[Exception]) -> None:
    def fail(_: Mirror) -> None:
        raise RuntimeError("fault")

    release = held(builds)
    done = Future[str]()
    builds.change("a.md", fail)
    builds.change("b.md", lambda _: done.set_result("done"))
    release.set()
    assert done.result(SECONDS) == "done"
    assert [str(error) for error in told] == ["fault"]


def test_an_editor_that_has_gone_leaves_no_copy(site: Path) -> None:
    def factory(_: Mirror) -> Builder:
        raise JekyllError("broken")

    def publish(_: object) -> None:
        raise BrokenPipeError

    def fail(error: Exception) -> None:
        raise error

    mirror = Mirror(site, lambda _: False)
    builds = Builds(mirror, PositionCodec(), factory, publish, fail)
    builds.change("", Mirror.refresh)
    builds._thread.join(SECONDS)
    assert not mirror.folder.exists()
    builds.close()
