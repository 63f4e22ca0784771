"""Odd behaviour of kramdown that real documents or random ones ran into; each is Ruby's."""

from __future__ import annotations

import pytest

from jekyll_py import kramdown
from jekyll_py.reference import DEBIAN
from tests.kramdown.oracle import JEKYLL, Kramdown

pytestmark = pytest.mark.ruby

TEXTS = [
    # what is nowhere after one place may stand after an earlier one
    "[$$]$$$$",
    "_<`_`` ``",
    "[`]``",
    "*`*``",
    # quotes look at the character before them unless it was part of another construct
    "1. a  \n   '",
    '*a*"b" *a*\'s "*a*" \'**a**\' "`a`"',
    "\"'a' b\" '\"a\" b' ''a'' \"\"a\"\" '80s '80 rock'n'roll",
    # attribute lists after what takes no attributes
    "<!---->{:#t}",
    '>a\n>\n><!---->\n>{:y=""}',
    "{::nomarkdown}\n{:/}\n{:.c}",
    '[](){:s=""" }',
    "<code><b></b>{:.c}</code>{:.d} <b><i></i>{:.e}</b>",
    # an attribute list before a table that is none is lost
    "{:.lost}\na | b\nc\n",
    # a link definition shares its attributes with every link that uses it
    "[a][r]{:.x} [b][r]\n\n[r]: /url\n{:.y}\n",
    # footnotes and brackets
    "[^](c)",
    "[a[^1]](b)\n\n[^1]: x",
    "*a[^1] b\n\nc[^2] d[^1]\n\n[^1]: x\n[^2]: y",
    "![a[^1]](b) c[^1]\n\n[^1]: x",
    # brackets in the URL of a definition
    "[e]:<> '>\n[f]: <a> b> 'c'\n\n[e] [f]\n",
    # typographic symbols in ids
    "# 5 >>\n\n# << a\n\n# a -- b...\n",
    # abbreviations end at ASCII letters only
    "CSS汉 ïHTML HTMLé HTML5 <HTML@a.b>\n\n*[CSS]: a\n*[HTML]: b\n",
    # fences
    "````\na\n```\n",
    "```ruby?a=1\nx\n```\n",
    "``` two words\nx\n```\n",
    "```\nunclosed",
    "~~~~\n~~~\n~~~~~\n",
    # lists
    "- a\n\n  b\n- c\n- d\n",
    "- a\n- b\n\n- c\n",
    "1. a\n1. b\n   - c\n\n   d\n",
    "- a\n^\n- b\n",
    "- {:.x} a\n- b\n{:.y}\n",
    "* a\n\n\n* b\n***\n",
    "-\ta\n\n\tb\n",
    # what a plain paragraph is not, what ends it, what becomes of it
    "a\n: b\n",
    "a\n\n: b\n",
    "a\nb\n===\n\nc\n---\n",
    "a | b\nc\n\nd\ne | f\n\n",
    "a\n{:.x}\n\n{:.y}\nb\n\n{:.z}\n",
    "a\n<div>\nb\n</div>\nc\n\nd\n^\ne\n",
    "1.a\n2.\n\n1. b\n\n1.5 c\n2019. d\n",
    "_a_\n__b__\n\n*c*\n**d**\n\n___\n_ _ _\n",
    '``\n`a`\n\n`~~\nb\n\n(c)\n"d"\n!e\n',
    "[a](b)\n: c\n\n[d] e\n[f]: g\n\n[h]: i\n",
    "a  \nb\\\nc\\\\\nd\n \n\te\n",
    # what a list of plain items is not, and what comes after it
    "- a\n- b\n\n\n- c\n\n+ d\n1. e\n",
    "- a\n- b\n\nc\n\n1. d\n2. e\n",
    "- a\n  b\n- c\nd\n\n1. e\n   f\n",
    "- a | b\n- c\n\n1. d\n2. e | f\n",
    "- [x] a\n- b\n\n* [ ](c)\n* [y] d\n",
    "- a\n- b\n{:.x}\n\n{:.y}\n- c\n\n{:.z}\n",
    "- *a*\n- _b_\n- 1.5\n- 1. c\n- - d\n",
    "- a\n\n^\n- b\n\n    c\n- d\n  : e\n",
    # spans of plain text, and what is nearly one
    "`a`{:.x} ` b` `c ` `d``e` `f\n\n`g\nh`",
    "[a-b](c) [a--b](c) [a.b](c) [a...](c) [a\nb](c) [a  \nb](c) [a!](b) [a](b){:.x}",
    "[![a](b)](c) [![a-b](c) d](e) ![](f) ![a'b](g) ![a](b){:.x} ![a\nb](c) ![a](b 'c') ![^a](b)",
    "*[a](b)* [*a*](b) [[a](b)](c) [a](b) [c][a](d)",
    # tables
    "|a|`b|c`|\n|-|:-:|\n|d\\|e|<code>|</code>|\n|===\n|f\n",
    "a | b\n",
    "| a |\n{:.x}\n",
    "a `b|c`\n",
    '[^1]: x\n\n2. |<span s="">[[^1]',
    '<span s=""> {:</span>}|',
    # HTML
    '<div>\n*a*\n<p markdown="1">*b*</p>\n</div>\n',
    '<div markdown="1">\n# a\n\n- b\n</div>\n\n# a\n',
    "<p>a</p> trailing *text*\n",
    "<script>*a* < b</script>\n<style>a > b</style>\n",
    'a <span markdown="0">*b*</span> <kbd>*c*</kbd> <br> <img src=x>\n',
    "<DIV CLASS=a><Custom>b</Custom></DIV>\n",
    # three spaces and a tab are no block at all
    "   \tx\n",
    # line breaks
    "a\\\nb  \nc\\\\\nd",
    "- a\\\n  - b\n",
    "<b>a\\\nb</b> *c\\\nd*",
    # the place of footnotes and of the table of contents
    "* footnotes\n{:footnotes}\n\n* toc\n{:toc}\n\n# A [l](u)[^1]\n\n### B\n\n## C\n{:.no_toc}\n\n[^1]: x\n",
    "# before\n\n1. toc\n{:toc .c #i}\n\n# *after* `c`\n",
    # figures
    "![a](b){:standalone .c}\n\n![a][r]\n\n[r]: b\n{:standalone #d}\n",
    # code
    "    a\n\n    b\n  lazy\n",
    "`a`{:.language-ruby} `b`{:.c}\n{:.d}\n\n    x\n{:.language-ruby .e}\n",
    "~~~\n a\tb \n~~~\n{:.show-whitespaces}\n",
    "a\n: b\n\n  c\n: d\n\ne\n\n: f\n",
    "term\n: def\n{:auto_ids}\n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("dialect", ["GFM", "kramdown"])
def test_as_ruby(ruby: Kramdown, text: str, dialect: str) -> None:
    options = {**JEKYLL, "input": dialect}
    assert kramdown.convert(text, options, reference=DEBIAN) == ruby(text, options).html


@pytest.mark.parametrize(
    "text",
    [
        "<div><v>x</v></div>\n",
        "<div>a <v>x</v> b</div>\n",
        '<div><custom-el a="b"><p>q</p></custom-el></div>\n',
        "<details><summary>a</summary>\n\nb\n</details>\n",
        "<em> <v>x</v></em>\n",
        "- a<v>x</v>\n",
        "a\n: b <v>c</v>\n",
        "<div><!-- c --></div>\n",
        "<div>a <!-- c --> b</div>\n",
        "<h6>a <!-- c --></h6>\n",
        "<table><tr><th>a <!-- c --></th></tr></table>\n",
        '<div markdown="1">{::comment}\nx\n{:/comment}\n</div>\n',
        "{:.x}\n<t>a</t>\n",
        "{:.x}\n<h1>a</h1>\n",
        "{:.x}\n<ul><li>a</li></ul>\n{:.y}\n",
        "{:toc}\n<ul><li>a</li></ul>\n\n# H\n",
        '<n markdown="block"><s-t></s-t>{:.a}\n</n>\n',
    ],
)
def test_html_is_made_native_as_by_ruby(ruby: Kramdown, text: str) -> None:
    options = {**JEKYLL, "html_to_native": True}
    assert kramdown.convert(text, options, reference=DEBIAN) == ruby(text, options).html


def test_a_table_made_from_html_keeps_its_attributes(ruby: Kramdown) -> None:
    text = (
        '<table class="t"><thead><tr id="r"><th class="x">a</th></tr></thead>\n'
        '<tbody class="b"><tr class="s"><td style="color: red">b</td></tr></tbody></table>\n'
    )
    options = {**JEKYLL, "html_to_native": True}
    assert kramdown.convert(text, options, reference=DEBIAN) == ruby(text, options).html
