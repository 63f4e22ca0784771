"""Dates are read and written as Ruby reads and writes them."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest

from jekyll_py.liquid.dates.strftime import strftime
from jekyll_py.liquid.dates.times import to_date

pytestmark = pytest.mark.ruby

SHOWN = "%Y-%m-%d %H:%M:%S.%6N %:z %Z"
TEXTS = (
    "2024-01-05", "2024-1-5", "2024/01/05", "01/05/2024", "March 14, 2016", "14 March 2016", "Mar 14 2016",
    "2016 March", "14th of March 2016", "March 14th, 2016 at 5pm", "2016-03-14T12:30:45Z", "2016-03-14T12:30:45+09:00",
    "H28.03.14",
    "2016-03-14T12:30:45.123456-0330", "2016-03-14 12:30:45 EST", "Mon, 14 Mar 2016 12:30:45 GMT", "20160314T123045Z",
    "Mon Mar 14 12:30:45 UTC 2016", "2016-074", "2016-W11-1", "12:30", "5:30 pm", "noon", "monday", "march", "Mar 2016",
    "16-03-14", "'16-03-14", "14.3.2016", "14.03.16", "1/2", "hello", "", "2016-13-45", "2016-02-30", "99-01-01",
    "5 Jan", "24:00", "2016-03-14 24:00:00", "25:00", "12:30:60", "12:30:61", "2016-03-14 12:30:45 JST", "1st",
    "2024年1月5日", "  2024-01-05  ", "2024-01-05 T 10:00", "1704412800", "2024-01-05 10:11 GMT+3",
    "2024-01-05 10:11 +5", "2024-01-05 10:11 +0530", "5-Jan-2024", "Jan-05-2024", "10h30",
    "x" * 200 + " 2024-01-05", "2024-01-05 10:11 Z",
)  # fmt: skip


def random_text(random: Random) -> str:
    """A date, likely, in some form or other."""
    year = random.choice([str(random.randint(1, 99)), str(random.randint(1900, 2050)), f"'{random.randint(10, 99)}"])
    month = random.choice([str(random.randint(1, 12)), f"{random.randint(1, 12):02d}", "Jan", "march", "Sept", "Dec"])
    day = random.choice([str(random.randint(1, 28)), f"{random.randint(1, 28):02d}", f"{random.randint(1, 28)}th"])
    parts = [year, month, day]
    if random.random() < 0.4:
        random.shuffle(parts)
    text = random.choice(["-", "/", " ", ".", ", "]).join(parts)
    clock = f"{random.randint(0, 23)}:{random.randint(0, 59):02d}"
    if random.random() < 0.6:
        text += random.choice([" ", "T", " at "]) + random.choice([clock, f"{clock}:07", f"{random.randint(1, 12)}pm"])
    if random.random() < 0.4:
        text += random.choice([" Z", " UTC", " +0900", "-05:00", " EST", " GMT", " JST"])
    return text


def random_format(random: Random) -> str:
    """Directives with flags and widths."""
    letter = random.choice("aAbBcCdDeFgGhHIjklLmMnNpPrRsStTuUvVwWxXyYzZ%q")
    flag, width = random.choice(["", "", "-", "0", "^", "_", "#"]), random.choice(["", "", "3", "10"])
    return f"x%{flag}{width}{letter}" if letter not in "zZ" else f"%{random.choice(['', ':', '::'])}z %Z"


def ask(requests: Sequence[Sequence[object]]) -> list[str | None]:
    """Ruby's answers."""
    script = Path(__file__).with_name("ruby_dates.rb")
    result = subprocess.run(
        ["ruby", "-W0", str(script)], input=json.dumps(requests), capture_output=True, text=True, check=True
    )
    answers: list[str | None] = json.loads(result.stdout)
    return answers


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A local time zone, for Ruby too."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_texts_are_read_as_dates_as_by_ruby(zone: str) -> None:
    """Free text, with today for what it does not say."""
    random = Random(zone)
    texts = [*TEXTS, *(random_text(random) for _ in range(400))]
    expected = ask([["parse", text] for text in texts])
    for text, theirs in zip(texts, expected, strict=True):
        moment = to_date(text)
        assert (None if moment is None else strftime(moment, SHOWN)) == theirs, text


def test_dates_are_written_as_by_ruby(zone: str) -> None:
    """Every directive, flag and width."""
    random = Random(zone)
    requests: list[tuple[str, int | str, str | None, str]] = []
    for _ in range(800):
        offset = random.choice([None, "UTC", "+09:00", "-03:30"])
        given = random.randint(-(10**9), 4 * 10**9) if random.random() < 0.9 else "2024-02-29"
        requests.append(("format", given, offset, random_format(random)))
    for request, theirs in zip(requests, ask(requests), strict=True):
        _, given, offset, format = request
        assert strftime(moment_of(given, offset), format) == theirs, request


def moment_of(given: object, offset: object) -> date:
    """The time Ruby was asked about."""
    if isinstance(given, str):
        return date.fromisoformat(given)
    assert isinstance(given, int)
    if offset is None:
        return datetime.fromtimestamp(given).astimezone()
    zones = {"UTC": UTC, "+09:00": timezone(timedelta(hours=9)), "-03:30": timezone(-timedelta(hours=3, minutes=30))}
    return datetime.fromtimestamp(given, zones[str(offset)])
