"""Fences are found as `finditer` finds them, which tries every line."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.mistakes import code_fences, code_languages
from jekyll_py.mistakes.fences import fences

PARTS = ("```", "````", "~~~", "`", "~", "\n", "\r\n", " ", "\t", "- ", "1. ", "> ", "ruby", "<!--", "-->", "é")


@pytest.mark.parametrize("module", [code_fences, code_languages])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=16), has_tildes=st.booleans())
def test_are_those_of_a_pattern_tried_at_every_line(module: ModuleType, parts: list[str], has_tildes: bool) -> None:
    text = "".join(part for part in parts if has_tildes or "~" not in part)
    line = module._FENCE
    assert [found.span() for found in fences(text, line)] == [found.span() for found in line.finditer(text)]
