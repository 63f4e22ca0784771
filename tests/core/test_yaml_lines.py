"""Front matter that is read line by line has the values that PyYAML's parser gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jekyll_py.compat import yaml_lines, yaml_scalars
from jekyll_py.reference import DEBIAN, JEKYLL, Reference
from tests.core.pyyaml import by_pyyaml

PIECES = [*"aZ_019 .,:;-+/#'\"[]{}()&*!?|>%@=~`\\$^<\té日\u00a0\u0085\ufeff\u2028", "no", "~", ": ", " #", "0x1", "\n"]

values = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
listed = st.lists(values, max_size=4).map(lambda texts: f"[{', '.join(texts)}]")
quoted = st.one_of(values.map(lambda text: f'"{text}"'), values.map(lambda text: f"'{text}'"))
keys = st.one_of(st.sampled_from(["title", "tags", "on", "Null", "y", "a-b", "x_1"]), values)
lines = st.builds("{}:{}{}\n".format, keys, st.sampled_from([" ", "  ", ""]), st.one_of(values, listed, quoted))
texts = st.builds("".join, st.lists(st.one_of(st.just("--- \n"), lines), max_size=4))


@pytest.mark.parametrize("reference", [JEKYLL, DEBIAN])
@given(text=texts)
@example(text="---\ntitle: Home\ndate: 2024-01-02 10:00:00 +0100\nlayout:\n")
@example(text="---\npermalink: /a:b/\nprice: 1_000\nat: 12:30\n")
@example(text="---\ntags: [1,000, no, a b ]\nempty: []\nlast: 'it: # [is]'")
def test_lines_have_the_values_of_pyyaml(text: str, reference: Reference) -> None:
    found = yaml_lines.mapping(text, yaml_scalars.plain_of(reference))
    assert found is None or repr(found) == repr(by_pyyaml(text, reference))


def test_usual_front_matter_is_read_by_lines() -> None:
    text = """---
layout: post
title: "Notes: on reading #1"
date: 2024-05-17 14:30:00 +0100
tags: [ruby, go, c-like things]
categories: guides
permalink: /:categories/notes/
published: true
"""
    assert yaml_lines.mapping(text, str) == {
        "layout": "post",
        "title": "Notes: on reading #1",
        "date": "2024-05-17 14:30:00 +0100",
        "tags": ["ruby", "go", "c-like things"],
        "categories": "guides",
        "permalink": "/:categories/notes/",
        "published": "true",
    }


@pytest.mark.parametrize("text", ["", "---\n", "a: 1\na: 2\n", "a: b\n  c\n", "a: &b c\n", "a: |\n", "- a\n"])
def test_other_forms_are_left_to_pyyaml(text: str) -> None:
    assert yaml_lines.mapping(text, str) is None
