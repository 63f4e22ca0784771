"""Groups of dependencies: what stands for many, and what is found in it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.incremental.store.dependencies import DependencyTable, numbers_of
from jekyll_py.tracking import kinds, reads

SUBJECTS = st.sampled_from(["a.md", "b.md", kinds.SITE, kinds.VOLATILE])
FIELDS = st.sampled_from(["title", "url", "content", "output", "related_posts", *map(str, range(20))])
NUMBERS = st.sets(st.builds(reads.dependency_id, SUBJECTS, FIELDS), max_size=60)


@given(NUMBERS, NUMBERS)
def test_a_group_holds_what_it_stands_for(inner: set[int], others: set[int]) -> None:
    outer = reads.grouped(reads.grouped(frozenset(inner)) | others)
    assert reads.ungrouped(outer) == inner | others


@given(NUMBERS)
def test_what_changes_while_a_site_is_rendered_is_in_no_group(dependencies: set[int]) -> None:
    assert {number for number in dependencies if not reads.is_steady(number)} <= reads.grouped(frozenset(dependencies))


@given(NUMBERS, NUMBERS, st.data())
def test_a_table_finds_a_changed_dependency_in_every_group_around_it(
    inner: set[int], others: set[int], data: st.DataObject
) -> None:
    table = DependencyTable()
    dependencies = table.pack(reads.grouped(reads.grouped(frozenset(inner)) | others))
    table, numbers = table.compacted([dependencies])
    held = inner | others
    changed = data.draw(st.sets(st.sampled_from(sorted(held)))) if held else set()
    spread = table.with_groups(table.of(subject)[field] for subject, field in map(reads.dependency, changed))
    assert any(numbers[number] in spread for number in numbers_of(dependencies)) == bool(changed)
