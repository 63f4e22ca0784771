"""A changed option of kramdown converts the texts that depend on it, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.converters.kramdown_options import OF_CONSTRUCTS
from jekyll_py.errors import SettingError
from jekyll_py.kramdown import OPTIONS
from tests.incremental.workshop import Workshop

FILES = {
    "plain.md": "text",
    "code.md": "`a` and\n\n    puts 1",
    "fence.md": "```ruby\nputs 1\n```",
    "heading.md": "# A\n\ntext",
    "contents.md": "* a\n{:toc}\n\n# A\n\n### B",
    "inside.md": "> * a\n> {:toc}\n>\n> # A\n>\n> ### B",
    "note.md": "a[^1]\n\n[^1]: b",
    "unused.md": "a\n\n[^1]: b",
    "formula.md": "$$ a $$ and $$b$$",
    "own.md": "{::options toc_levels='1' /}\n\n* a\n{:toc}\n\n# A\n\n### B",
    "filter.html": "{{ '# A' | markdownify }}",
    "second.html": "{{ '# A' | markdownify }}",
    "smart.html": "{{ 'A -- b' | smartify }}",
    "page.html": "<h1>A</h1>",
    "shown.html": "{{ site.kramdown.toc_levels }}",
    "_posts/2025-01-01-a.md": "# A\n\nrest",
    "index.html": "{{ site.posts.first.excerpt }}",
}
CONFIG: Mapping[str, object] = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll"}
CONVERTED = {*FILES} - {"page.html", "shown.html"}
ALWAYS = {"shown.html", "smart.html"}
"""The pages that show an option, or are converted by more than the parser of Markdown."""
HEADINGS = {"heading.md", "contents.md", "inside.md", "own.md", "filter.html", "second.html", "index.html"}
HEADINGS |= {"_posts/2025-01-01-a.md"}
EDITS: Mapping[str, tuple[Mapping[str, object], set[str]]] = {
    "levels of contents": ({"toc_levels": "1..2"}, {"contents.md", "inside.md", "own.md"}),
    "a language": ({"syntax_highlighter_opts": {"default_lang": "ruby"}}, {"code.md", "fence.md"}),
    "line numbers": ({"syntax_highlighter_opts": {"block": {"line_numbers": True}}}, {"code.md", "fence.md"}),
    "no highlighter": ({"syntax_highlighter": "none"}, {"code.md", "fence.md"}),
    "numbers of footnotes": ({"footnote_nr": 3}, {"note.md"}),
    "links of footnotes": ({"footnote_backlink": ""}, {"note.md"}),
    "ids": ({"auto_ids": False}, HEADINGS),
    "the level of headings": ({"header_offset": 1}, HEADINGS),
    "formulas": ({"math_engine": None}, {"formula.md"}),
    "entities": ({"entity_output": "numeric"}, CONVERTED),
    "an unknown option": ({"unknown": 1}, CONVERTED),
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.built(tmp_path, {path: f"---\n---\n{text}\n" for path, text in FILES.items()}, {}, CONFIG)


@pytest.mark.parametrize("name", EDITS)
def test_an_option_converts_what_depends_on_it(workshop: Workshop, name: str) -> None:
    options, converted = EDITS[name]
    for settings in ({**CONFIG, "kramdown": options}, CONFIG):
        workshop.configure(settings)
        workshop.build()
        assert {*workshop.rendered} == converted | ALWAYS
        workshop.check()


@pytest.mark.parametrize("options", [{"toc_levels": "x"}, {"smart_quotes": "a"}, {"math_engine": "katex"}], ids=str)
def test_an_option_that_is_not_valid_is_reported_as_in_a_clean_build(
    workshop: Workshop, options: Mapping[str, object]
) -> None:
    workshop.configure({**CONFIG, "kramdown": options})
    with pytest.raises(SettingError):
        workshop.build()
    workshop.configure(CONFIG)
    workshop.check()


def test_the_options_are_those_of_kramdown() -> None:
    beside = {"coderay", "guess_lang"}
    names = [name for names in OF_CONSTRUCTS.values() for name in names]
    assert {*names} - {option.name for option in OPTIONS} == beside
    assert len({*names}) == len(names)
