"""When the changes of a save are over, and which of them count."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from jekyll_py.server.change_batch import (
    CHECKOUT,
    FEW,
    IDLE,
    LATELY,
    LONGEST,
    LONGEST_CHECKOUT,
    MISSING,
    QUIET,
    WRITING,
    Change,
    ChangeBatch,
    LatestChanges,
)

A, B = Path("a.md"), Path("b.md")


def batch(*changes: tuple[Path, Change], sees_closing: bool = True) -> ChangeBatch:
    """A batch of changes that all come at the time 0."""
    result = ChangeBatch(LatestChanges(), sees_closing=sees_closing)
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


class Batch(NamedTuple):
    """A batch as a build gets it."""

    first: float
    """The time of its first change."""
    end: float
    """The time at which it was complete."""
    files: int


def batches(times: Sequence[float], building: float) -> list[Batch]:
    """The batches of changes of one file each at some times, where each build takes so many seconds."""
    latest, waiting, found, now = LatestChanges(), deque(enumerate(times)), list[Batch](), 0.0
    while waiting:
        batch, first = ChangeBatch(latest, sees_closing=True), max(now, waiting[0][1])
        while seconds := batch.remaining(now):
            if waiting and waiting[0][1] <= now + seconds:
                number, time = waiting.popleft()
                now = max(now, time)
                latest.add(Path(f"{number}.md"), now)
                batch.add(Path(f"{number}.md"), Change.CLOSED, now)
            else:
                now += seconds
        found.append(Batch(first, now, len(batch.paths)))
        now += building
    return found


@pytest.mark.parametrize("gap", [0.001, 0.011, 0.03, 0.06, 0.1])
@pytest.mark.parametrize("building", [0.02, 0.06, 0.5])
def test_the_files_of_a_checkout_are_built_in_a_few_batches(gap: float, building: float) -> None:
    found = batches([number * gap for number in range(200)], building)
    assert sum(batch.files for batch in found) == 200
    assert len(found) <= FEW + 1 + 200 * gap / LONGEST_CHECKOUT
    assert found[-1].end <= 200 * gap + building + CHECKOUT


@pytest.mark.parametrize("gap", [0.02, 0.2, LATELY])
def test_saves_of_a_few_files_are_built_at_once(gap: float) -> None:
    for batch in batches([number * gap for number in range(FEW)], 0.0):
        assert batch.files == 1
        assert batch.end - batch.first == pytest.approx(QUIET)


def test_so_are_any_number_that_somebody_saves_one_after_the_other() -> None:
    for batch in batches([number * 2 * LATELY / FEW for number in range(100)], 0.06):
        assert batch.end - batch.first == pytest.approx(QUIET)


def test_and_a_save_after_a_checkout() -> None:
    *_, last = batches([*(number * 0.03 for number in range(200)), 200 * 0.03 + 2 * LATELY], 0.06)
    assert last.end - last.first == pytest.approx(QUIET)
