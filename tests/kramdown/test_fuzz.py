"""Random documents against Ruby.

``JEKYLL_PY_FUZZ=20000 pytest tests/kramdown/test_fuzz.py`` tries as many; ``JEKYLL_PY_FUZZ_SEED`` moves on to others.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable

import pytest

from jekyll_py import kramdown
from jekyll_py.reference import DEBIAN
from tests.kramdown.grammar import Grammar, splice
from tests.kramdown.oracle import JEKYLL, Kramdown, code_blind
from tests.oracles import SHARED

pytestmark = pytest.mark.ruby

COUNT = int(os.environ.get("JEKYLL_PY_FUZZ", "200"))
SEED = int(os.environ.get("JEKYLL_PY_FUZZ_SEED", "1"))
SHOWN = 3

VALUES: dict[str, tuple[object, ...]] = {
    "auto_ids": (False,),
    "auto_id_prefix": ("p-",),
    "auto_id_stripping": (True,),
    "entity_output": ("as_input", "numeric", "symbolic"),
    "footnote_backlink": ("", "back & up"),
    "footnote_backlink_inline": (True,),
    "footnote_nr": (5,),
    "footnote_prefix": ("x",),
    "gfm_quirks": ("", "no_auto_typographic", "paragraph_end,no_auto_typographic"),
    "hard_wrap": (True,),
    "header_offset": (1, -1),
    "input": ("kramdown", "GFM", "markdown"),
    "link_defs": ({"ref": ["/predefined", "title"]},),
    "math_engine": (None,),
    "parse_block_html": (True,),
    "parse_span_html": (False,),
    "remove_line_breaks_for_cjk": (True,),
    "smart_quotes": ("apos,apos,quot,quot", "laquo,raquo,8222,8220"),
    "syntax_highlighter": ("rouge",),
    "toc_levels": ("1..2", "2,3"),
    "typographic_symbols": ({"hellip": "...", "mdash": "---", "laquo": "<<"},),
}


def some_options(seed: int) -> dict[str, object]:
    """GFM without highlighting, and up to three options more."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(VALUES), chance.choice((0, 0, 0, 1, 2, 3)))
    plain = {**JEKYLL, "syntax_highlighter": None}
    return {**plain, **{name: chance.choice(VALUES[name]) for name in chosen}}


def difference(ruby: Kramdown, text: str, options: dict[str, object]) -> tuple[str, str] | None:
    """Ruby's HTML and ours when they differ; a document Ruby cannot convert at all does not count."""
    expected = ruby(text, options).html
    got = kramdown.convert(text, options, reference=DEBIAN)
    if expected is None or code_blind(expected) == code_blind(got):
        return None
    return expected, got


def shrunk(ruby: Kramdown, text: str, options: dict[str, object]) -> str:
    """A short text that still differs."""
    for parts in (text.splitlines(keepends=True), list(text)):
        size = max(len(parts) // 2, 1)
        while size:
            at = 0
            while at < len(parts):
                shorter = parts[:at] + parts[at + size :]
                if difference(ruby, "".join(shorter), options):
                    parts = shorter
                else:
                    at += size
            size //= 2
        text = "".join(parts)
    return text


def real_documents() -> list[str]:
    files = sorted((SHARED / "conformance" / "kramdown").glob("*.jsonl"))
    records = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [record["text"] for record in records if "text" in record]  # records of other releases have only an output


def test_random_documents(ruby: Kramdown) -> None:
    assert differences(ruby, lambda seed: Grammar(seed).document()) == []


@pytest.mark.shared
def test_documents_spliced_from_real_ones(ruby: Kramdown) -> None:
    documents = real_documents()
    assert differences(ruby, lambda seed: splice(documents, seed)) == []


def differences(ruby: Kramdown, document: Callable[[int], str]) -> list[tuple[object, ...]]:
    """The first documents, each made from a seed, that Ruby converts otherwise: seed, options, the text cut short."""
    failures: list[tuple[object, ...]] = []
    for seed in range(SEED, SEED + COUNT // 2):
        text, options = document(seed), some_options(seed)
        if difference(ruby, text, options) and len(failures) < SHOWN:
            small = shrunk(ruby, text, options)
            failures.append((seed, options, small, difference(ruby, small, options)))
    return failures
