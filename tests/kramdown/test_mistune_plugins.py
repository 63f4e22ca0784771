"""kramdown's syntaxes as plugins of mistune: what each writes is what kramdown writes for the same construct."""

from __future__ import annotations

import re

import mistune
import pytest

from jekyll_py import kramdown
from jekyll_py.kramdown import mistune_plugins as plugins
from jekyll_py.kramdown.mistune_plugins import PLUGINS

OPTIONS = {"auto_ids": False, "syntax_highlighter": None}

EXAMPLES = {
    plugins.attribute_lists: (
        "para\n{: .x #y}\n\nother\n",
        "{: .x}\npara\n\n{: #l}\n- a\n- b\n\n{: title='a'}\n> q\n\n{:d: .z}\n\n# h\n{: d}\n",
        "~~~\ncode\n~~~\n{: .c}\n",
        "{:.a}\n* * *\n",
        "p\n{:.a}\n{:.b}\n",
        "{:.lost}\n",
    ),
    plugins.definition_lists: (
        "term\n: def *x*\n: two\n\nb\n",
        "t\n\n: para\n\n  more\n",
        "a\nb\n: {:.k} y\n\nc\n: d\n",
        "\n: no term\n",
    ),
    plugins.math: (
        "a $$x<y$$ b\n",
        "p\n\n$$\na<b\n$$\n\nq\n",
        "p\n$$\nno block\n$$\n",
        "a \\$$b$$\n",
        "*a $$x$$ b* and $$ alone\n",
        "- a\n\n$$b$$\n",
    ),
    plugins.footnotes: (
        "a[^1] b[^1]\n\n[^1]: note *x*\n",
        "a[^1]\n\n[^1]: n\n\n    second[^2]\n\n[^2]: two\n",
        "t [^a]\n\n[^a]:\n    - x\n    - y\n",
        "> x[^1]\n\n[^1]:     code\n",
        "x[^no]\n\n[^other]: unused\n",
    ),
    plugins.abbreviations: (
        "The HTML spec\n\n*[HTML]: Hyper Text\n",
        '**HTML** HTMLX xHTML [HTML](/HTML) `HTML`\n\n*[HTML]: H "q"\n',
        "a*b HT ML\n\n*[HT ML]: two words\n*[b]:\n",
    ),
    plugins.smart_quotes: (
        "He said \"hi\" and 'bye' it's\n",
        '*"a"* "**b**" (\'c\') \'90s ["d"](/u)\n',
        "\"a\n'b' c\"\n\"'d' e\"\n",
    ),
}


def plain(html: str) -> str:
    """HTML without the white space between blocks, of which mistune writes less."""
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", "\n", html.strip()))


@pytest.mark.parametrize(("plugin", "text"), [(plugin, text) for plugin, texts in EXAMPLES.items() for text in texts])
def test_a_plugin_writes_what_kramdown_writes(plugin: mistune.plugins.Plugin, text: str) -> None:
    expected = plain(kramdown.convert(text, OPTIONS))
    for chosen in ([plugin], PLUGINS):
        markdown = mistune.create_markdown(plugins=chosen)
        assert plain(str(markdown(text))) == expected


def test_every_plugin_has_an_example() -> None:
    assert set(EXAMPLES) == set(PLUGINS)


def test_documents_of_one_markdown_share_nothing() -> None:
    markdown = mistune.create_markdown(plugins=PLUGINS)
    markdown("a[^1] HTML\n\n[^1]: n\n\n*[HTML]: x\n\n{:a: .b}\n")
    assert markdown("a[^1] HTML\n{: a}\n") == "<p>a[^1] HTML</p>\n"


@pytest.mark.parametrize("text", ["[^1]\n\n[^1]: <b>\n", "a\n: <b>\n", "<b> x\n\n*[<b> x]: y\n", "$$<b>$$", '"<b>"\n'])
def test_html_is_escaped_where_mistune_escapes_it(text: str) -> None:
    html = mistune.create_markdown(plugins=PLUGINS)(text)
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_what_stands_inside_is_read_with_the_other_plugins_of_mistune() -> None:
    markdown = mistune.create_markdown(plugins=["table", "mark", *PLUGINS])
    html = str(markdown("a[^1]\n: b\n\n  | c |\n  |---|\n  | d |\n\n[^1]: ==e==\n"))
    assert "<td>d</td>" in html
    assert "<mark>e</mark>" in html


COMMONMARK = (
    "# h\n\n1. a\n   - b\n\n> q\n> *r*\n\n```py\nx = 1\n```\n\n<div>\n\n"
    '[l](/u "t") ![i](/v) `c` <https://a.b>\n\nx  \ny\n'
)


@pytest.mark.parametrize("escape", [True, False])
def test_everything_else_is_left_to_mistune(escape: bool) -> None:
    assert mistune.create_markdown(escape, plugins=PLUGINS)(COMMONMARK) == mistune.create_markdown(escape)(COMMONMARK)


def test_definitions_nest_as_deep_as_mistune_lets_anything() -> None:
    nested = "".join(f"{'    ' * level}t\n\n{'    ' * level}:   d\n\n" for level in range(40))
    assert 1 < str(mistune.create_markdown(plugins=PLUGINS)(nested)).count("<dl>") <= 20
