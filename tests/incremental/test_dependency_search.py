"""The search in many sets of dependencies finds what looking at each of them finds."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.incremental.store.dependencies import FEW
from jekyll_py.incremental.store.dependency_search import DependencySearch

NUMBERS = st.one_of(st.integers(0, 5), st.integers(0, 1 << 32 - 1), st.sampled_from([1, 1 << 8, 1 << 16, 1 << 24, 257]))


@given(st.lists(st.sets(NUMBERS, max_size=6), max_size=12), st.sets(NUMBERS, max_size=FEW + 4))
def test_it_finds_the_sets_with_one_of_the_numbers(sets: list[set[int]], wanted: set[int]) -> None:
    search = DependencySearch([array("I", sorted(each)).tobytes() for each in sets])
    assert search.having(wanted) == {place for place, each in enumerate(sets) if each & wanted}
