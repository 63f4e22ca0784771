"""Dates and the time of a build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from jekyll_py.compat import dates
from jekyll_py.errors import JekyllError


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        dates.set_timezone("Asia/Shanghai")
        yield
    time.tzset()


@pytest.mark.usefixtures("shanghai")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17", "2024-05-17 00:00:00+08:00"),
        ("2024-05-17 14:30:00 +0000", "2024-05-17 22:30:00+08:00"),
        ("17 May 2024 3pm", "2024-05-17 15:00:00+08:00"),
    ],
)
def test_dates_are_local(text: str, expected: str) -> None:
    assert str(dates.parse(text)) == expected


@pytest.mark.parametrize("text", ["", "soon", "2024-13-45"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no time information"):
        dates.parse(text)


def test_the_build_has_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dates.build_time({}) == datetime.fromtimestamp(1700000000, UTC)
    assert dates.build_time({"time": datetime(2024, 1, 1, tzinfo=UTC)}) == datetime(2024, 1, 1, tzinfo=UTC)
    assert dates.build_time({"time": "2024-01-01 00:00 +0000"}) == datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("epoch", "config"), [("x", {}), ("-1", {}), ("1", {"time": "soon"})])
def test_a_time_that_is_none_is_an_error(
    monkeypatch: pytest.MonkeyPatch, epoch: str, config: dict[str, object]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(JekyllError):
        dates.build_time(config)
