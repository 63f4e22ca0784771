"""YAML of nested lines that is read without PyYAML has the values that PyYAML's parser gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jekyll_py.compat import yaml_blocks, yaml_scalars
from jekyll_py.reference import DEBIAN, JEKYLL, Reference
from tests.core.pyyaml import by_pyyaml

CONFIGURATION = """# Site settings
title: Notes on reading   # shown in the header

url: "https://notes.example"
plugins:
- jekyll-feed
- jekyll-seo-tag
collections:
  docs: {output: true, permalink: "/:path/"}
author:
  name: 王，小明
  links:
    - name: Code
      url: https://code.example/
"""
PIECES = [
    *"aZ_019 .,:;-+/#'\"[]{}()&*!?|>%@=~`\\$^<\té日，\u3000\u00a0\u0085\ufeff\u2028\ud800😀",
    "no",
    "~",
    ": ",
    " #",
]

values = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
simple = st.sampled_from(["a", "no", "1_0", "A. B", "'it: # [is]'", '"x, y"', "https://a.example/", "2024-01-02", ""])
keys = st.sampled_from(["title", "tags", "on", "y", "a-b", "x_1"])
members = st.one_of(simple, values, st.builds("{}: {}".format, keys, simple))
listed = st.lists(members, max_size=3).map(lambda texts: f"[{', '.join(texts)}]")
mapped = st.lists(st.builds("{}: {}".format, keys, simple), max_size=3).map(lambda texts: f"{{{', '.join(texts)}}}")
scalars = st.one_of(simple, values, listed, mapped, st.just(""))
ends = st.sampled_from(["", "", " ", " # a comment: [x]", "#", "\n", "\n  # far\n", "\n    more"])
contents = st.one_of(scalars, st.builds("{}:{}{}".format, keys, st.sampled_from([" ", " ", "", "  "]), scalars))
lines = st.builds(
    "{}{}{}{}\n".format, st.sampled_from(["", "  ", "    ", " "]), st.sampled_from(["", "- ", "-"]), contents, ends
)
texts = st.builds("{}{}".format, st.sampled_from(["", "--- \n"]), st.lists(lines, max_size=6).map("".join))


@pytest.mark.parametrize("reference", [JEKYLL, DEBIAN])
@given(text=texts)
@example(text="a:\n- b: 1\n  c: 2\n- d\ne:\n    f: x\n    g:\n      - y\n")
@example(text="a:\n  - b\n  c: d\n")
@example(text='defaults:\n  - scope: {path: "", type: posts}\n    values: {layout: post, author: A. B}\n')
@example(text="a: b\n  # c\n  d\n")
@example(text="a: [b: c]\n")
@example(text="- a\n-b\n")
def test_blocks_have_the_values_of_pyyaml(text: str, reference: Reference) -> None:
    found = yaml_blocks.collection(text, yaml_scalars.plain_of(reference))
    assert found is None or repr(found) == repr(by_pyyaml(text, reference))


@given(
    at=st.integers(0, len(CONFIGURATION)),
    removed=st.integers(0, 3),
    piece=st.sampled_from([*PIECES, "\n  ", "- ", "\n- ", "--- ", "<<: a\n"]),
)
def test_a_slip_in_a_configuration_changes_it_as_for_pyyaml(at: int, removed: int, piece: str) -> None:
    text = CONFIGURATION[:at] + piece + CONFIGURATION[at + removed :]
    found = yaml_blocks.collection(text, yaml_scalars.upstream)
    assert found is None or repr(found) == repr(by_pyyaml(text, JEKYLL))


def test_usual_configuration_is_read_by_blocks() -> None:
    assert yaml_blocks.collection(CONFIGURATION, str) == {
        "title": "Notes on reading",
        "url": "https://notes.example",
        "plugins": ["jekyll-feed", "jekyll-seo-tag"],
        "collections": {"docs": {"output": "true", "permalink": "/:path/"}},
        "author": {"name": "王，小明", "links": [{"name": "Code", "url": "https://code.example/"}]},
    }


OTHERS = [
    "",
    "---\n",
    "a",
    "a: 1\na: 2\n",
    "a: b\n  c\n",
    "a: &b c\n",
    "a: |\n",
    "x: {a: 1, a: 2}\n",
    "-\n",
    "a:\n\tb: c\n",
]


@pytest.mark.parametrize("text", [*OTHERS, "".join(f"{' ' * level}a:\n" for level in range(100))])
def test_other_forms_are_left_to_pyyaml(text: str) -> None:
    assert yaml_blocks.collection(text, str) is None
