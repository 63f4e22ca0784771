"""Random paths in every key that leads to something written (`tests.safety.random_paths`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.safety.unprivileged import can_drop_privileges, run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("first", [0, 1000])
def test_nothing_outside_is_written_or_removed(tmp_path: Path, first: int) -> None:
    assert can_drop_privileges()
    (tmp_path / "site").mkdir()
    done = run(tmp_path, str(first), "25", module="tests.safety.random_paths")
    assert done.returncode == 0, done.stdout + done.stderr
