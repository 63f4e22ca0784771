"""When the changes of a save are over, and which of them count."""

from __future__ import annotations

from pathlib import Path

from jekyll_py.server.change_batch import IDLE, LONGEST, MISSING, QUIET, WRITING, Change, ChangeBatch

A, B = Path("a.md"), Path("b.md")


def batch(*changes: tuple[Path, Change], sees_closing: bool = True) -> ChangeBatch:
    """A batch of changes that all come at the time 0."""
    result = ChangeBatch(sees_closing=sees_closing)
    for path, change in changes:
        result.add(path, change, 0.0)
    return result


def test_nothing_is_never_over() -> None:
    assert batch().remaining(99.0) == IDLE


def test_a_written_file_is_waited_for_until_it_is_closed() -> None:
    writing = batch((A, Change.WRITTEN))
    assert writing.remaining(0.0) == WRITING
    writing.add(A, Change.CLOSED, 0.1)
    assert writing.remaining(0.1 + QUIET) == 0


def test_where_closing_is_not_told_it_is_not_waited_for() -> None:
    assert batch((A, Change.WRITTEN), sees_closing=False).remaining(0.0) == QUIET


def test_a_vanished_file_may_come_back() -> None:
    saving = batch((A, Change.VANISHED))
    assert saving.remaining(0.0) == MISSING
    saving.add(A, Change.APPEARED, 0.02)
    assert saving.remaining(0.02 + QUIET) == 0


def test_a_file_that_came_and_went_does_not_count() -> None:
    assert batch((A, Change.APPEARED), (A, Change.WRITTEN), (A, Change.VANISHED)).paths == set()
    assert batch((A, Change.VANISHED)).paths == {A}


def test_replacing_a_file_by_renaming_counts_once(tmp_path: Path) -> None:
    page, temporary = tmp_path / "a.md", tmp_path / "random-name"
    page.touch()
    steps = [(temporary, Change.APPEARED), (temporary, Change.WRITTEN), (temporary, Change.CLOSED)]
    assert batch(*steps, (temporary, Change.VANISHED), (page, Change.APPEARED)).paths == {page}


def test_each_change_starts_the_wait_anew_but_not_for_ever() -> None:
    busy = batch()
    now = 0.0
    while now < 2 * LONGEST and busy.remaining(now):
        busy.add(B, Change.WRITTEN, now)
        now += QUIET / 2
    assert LONGEST - QUIET <= now <= LONGEST + QUIET
