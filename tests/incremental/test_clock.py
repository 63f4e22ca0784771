"""A page that shows the present time is rendered again when it would show another, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.compat.dates import restore_timezone
from jekyll_py.incremental import RenderCache
from jekyll_py.liquid.dates import times
from jekyll_py.reuse import ReusableInclude
from jekyll_py.site import Site
from jekyll_py.tracking import clock
from tests.incremental.sites import CONFIG
from tests.incremental.workshop import Workshop, later
from tests.parallel import building

UNPINNED = {**CONFIG, "time": None, "theme": None, "plugins": ["jekyll-include-cache"], "timezone": "UTC"}
FILES = {
    "_includes/footer.html": "&copy; {{ site.time | date: '%Y' }} {{ 'now' | date: '%Y' }}",
    "other.md": "---\n---\nno time",
}


class Hands:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.at("2026-06-15T12:30:45")

    def at(self, time: str) -> None:
        """Set the clock, in UTC."""
        self.moment = datetime.fromisoformat(time).replace(tzinfo=UTC)

    def now(self) -> datetime:
        """The time in the local zone."""
        return self.moment.astimezone()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    made = Hands()
    monkeypatch.setattr(times, "now", made.now)
    yield made
    restore_timezone()


def rendered(workshop: Workshop) -> list[str]:
    """The items that a process renders when it builds again, checked to be those that a new process renders."""
    workshop.check()
    found = workshop.rendered
    workshop.restart()
    workshop.check()
    return found


def reads_nothing(workshop: Workshop) -> bool:
    """Whether another process does not even read the site."""
    workshop.restart()
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    return not read.called


YEAR, DAY, MINUTE = "2027-01-01T00:00:00", "2026-06-16T00:00:00", "2026-06-15T12:31:00"
SHOWN = {
    "the year": ("{{ site.time | date: '%Y' }}", YEAR),
    "of now": ('{{ "now" | date: "%Y" }}', YEAR),
    "of today": ("{{ 'Today' | date: '%Y' }}", YEAR),
    "in brackets": ("{{ site['time'] | date: '%Y' }}", YEAR),
    "of a variable": ("{% assign when = 'now' %}{{ when | date: '%Y' }}", YEAR),
    "of a site by another name": ("{% assign here = site %}{{ here.time | date: '%Y' }}", YEAR),
    "by a format from a variable": ("{% assign how = '%Y' %}{{ site.time | date: how }}", YEAR),
    "assigned": ("{% assign year = site.time | date: '%Y' %}{{ year | plus: 1 }}", YEAR),
    "captured": ("{% capture year %}{{ site.time | date: '%Y' }}{% endcapture %}{{ year }}", YEAR),
    "in a loop": ("{% for i in (1..2) %}{{ site.time | date: '%Y' | plus: i }}{% endfor %}", YEAR),
    "in a condition": ("{% assign y = 'now' | date: '%Y' %}{% if y == '2026' %}a{% else %}b{% endif %}", YEAR),
    "in an include": ("{% include footer.html %}", YEAR),
    "in a cached include": ("{% include_cached footer.html %}", YEAR),
    "the day": ("{{ site.time | date: '%B %-d' }}", DAY),
    "the day of now": ("{{ 'now' | date_to_string }}", DAY),
    "in words": ("{{ site.time | date_to_long_string }}", DAY),
    "its number": ("{{ site.time | date_to_string: 'ordinal', 'US' }}", DAY),
    "the minute": ("{{ site.time | date: '%F %R' }}", MINUTE),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_shows_the_same_is_recalled(name: str, tmp_path: Path, hands: Hands) -> None:
    template, until = SHOWN[name]
    workshop = Workshop.built(tmp_path, {**FILES, "page.html": f"---\n---\n{template}"}, {}, UNPINNED)
    hands.at((datetime.fromisoformat(until) - timedelta(seconds=1)).isoformat())
    assert rendered(workshop) == []
    assert reads_nothing(workshop)
    hands.at(until)
    assert reads_nothing(workshop)
    assert workshop.rendered == ["page.html"]
    workshop.check()
    assert rendered(workshop) == []


ALWAYS = {
    "itself": "{{ site.time }}",
    "without a format": "{{ site.time | date: '' }}",
    "assigned": "{% assign t = site.time %}{{ t | date: '%Y' }}",
    "compared": "{% if site.time > page.date %}later{% endif %}",
    "to the second": "{{ site.time | date_to_xmlschema }}",
    "by mail": "{{ site.time | date_to_rfc822 }}",
    "seconds of now": "{{ 'now' | date: '%T' }}",
    "seconds of today": "{{ 'today' | date_to_xmlschema }}",
    "at random": "{{ 'now' | date: '%N' | modulo: 3 }}",
    "the rest of a time": "{{ '12:30' | date: '%F' }}",
    "the year of a day": "{{ '5 March' | date_to_string }}",
    "in Jinja": "{{ site.time | date('%Y') }}",
}


@pytest.mark.parametrize("name", ALWAYS)
def test_what_shows_more_is_rendered_in_every_build(name: str, tmp_path: Path, hands: Hands) -> None:
    page = "page.html.jinja" if "Jinja" in name else "page.html"
    workshop = Workshop.built(tmp_path, {**FILES, page: f"---\n---\n{ALWAYS[name]}"}, {}, UNPINNED)
    hands.moment += timedelta(seconds=1)
    assert reads_nothing(workshop), "it is rendered, and nothing is read for that"
    assert workshop.rendered == [page]
    workshop.check()


def test_an_edit_leaves_the_year_alone(tmp_path: Path, hands: Hands) -> None:
    page = f"---\n---\n{SHOWN['in an include'][0]}"
    workshop = Workshop.built(tmp_path, {**FILES, "page.html": page}, {}, UNPINNED)
    workshop.write("other.md", "---\n---\nanother text")
    assert rendered(workshop) == ["other.md"]
    hands.at(YEAR)
    workshop.write("other.md", "---\n---\nthird text")
    assert rendered(workshop) == ["other.md", "page.html"]


def test_a_document_without_a_date_has_that_of_each_build(tmp_path: Path, hands: Hands) -> None:
    files = {
        "_docs/a.md": "---\n---\ntext",
        "_docs/b.md": "---\n---\n{{ page.date }}",
        "c.html": "---\n---\n{{ site.docs[1].date }}",
    }
    workshop = Workshop.built(tmp_path, files, {}, {**UNPINNED, "collections": {"docs": {"output": True}}})
    hands.moment += timedelta(seconds=1)
    assert reads_nothing(workshop)
    assert workshop.rendered == ["_docs/b.md", "c.html"]
    workshop.check()


def test_an_address_with_the_date_of_each_build_has_the_site_read(tmp_path: Path, hands: Hands) -> None:
    docs = {"docs": {"output": True, "permalink": "/:year/:title/"}}
    workshop = Workshop.built(tmp_path, {"_docs/a.md": "---\n---\ntext"}, {}, {**UNPINNED, "collections": docs})
    hands.at(YEAR)
    assert not reads_nothing(workshop)
    workshop.check()


def test_a_post_of_tomorrow_appears_tomorrow(tmp_path: Path, hands: Hands) -> None:
    workshop = Workshop.built(
        tmp_path, {**FILES, "_posts/2026-06-16-a.md": "---\n---\ntext"}, {}, {**UNPINNED, "future": False}
    )
    hands.at(DAY)
    workshop.restart()
    workshop.check()
    assert workshop.rendered == ["_posts/2026-06-16-a.md"]


def test_a_time_that_says_its_year_is_none_of_the_clock(tmp_path: Path, hands: Hands) -> None:
    page = {"page.html": "---\n---\n{{ '5 March 2020' | date: '%F' }}{{ 1 | date: '%F' }}{{ 'x' | date: '%F' }}"}
    workshop = Workshop.built(tmp_path, page, {}, UNPINNED)
    hands.at(YEAR)
    assert rendered(workshop) == []


def test_the_year_begins_in_the_time_zone_of_the_site(tmp_path: Path, hands: Hands) -> None:
    page = {"page.html": f"---\n---\n{FILES['_includes/footer.html']}"}
    workshop = Workshop.built(tmp_path, page, {}, {**UNPINNED, "timezone": "America/New_York"})
    hands.at("2027-01-01T04:59:59")
    assert rendered(workshop) == []
    hands.at("2027-01-01T05:00:00")
    assert rendered(workshop) == ["page.html"]
    assert (workshop.kept / "page.html").read_text() == "&copy; 2027 2027"


def test_a_pinned_time_leaves_the_present_alone(tmp_path: Path, hands: Hands) -> None:
    pages = {"site.html": "---\n---\n{{ site.time | date: '%Y' }}", "now.html": "---\n---\n{{ 'now' | date: '%Y' }}"}
    workshop = Workshop.built(tmp_path, pages, {}, {**UNPINNED, "time": "2025-01-01"})
    hands.at(YEAR)
    assert reads_nothing(workshop)
    assert workshop.rendered == ["now.html"]
    workshop.configure({**UNPINNED, "time": "2024-01-01"})
    assert rendered(workshop) == ["site.html"]


def test_a_collection_may_be_the_time_of_a_site(tmp_path: Path, hands: Hands) -> None:
    page = {"page.html": "---\n---\n{{ site.time | date: '%Y' }}", "_time/a.md": "---\n---\ntime"}
    workshop = Workshop(tmp_path, page, {}, UNPINNED)
    tried: tuple[dict[str, object], ...] = ({}, {"time": {"output": True}}, {"time": {}}, {})
    for collections in tried:
        workshop.configure({**UNPINNED, "collections": collections})
        workshop.check()


def test_a_build_over_midnight_shows_two_days(tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    today, tomorrow = "2026-06-15T23:59:59", "2026-06-16T00:00:00"
    page = "---\n---\n{{ 'now' | date: '%d' }}"
    workshop = Workshop(tmp_path, {"a.html": page, "b.html": page}, {}, UNPINNED)
    days = [today, tomorrow]

    def present() -> clock.Clock:
        hands.at(days.pop(0))
        return clock.present()

    with monkeypatch.context() as moving:
        moving.setattr("jekyll_py.filters.date.present", present)
        workshop.build()
    assert [(workshop.kept / name).read_text() for name in ("a.html", "b.html")] == ["15", "16"]
    hands.at(today)
    assert reads_nothing(workshop)
    assert workshop.rendered == ["b.html"]
    hands.at(tomorrow)
    assert rendered(workshop) == ["a.html", "b.html"]
    hands.at(today)
    assert rendered(workshop) == ["a.html", "b.html"]


def test_workers_tell_what_the_clock_showed_them(tmp_path: Path, hands: Hands) -> None:
    pages = {f"page{n}.html": f"---\n---\n{{% include footer.html %}}{n}" for n in range(8)}
    source, kept = building.write(tmp_path / "s", {**FILES, **pages}), tmp_path / "kept"
    config = building.configuration(source, kept).replace(time=None)
    cache = RenderCache(clock=later)
    Site(config, cache=cache, runner=building.forked(2, 1)).process()
    for time, count in (("2026-12-31T23:59:59", 0), (YEAR, 8)):
        hands.at(time)
        building.ADOPTED.clear()
        Site(config, cache=cache, runner=building.forked(2, 1)).process()
        assert len(building.ADOPTED) == count
    assert (kept / "page7.html").read_text() == "&copy; 2027 20277"


@pytest.mark.parametrize(("format", "times"), [("%Y", 1), ("%N", 6)])
def test_an_include_with_the_year_is_rendered_once(tmp_path: Path, hands: Hands, format: str, times: int) -> None:
    include = f"{{{{ site.time | date: '%Y' }}}}{{{{ 'now' | date: '{format}' }}}}"
    pages = {f"page{n}.html": "---\n---\n{% include footer.html %}" for n in range(6)}
    workshop = Workshop(tmp_path, {**pages, "_includes/footer.html": include}, {}, UNPINNED)
    with (
        patch("jekyll_py.reuse.include.WORTH", 0),
        patch.object(ReusableInclude, "_record", autospec=True, side_effect=ReusableInclude._record) as record,
    ):
        workshop.build()
    assert record.call_count == times


@pytest.mark.parametrize("strict", [{"liquid": {"strict_variables": True}}, {"strict": True}])
def test_strict_sites_show_it_too(tmp_path: Path, hands: Hands, strict: dict[str, object]) -> None:
    page = {"page.html": "---\n---\n{{ site.time | date: '%Y' }}"}
    workshop = Workshop.built(tmp_path, page, {}, {**UNPINNED, **strict})
    assert (workshop.kept / "page.html").read_text() == "2026"
    hands.at("2026-12-31T23:59:59")
    assert rendered(workshop) == []
    hands.at(YEAR)
    assert rendered(workshop) == ["page.html"]


@pytest.mark.parametrize("format", ["%s", "%c", "%I", "%-M", "%p", "%10N", "%L", "%::z %r", "x%X", "%^P", "%3k"])
def test_hours_are_not_days(format: str) -> None:
    assert not clock._shows_days(f"%F {format} %Y")


@pytest.mark.parametrize(
    "format", ["%D", "%x", "%v", "%^a %#B", "%j", "%G-W%V-%u", "%U%W", "%C%y", "%Z%z", "%%n", "%q"]
)
def test_days_are(format: str) -> None:
    assert clock._shows_days(format)
