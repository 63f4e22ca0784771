"""Filters on data of any shape, against Jekyll: the same result, or a refusal in both."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.compat.json import JSONError, generate
from jekyll_py.errors import JekyllError
from tests.filters import oracle
from tests.filters.oracle import JekyllRefused
from tests.filters.site import render

TEXTS = st.text(st.sampled_from("ab1.2 -_~*Σé日\n"), max_size=4)
NUMBERS = st.integers(-20, 20) | st.sampled_from([1.5, -0.5, 2.0, 1e20, 10**25])
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=5,
)
ITEMS = st.dictionaries(st.sampled_from(["a", "b"]), VALUES, max_size=2)
LISTS = st.lists(ITEMS, max_size=5)
NAMES = st.sampled_from(["a", "b", "a.b", "a.a", "b.a.b", "c"])

TEMPLATES = (
    "{{ items | where: name, target | jsonify }}",
    "{{ items | find: name, target | jsonify }}",
    "{{ items | where: name, empty | jsonify }}{{ items | find: name, blank | jsonify }}",
    "{{ items | where_exp: 'item', 'item.a == empty or item.a contains blank' | jsonify }}",
    "{{ items | where_exp: 'item', 'empty != item.a' | jsonify }}",
    "{{ items | group_by: name | jsonify }}",
    "{{ items | sort: name | jsonify }}",
    "{{ items | sort: name, 'last' | jsonify }}",
    "{{ items | where_exp: 'item', 'item.a == target' | jsonify }}",
    "{{ items | where_exp: 'item', 'item.a contains target' | jsonify }}",
    "{{ items | where_exp: 'item', 'item.b or item.a and target' | jsonify }}",
    "{{ items | group_by_exp: 'item', 'item.a' | jsonify }}",
    "{{ items | map: 'a' | array_to_sentence_string }}",
    "{{ target | where: name, name | jsonify }}{{ target | push: name | pop | jsonify }}",
    "{{ target | url_encode }}{{ target | cgi_escape }}{{ target | uri_escape }}{{ target | capitalize }}",
    "{{ target | normalize_whitespace }}{{ target | xml_escape }}{{ target | inspect }}",
    "{{ target | to_integer }}",
    "{{ target | slugify: 'pretty' }}",
    "{{ target | sort | jsonify }}",
    "{{ target | array_to_sentence_string: name }}",
    "{{ target | number_of_words: 'auto' }}",
    "{{ target | relative_url }}",
    "{{ target | jsonify }}",
)


@pytest.mark.jekyll
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_filter_gives_what_jekylls_gives_whatever_the_data(template: str) -> None:
    @settings(max_examples=25)
    @given(LISTS, NAMES, VALUES)
    def check(items: list[object], name: str, target: object) -> None:
        variables = {"items": items, "name": name, "target": target}
        assert ours(template, variables) == theirs(template, variables)

    check()


REFUSED = "refused"


def ours(template: str, variables: dict[str, object]) -> str:
    try:
        return render(template, variables)
    except JekyllError as error:
        return f"internal: {error.hint}" if error.message.endswith("internal") else REFUSED


def theirs(template: str, variables: dict[str, object]) -> str:
    try:
        return oracle.render(template, variables)
    except JekyllRefused:
        return REFUSED


def test_json_that_cannot_be_is_an_error() -> None:
    with pytest.raises(JSONError, match="NaN not allowed"):
        generate([float("nan")])
    deep: object = 1
    for _ in range(101):
        deep = [deep]
    with pytest.raises(JSONError, match="nesting of 101 is too deep"):
        generate(deep)
    assert json.loads(generate({"a": [None, True, 1.5, "é\u0001"]})) == {"a": [None, True, 1.5, "é\u0001"]}
