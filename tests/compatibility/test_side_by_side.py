"""Jekyll and ours side by side: the same files, the same exit status, the same messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compatibility.programs import Case, Program, cases
from tests.test_sites import assert_same

pytestmark = pytest.mark.jekyll

CASES = [pytest.param(case, id=name) for name, case in cases()]


@pytest.mark.parametrize("case", CASES)
def test_does_what_jekyll_does(case: Case, jekyll: Program, ours: Program, tmp_path: Path) -> None:
    theirs = jekyll(case, tmp_path / "theirs" / "site")
    own = ours(case, tmp_path / "ours" / "site")
    assert theirs.status == case.status, theirs.said
    assert own.status == case.status, own.said
    for words in case.says:
        assert words in theirs.said
        assert words in own.said
    assert_same(theirs.files, own.files)
