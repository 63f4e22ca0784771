"""Every option against Ruby, in each of its forms, and the values kramdown refuses."""

from __future__ import annotations

import pytest

from jekyll_py import kramdown
from jekyll_py.reference import DEBIAN
from tests.kramdown.oracle import JEKYLL, Kramdown

TEXT = """\
* list
{:toc}

# One *two* &amp; `three`

Some "quoted" text -- it's 'here'... <<guillemets>> &copy; &#169; &lt; *em*
line two\x20\x20
line three[^1] <b>*b*</b> $$x < y$$ [ref] HTML

## 中文 标题

<div>*raw* <p markdown="1">*not raw*</p></div>

##### Ärger {#own}

    code

~~~ ruby
puts 1
~~~

中文
换行 and ~~struck~~

$$
a & b
$$

[^1]: A note[^2]

    > with a quote

[^2]: Another
[def]: /url
*[HTML]: HyperText
"""

CASES: list[dict[str, object]] = [
    {},
    {"auto_ids": False},
    {"auto_ids": "false"},
    {"auto_id_prefix": "pre-"},
    {"auto_id_stripping": True, "input": "kramdown"},
    {"parse_block_html": True},
    {"parse_span_html": False},
    {"html_to_native": True},
    {"link_defs": {"Ref": ["/defined", "title"]}},
    {"link_defs": "ref: [/defined]"},
    {"footnote_nr": 7},
    {"footnote_nr": "7"},
    {"entity_output": "as_input"},
    {"entity_output": ":numeric"},
    {"entity_output": "symbolic"},
    {"toc_levels": "1..2"},
    {"toc_levels": "2,5"},
    {"toc_levels": [1, 5]},
    {"smart_quotes": "apos,apos,quot,quot"},
    {"smart_quotes": ["laquo", "raquo", 8222, "8220"]},
    {"typographic_symbols": {"hellip": "...", "mdash": "<-->"}},
    {"typographic_symbols": "ndash: --"},
    {"header_offset": 3},
    {"header_offset": -2},
    {"syntax_highlighter": None},
    {"syntax_highlighter": "none-such"},
    {"syntax_highlighter_opts": {"disable": True}},
    {"syntax_highlighter_opts": {"block": {"disable": True}, "default_lang": "ruby"}},
    {"math_engine": None},
    {"footnote_backlink": ""},
    {"footnote_backlink": "up & <b>"},
    {"footnote_backlink_inline": True},
    {"footnote_prefix": "doc-"},
    {"remove_line_breaks_for_cjk": True},
    {"hard_wrap": True},
    {"gfm_quirks": ""},
    {"gfm_quirks": "paragraph_end,no_auto_typographic"},
    {"gfm_quirks": ["no_auto_typographic"]},
    {"input": "kramdown"},
    {"input": "Markdown"},
]

REFUSED: list[dict[str, object]] = [
    {"toc_levels": "a"},
    {"toc_levels": "1..9"},
    {"toc_levels": 3.5},
    {"toc_levels": [[], {}]},
    {"smart_quotes": "a,b,c,d"},
    {"footnote_nr": "many"},
    {"smart_quotes": "lsquo"},
    {"link_defs": {"a": []}},
    {"link_defs": "[1]"},
    {"input": "asciidoc"},
]


@pytest.mark.ruby
@pytest.mark.parametrize("changes", CASES, ids=str)
def test_option_does_what_it_does_in_ruby(ruby: Kramdown, changes: dict[str, object]) -> None:
    options = {**JEKYLL, "syntax_highlighter": None, **changes}
    if "syntax_highlighter_opts" in changes:
        options["syntax_highlighter"] = "rouge"
    assert kramdown.convert(TEXT, options, reference=DEBIAN) == ruby(TEXT, options).html


@pytest.mark.ruby
@pytest.mark.parametrize("changes", REFUSED, ids=str)
def test_values_kramdown_refuses_are_errors_that_name_the_option(ruby: Kramdown, changes: dict[str, object]) -> None:
    assert ruby('"x"', changes).html is None
    with pytest.raises(kramdown.OptionError):
        kramdown.convert('"x"', changes)


@pytest.mark.ruby
@pytest.mark.parametrize(
    "text",
    [
        '# a\n\n{::options auto_ids="false" /}\n\n# b\n',
        '*a* {::options footnote_nr="4" /} b[^1]\n\n[^1]: x\n',
        '{::options parse_block_html="true" /}\n\n<div>*a*</div>\n',
        '{::options template="x" no_such="y" toc_levels="x" /}\n\n# a\n',
        '{::options entity_output="numeric" smart_quotes="apos,apos,quot,quot" /}\n\n"a" &copy;\n',
    ],
)
def test_options_set_in_the_document(ruby: Kramdown, text: str) -> None:
    assert kramdown.convert(text, JEKYLL, reference=DEBIAN) == ruby(text, JEKYLL).html


def test_transliterated_ids_lose_their_accents() -> None:
    options = {"transliterated_header_ids": True}
    assert kramdown.convert("# Über Ärger\n", options) == '<h1 id="uber-arger">Über Ärger</h1>\n'


def test_every_option_says_what_it_does() -> None:
    assert all(option.prose.endswith(".") for option in kramdown.OPTIONS)
