"""Lists and hashes of a site behave in a template as Python's do, as far as reading them goes."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.jinja.views import raw, view
from jekyll_py.liquid import to_s
from jekyll_py.liquid.hash_keys import to_key

from .test_jinja import render

SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "b"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
)
LISTS = st.lists(VALUES, max_size=4)
INDEXES = st.integers(-3, 3) | st.none()


@given(VALUES)
def test_a_view_shows_what_it_is_of(value: object) -> None:
    assert raw(view(value)) is value
    assert repr(view(value)) == repr(value)
    assert view(value) == value
    assert value == view(value)
    assert raw([view(value), {"k": view(value)}]) == [value, {"k": value}]


@given(LISTS, LISTS, INDEXES, INDEXES, SCALARS)
def test_a_view_of_a_list_behaves_like_the_list(
    one: list[object], other: list[object], start: int | None, stop: int | None, member: object
) -> None:
    seen: Any = view(one)
    assert isinstance(seen, list) is False
    assert seen[start:stop] == one[start:stop]
    assert (len(seen), list(seen)) == (len(one), one)
    assert seen + view(other) == one + other
    assert (seen + other, other + seen, seen * 2) == (one + other, other + one, one * 2)
    assert (member in seen) == (member in one)
    assert (seen == view(other)) == (one == other)


@given(VALUES, SCALARS)
def test_templates_print_and_test_them_alike(value: object, other: object) -> None:
    source = "{{ v is mapping }} {{ v is iterable }} {{ v == o }} {{ o in [v] }}|{{ v }}|{{ v | tojson }}"
    is_iterable = isinstance(value, list | dict | str)
    tests = [isinstance(value, dict), is_iterable, value == other, other in [value]]
    expected = f"{' '.join(map(to_s, tests))}|{to_s(value)}|{json.dumps(value, sort_keys=True)}"
    assert render(source, v=value, o=other) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ page.tags + ['c'] }} {{ ['c'] + page.tags }}", "abc cab"),
        ("{{ page.tags[:1] }}{{ page.tags[-1] }}{{ page.tags.index('b') }}{{ page.tags.size }}", "ab12"),
        ("{% set a, b = page.tags %}{{ b }}{{ a }}", "ba"),
        ("{% macro m(x, y) %}{{ x }}-{{ y }}{% endmacro %}{{ m(*page.tags) }}", "a-b"),
        ("{% for k, v in site.pages[0].items() %}{{ k }}={{ v }} {% endfor %}", "t=x order=2 "),
        ("{{ page.tags ~ '!' }} {{ '%s' % page.tags }}", "['a', 'b']! ['a', 'b']"),
    ],
)
def test_reading_goes_on_as_ever(source: str, expected: str) -> None:
    assert render(source) == expected


def test_keys_that_python_takes_for_equal_are_several() -> None:
    values = {to_key(key): text for key, text in ((1, "a"), (1.0, "b"), (True, "c"))}
    source = (
        "{{ v[1] }}{{ v[1.0] }}{{ v[true] }} {{ v | length }} {% for k, x in v | items %}{{ k }}{{ x }}"
        "{% endfor %} {{ v | tojson }} {{ v.items() | list | length }} {{ 1.0 in v }}{{ 2.0 in v }} {{ v | inspect }}"
    )
    hash_ = json.dumps({str(key): text for key, text in values.items()})
    inspected = html.escape('{1=>"a", 1.0=>"b", true=>"c"}')
    assert render(source, v=values) == f"abc 3 1a1.0btruec {hash_} 3 truefalse {inspected}"
