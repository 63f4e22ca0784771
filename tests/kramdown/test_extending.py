"""Extensions by a site or a plugin: mistune's plugins, a renderer of its own, changed token trees."""

from __future__ import annotations

import mistune
import pytest

from jekyll_py import kramdown
from jekyll_py.kramdown.block_parser import BlockParser
from jekyll_py.kramdown.inline_parser import InlineParser


def test_the_parsers_are_mistunes() -> None:
    dialect = kramdown.dialect(kramdown.JEKYLL_DEFAULTS)
    assert isinstance(dialect, mistune.Markdown)
    assert isinstance(dialect.block, mistune.BlockParser)
    assert isinstance(dialect.inline, mistune.InlineParser)
    assert isinstance(dialect.renderer, mistune.HTMLRenderer)
    assert dialect("*a*") == "<p><em>a</em></p>\n"
    assert BlockParser is type(dialect.block)
    assert InlineParser is type(dialect.inline)


@pytest.mark.parametrize(
    ("plugin", "text", "html"),
    [
        ("mark", "a ==b *c*== d", "<p>a <mark>b <em>c</em></mark> d</p>\n"),
        ("insert", "a ^^b^^", "<p>a <ins>b</ins></p>\n"),
        ("superscript", "a^2^", "<p>a<sup>2</sup></p>\n"),
        ("subscript", "H~2~O", "<p>H<sub>2</sub>O</p>\n"),
        ("url", "see http://a.b/", '<p>see <a href="http://a.b/">http://a.b/</a></p>\n'),
    ],
)
def test_mistune_plugins_from_the_configuration(plugin: str, text: str, html: str) -> None:
    options = {**kramdown.JEKYLL_DEFAULTS, "mistune_plugins": [plugin]}
    assert kramdown.convert(text, options) == html
    document = kramdown.Document(text, options)
    assert document.render(document.tokens()) == html


def test_a_block_plugin_of_mistune() -> None:
    options = {**kramdown.JEKYLL_DEFAULTS, "mistune_plugins": ["spoiler"]}
    assert '<div class="spoiler">' in kramdown.convert(">! hidden *text*\n", options)


def test_a_renderer_of_ones_own() -> None:
    class Loud(kramdown.HTMLRenderer):
        def emphasis(self, text: str, attributes: object = None) -> str:
            return text.upper()

    assert kramdown.Document("a *b **c***", renderer=Loud).to_html() == "<p>a B <STRONG>C</STRONG></p>\n"


def test_a_tree_can_be_changed_before_it_is_rendered() -> None:
    document = kramdown.Document("# One\n\n- a\n- *b*\n", kramdown.JEKYLL_DEFAULTS)
    tokens = document.tokens()
    assert [token["type"] for token in tokens] == ["heading", "blank_line", "list"]
    tokens[0]["attrs"]["level"] = 3
    tokens[2]["attrs"]["ordered"] = True
    assert document.render(tokens) == '<h3 id="one">One</h3>\n\n<ol>\n  <li>a</li>\n  <li><em>b</em></li>\n</ol>\n'


def test_a_plugin_mistune_does_not_have_is_an_error_that_names_it() -> None:
    with pytest.raises(kramdown.OptionError, match="no-such"):
        kramdown.convert("a", {"mistune_plugins": ["no-such"]})
