"""Bundles of facts: what stands for many, and what is found in it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.incremental.facts import Facts, numbers_of
from jekyll_py.tracking import reads

OWNERS = st.sampled_from(["a.md", "b.md", "site", "transient"])
QUESTIONS = st.sampled_from(["title", "url", "content", "output", "related_posts", *map(str, range(20))])
NUMBERS = st.sets(st.builds(reads.fact_id, OWNERS, QUESTIONS), max_size=60)


@given(NUMBERS, NUMBERS)
def test_a_bundle_holds_what_it_stands_for(inner: set[int], others: set[int]) -> None:
    outer = reads.bundled(reads.bundled(frozenset(inner)) | others)
    assert reads.unbundled(outer) == inner | others


@given(NUMBERS)
def test_what_changes_while_a_site_is_rendered_is_in_no_bundle(facts: set[int]) -> None:
    assert {number for number in facts if not reads.is_steady(number)} <= reads.bundled(frozenset(facts))


@given(NUMBERS, NUMBERS, st.data())
def test_a_table_finds_a_changed_fact_in_every_bundle_around_it(
    inner: set[int], others: set[int], data: st.DataObject
) -> None:
    table = Facts()
    trace = table.trace(reads.bundled(reads.bundled(frozenset(inner)) | others))
    table, numbers = table.compacted([trace])
    held = inner | others
    changed = data.draw(st.sets(st.sampled_from(sorted(held)))) if held else set()
    spread = table.with_bundles(table.of(owner)[question] for owner, question in map(reads.fact, changed))
    assert any(numbers[number] in spread for number in numbers_of(trace)) == bool(changed)
