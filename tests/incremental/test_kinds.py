"""Every kind of dependency is needed: where it is not recorded, a build differs from a clean one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from jekyll_py.incremental.store.dependencies import DependencySet, DependencyTable
from jekyll_py.tracking import kinds, reads
from tests.incremental.kinds import FILES, KINDS
from tests.incremental.sites import CONFIG, THEME
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow


@pytest.fixture
def workshop(tmp_path: Path, request: pytest.FixtureRequest) -> Workshop:
    kind = KINDS[request.param]
    config = {**CONFIG, "plugins": [], "collections": {"docs": {"output": True, "sort_by": "order"}}}
    theme = {path: text for path, text in THEME.items() if f"../theme/{path.split('/')[0]}" not in kind.links}
    workshop = Workshop(tmp_path, FILES, theme, config)
    kind.lay_out(workshop, config)
    return workshop


@pytest.mark.parametrize(("workshop", "name"), [(name, name) for name in KINDS], indirect=["workshop"])
def test_a_kind_is_needed(workshop: Workshop, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    record = DependencyTable.pack

    def forgetful(table: DependencyTable, numbers: Iterable[int]) -> DependencySet:
        return record(table, [number for number in numbers if not KINDS[name].is_one(*reads.dependency(number))])

    monkeypatch.setattr(DependencyTable, "pack", forgetful)
    workshop.check()
    KINDS[name].edit(workshop)
    with pytest.raises(AssertionError):
        workshop.check_or_fail()


@pytest.mark.parametrize(("workshop", "name"), [(name, name) for name in KINDS], indirect=["workshop"])
def test_and_is_recorded(workshop: Workshop, name: str) -> None:
    workshop.check()
    KINDS[name].edit(workshop)
    workshop.check_or_fail()


ELSEWHERE = {kinds.GROUP, kinds.FILE_STATUS, kinds.FOLDER, kinds.RUBY}
"""A group is how the dependencies of other kinds are kept: `tests.test_reads` sees to it. The others are of plugins
in Ruby alone: `tests.ruby.test_edits`."""


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds.KINDS if kind.subject not in ELSEWHERE], ids=lambda kind: kind.subject.strip("\0 ")
)
def test_every_kind_of_the_table_is_switched_off_here(kind: kinds.Kind) -> None:
    fields = ("docs", "posts", "sass", "counters", "d", "base")
    subjects = (kind.subject, f"{kind.subject}docs") if kind.subject.endswith(" ") else (kind.subject,)
    assert any(each.is_one(subject, field) for each in KINDS.values() for subject in subjects for field in fields)


@pytest.mark.parametrize(
    ("subject", "field", "words"),
    [
        ("_posts/a.md", "title", "_posts/a.md title"),
        ("a.md", kinds.KEYS, "a.md keys"),
        (kinds.SITE, "posts", "site.posts"),
        (kinds.SITE, kinds.KEYS, "site"),
        (f"{kinds.FIRST}posts", "3", "the first 3 of site.posts"),
        (f"{kinds.FIRST}posts", "-1", "the last 1 of site.posts"),
        (kinds.DATA, "authors", "site.data.authors"),
        (kinds.VALUE, kinds.path_field(["data", "authors", "a"]), "site.data.authors.a"),
        (kinds.LAYOUT, "post", "layout post"),
        (kinds.FILE, "/site/_includes/nav.html", "_includes/nav.html"),
        (kinds.MISSING_FILE, "/theme/_includes/nav.html", "../theme/_includes/nav.html"),
        (f"{kinds.VARIABLE}github", "url", "site.github.url"),
        (f"{kinds.BUILD_CLOCK}%Y", "2026", "site.time as %Y"),
        (kinds.VOLATILE, kinds.NOW, "the present time"),
        (kinds.VOLATILE, "the weather", "the weather"),
    ],
)
def test_a_dependency_is_explained_in_words(subject: str, field: str, words: str) -> None:
    assert kinds.explained(subject, field, "/site") == words


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.subject.strip("\0 "))
def test_a_subject_tells_its_kind(kind: kinds.Kind) -> None:
    subject = f"{kind.subject}x" if kind.subject.endswith(" ") else kind.subject
    assert kinds.kind_of(subject) is kind
    assert kinds.kind_of(subject.strip("\0")) is kinds.ITEM
