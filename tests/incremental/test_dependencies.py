"""Sets of dependencies as arrays of numbers."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.incremental.store.dependencies import DependencyTable, meets

NUMBERS = st.one_of(st.integers(0, 600), st.integers(0, 2**32 - 1))


@given(st.sets(NUMBERS, max_size=60), st.sets(NUMBERS, max_size=40))
def test_a_set_meets_the_numbers_that_it_has(dependencies: set[int], changed: set[int]) -> None:
    assert meets(array("I", sorted(dependencies)).tobytes(), changed) == (not dependencies.isdisjoint(changed))


SUBJECTS = st.sampled_from("abcde")


@given(st.lists(st.tuples(SUBJECTS, st.sets(SUBJECTS), st.booleans())))
def test_the_subjects_outside_of_some_names_are_known(steps: list[tuple[str, set[str], bool]]) -> None:
    table, names = DependencyTable(), frozenset[str]()
    for subject, others, has_others in steps:
        table.number(subject, "field")
        names = frozenset(others) if has_others else names
        assert [*table.outside(names)] == [each for each in table.known if each not in names]
