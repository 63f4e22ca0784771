"""The differences between jekyll-seo-tag 2.8 and 2.9, as the gems print them."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.reference import VARIABLE

PAGE = """---
title: A & B
title_category: C
description: one two three four
seo_description_max_words: 3
author: {name: O'Neil}
image: {path: me.png, alt: 'an "alt"'}
date: 2020-01-02 03:04:05 +0000
last_modified_at: 2020-02-03 04:05:06 +0000
---
{% seo canonical=false %}
"""
NEW = (
    "<!-- Begin Jekyll SEO tag v2.9.1 -->",
    "<title>A &amp; B | C | T</title>",
    '<meta name="author" content="O&#39;Neil" />',
    '<meta name="twitter:description" property="og:description" content="one two three…" />',
    '<meta property="og:image" content="https://e.example/d/me.png" />',
    '<meta property="og:image:alt" content="an &quot;alt&quot;" />',
    '<meta property="article:modified_time" content="2020-02-03T04:05:06+00:00" />',
    '<meta name="twitter:title" content="A &amp; B | C" />',
    '"headline":"A \\u0026amp; B | C"',
)
OLD = (
    "<!-- Begin Jekyll SEO tag v2.8.0 -->",
    "<title>A &amp; B | T</title>",
    '<meta name="author" content="O\'Neil" />',
    '<meta property="og:description" content="one two three four" />',
    '<link rel="canonical" href="https://e.example/d/p.html" />',
    '<meta property="og:image" content="https://e.example/me.png" />',
    '<meta property="og:image:alt" content="an "alt"" />',
    '<meta property="twitter:title" content="A &amp; B" />',
    '"headline":"A &amp; B"',
)


@pytest.mark.parametrize(("reference", "printed", "other"), [("jekyll-4.4.1", NEW, OLD), ("debian", OLD, NEW)])
def test_it_prints_what_the_gem_of_the_site_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, printed: tuple[str, ...], other: tuple[str, ...]
) -> None:
    monkeypatch.setenv(VARIABLE, reference)
    monkeypatch.setenv("TZ", "UTC")
    (tmp_path / "d").mkdir()
    (tmp_path / "d/p.html").write_text(PAGE, encoding="utf-8")
    settings = {"title": "T", "url": "https://e.example", "plugins": ["jekyll-seo-tag"], "target": "jekyll"}
    jekyll_py.build(tmp_path, None, **settings)
    output = (tmp_path / "_site/d/p.html").read_text(encoding="utf-8")
    assert [line for line in printed if line not in output] == []
    assert [line for line in other if line in output] == []
