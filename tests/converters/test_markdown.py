"""The Markdown converter, its options, and typographic text, against Jekyll."""

from __future__ import annotations

import pytest

from jekyll_py.converters import (
    CoffeeScriptConverter,
    IdentityConverter,
    MarkdownConverter,
    SassConverter,
    ScssConverter,
    SmartyPantsConverter,
    builtin,
)
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.errors import JekyllError
from jekyll_py.reference import VARIABLE
from tests.filters import oracle
from tests.filters.site import FakeSite, render

SMART = (
    'it\'s "quoted" -- and... so --- on <<x>>',
    "a\nb\n\nc 'd'\n",
    '<div>"x"</div>\nafter "y"',
    'text <div>"x"</div> "z"',
    '<em>"x"</em> and <code>"y" -- </code>',
    '&amp; &copy; &lt; & < > "a"',
    'a <b title="x -- y">c\'s</b>',
    '<!-- "c" --> "d"',
    "  indented 'x'\n\n    more 'y'",
    '*a* _b_ `"c"` ["d"](x)',
    "'90s rock 'n' roll",
    "",
    '\\"x\\" \\-- \\...',
    '<p markdown="1">"x"</p>',
    '\r\n"x"\r\n',
    "\"日本\"の'x'",
    '# "head"\n- "item"\n> "q"\n| a | \'b\' |',
    "{::comment}x{:/} {: .a} 'q'",
)


@pytest.fixture(autouse=True)
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Follow the Jekyll that the oracle runs."""
    monkeypatch.setenv(VARIABLE, "debian")


@pytest.mark.jekyll
@pytest.mark.parametrize("text", SMART)
def test_typographic_text_is_as_jekylls(text: str) -> None:
    template = "{{ text | smartify }}"
    assert render(template, {"text": text}) == oracle.render(template, {"text": text})


KRAMDOWN: tuple[dict[str, object], ...] = (
    {},
    {"input": "kramdown", "auto_ids": False},
    {"hard_wrap": True, "smart_quotes": "apos,apos,quot,quot"},
    {"syntax_highlighter_opts": {"disable": True}},
    {"syntax_highlighter_opts": {"default_lang": "ruby"}, "toc_levels": "2..3"},
    {"entity_output": "symbolic", "footnote_nr": 5},
)
TEXT = """\
# A "heading" & more

* TOC
{:toc}

## Second

Text with `x = 1`, *emphasis*[^1] and
two lines &copy;.

    puts 1

```ruby
puts "2"
```

[^1]: A note.
"""


@pytest.mark.jekyll
@pytest.mark.parametrize("options", KRAMDOWN, ids=str)
def test_markdown_is_converted_with_the_configured_options(options: dict[str, object]) -> None:
    defaults = {"auto_ids": True, "toc_levels": [1, 2, 3, 4, 5, 6], "entity_output": "as_char", "input": "GFM"}
    defaults |= {"smart_quotes": "lsquo,rsquo,ldquo,rdquo", "hard_wrap": False, "guess_lang": True, "footnote_nr": 1}
    site = FakeSite({"kramdown": {**defaults, **options}})
    template = "{{ text | markdownify }}"
    theirs = oracle.render(template, {"text": TEXT}, {"kramdown": options})
    assert render(template, {"text": TEXT}, site) == theirs


@pytest.mark.jekyll
@pytest.mark.parametrize("highlighter", ["none", "rouge"])
def test_the_sites_highlighter_is_kramdowns(highlighter: str) -> None:
    text = "```ruby\nputs 1\n```\n"
    site = FakeSite({"kramdown": {"input": "GFM"}, "highlighter": highlighter})
    theirs = oracle.render("{{ text | markdownify }}", {"text": text}, {"highlighter": highlighter})
    assert render("{{ text | markdownify }}", {"text": text}, site) == theirs


def test_extensions_are_configured() -> None:
    converter = MarkdownConverter({"markdown_ext": "md,TXT"})
    assert [ext for ext in (".md", ".MD", ".txt", ".markdown") if converter.matches(ext)] == [".md", ".MD", ".txt"]


def test_a_processor_nobody_knows_is_named_with_those_there_are() -> None:
    with pytest.raises(JekyllError, match="Invalid Markdown processor given: Redcarpet") as error:
        MarkdownConverter({"markdown": "Redcarpet"}).convert("x")
    assert error.value.hint == "available processors are: CommonMark, CommonMarkGhPages, GFM, kramdown"


class Upper:
    """A processor as a plugin brings it."""

    def convert(self, content: str) -> str:
        return content.upper()


def test_a_plugin_brings_a_processor() -> None:
    converter = MarkdownConverter({"markdown": "Upper"}, None, {"Upper": lambda config, diagnostics: Upper()})
    assert converter.convert("x") == "X"


def test_a_maths_engine_of_ruby_alone_is_an_error_with_a_way_out() -> None:
    with pytest.raises(JekyllError, match="katex exists only in Ruby") as error:
        MarkdownConverter({"kramdown": {"math_engine": "katex"}}).convert("x")
    assert error.value.hint == "`kramdown: {math_engine: mathjax}`"


def test_warnings_of_kramdown_are_handed_on_where_they_are_wanted() -> None:
    found = Diagnostics()
    MarkdownConverter({"kramdown": {"show_warnings": True}}, found).convert("[x]: \n\n[^a]: unused\n")
    assert {each.topic for each in found.all} == {"Kramdown warning:"}
    quiet = Diagnostics()
    SmartyPantsConverter({"kramdown": {}}, quiet).convert("<b>")
    assert quiet.all == ()


def test_the_built_in_converters_cover_every_file() -> None:
    found = builtin({"plugins": ["jekyll-coffeescript"]}, Diagnostics())
    extensions = (".md", ".scss", ".sass", ".coffee", ".txt")
    kinds = [next(type(each) for each in found if each.matches(ext)) for ext in extensions]
    assert kinds == [MarkdownConverter, ScssConverter, SassConverter, CoffeeScriptConverter, IdentityConverter]


def test_coffeescript_is_written_as_it_is_with_one_warning_where_no_compiler_can_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jekyll_py.ruby.javascript.module.is_installed", lambda: False)
    told = Diagnostics()
    converter = CoffeeScriptConverter({"target": "github-pages"}, told)
    assert [converter.convert("x = 1"), converter.convert("y = 2")] == ["x = 1", "y = 2"]
    assert ["not compiled" in each.error.message for each in told.all] == [True]
    with pytest.raises(JekyllError, match="cannot run here"):
        CoffeeScriptConverter({}, told).convert("x = 1")
