"""Where kramdown 2.3, 2.4 and 2.5 differ; the expectations are those of kramdown 2.3.2, 2.4.0 and 2.5.2 run by Ruby."""

from __future__ import annotations

import re

import pytest

import jekyll_py
from jekyll_py import kramdown
from jekyll_py.errors import SettingError
from jekyll_py.reference import named

BEFORE_AND_SINCE = ("github-pages-232", "jekyll-4.4.1")
NOTE = "a[^n]\n\n[^n]: b\n"

DIFFERENT = {
    "underscores in a word": ("a___b_ c\n", "<p>a__<em>b</em> c</p>\n", "<p>a___b_ c</p>\n"),
    "names of HTML 5": (
        "&Map; &frac13; &nosuch;\n",
        "<p>&amp;Map; &amp;frac13; &amp;nosuch;</p>\n",
        "<p>⤅ ⅓ &amp;nosuch;</p>\n",
    ),
    "a time": ("<time>*now*</time> and\n", "<time>*now*</time>\n<p>and</p>\n", "<p><time>*now*</time> and</p>\n"),
    "CDATA": (
        "a <![CDATA[*b* <c>]]>\n",
        "<p>a &lt;![CDATA[<em>b</em> <c>]]&gt;</c></p>\n",
        "<p>a *b* &lt;c&gt;</p>\n",
    ),
    "CDATA in HTML": (
        '<p><![CDATA[a "b" < c]]></p>\n',
        '<p>&lt;![CDATA[a "b" &lt; c]]&gt;</p>\n',
        '<p>a "b" &lt; c</p>\n',
    ),
    "quotes in CDATA": (
        'a <![CDATA["b" &amp;]]>\n',
        "<p>a &lt;![CDATA[“b” &amp;]]&gt;</p>\n",
        '<p>a "b" &amp;amp;</p>\n',
    ),
    "a time after a quote": (
        "> q\n<time>b</time>\n",
        "<blockquote>\n  <p>q</p>\n</blockquote>\n<time>b</time>\n",
        "<blockquote>\n  <p>q\n<time>b</time></p>\n</blockquote>\n",
    ),
    "the case of a time": (
        "a <TIME DATETIME='x'>b</TIME>\n",
        '<p>a <TIME DATETIME="x">b</TIME></p>\n',
        '<p>a <time datetime="x">b</time></p>\n',
    ),
    "an abbreviation over lines": (
        "A B and A\nB.\n\n*[A B]: t\n",
        '<p><abbr title="t">A B</abbr> and A\nB.</p>\n\n',
        '<p><abbr title="t">A B</abbr> and <abbr title="t">A\nB</abbr>.</p>\n\n',
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_text_is_converted_as_its_kramdown_does(name: str) -> None:
    text, old, new = DIFFERENT[name]
    for reference, expected in (("debian", old), ("github-pages-232", old), ("jekyll-4.3.4", new)):
        assert kramdown.convert(text, reference=reference) == expected


def test_footnotes_have_their_roles_elsewhere() -> None:
    old, new = (kramdown.convert(NOTE, reference=name) for name in ("github-pages-232", "jekyll-4.4.1"))
    assert '<sup id="fnref:n" role="doc-noteref"><a href="#fn:n" class="footnote" rel="footnote">1</a></sup>' in old
    assert '<sup id="fnref:n"><a href="#fn:n" class="footnote" rel="footnote" role="doc-noteref">1</a></sup>' in new
    assert ('<li id="fn:n" role="doc-endnote">' in old, '<li id="fn:n">' in new) == (True, True)


def test_two_options_came() -> None:
    options = {"footnote_link_text": "[%s]", "header_links": True}
    old, new = (kramdown.convert(f"# h\n\n{NOTE}", options, reference=name) for name in ("debian", "jekyll-4.3.4"))
    assert ('<h1 id="h">h</h1>' in old, '<h1 id="h"><a href="#h"></a>h</h1>' in new) == (True, True)
    assert (">1</a></sup>" in old, ">[1]</a></sup>" in new) == (True, True)
    with pytest.raises(kramdown.OptionError, match="needs to contain a '%s'"):
        kramdown.convert("a", {"footnote_link_text": "x"})
    with pytest.raises(kramdown.OptionError, match="no other '%'"):
        kramdown.convert("a", {"footnote_link_text": "%s%d"})
    assert ">1%</a></sup>" in kramdown.convert(NOTE, {"footnote_link_text": "%s%%"})


def test_an_option_that_came_later_is_not_set_in_a_document() -> None:
    text = '{::options header_links="true" /}\n\n# h\n'
    old, new = (kramdown.Document(text, reference=named(name)) for name in ("debian", "jekyll-4.4.1"))
    assert (old.to_html(), new.to_html()) == ('\n<h1 id="h">h</h1>\n', '\n<h1 id="h"><a href="#h"></a>h</h1>\n')
    assert [warning.message for warning in old.warnings] == ["Unknown kramdown option 'header_links'"]
    assert not new.warnings


def test_a_number_is_called_by_its_last_name() -> None:
    old, new = (kramdown.convert("&#8706;", {"entity_output": "symbolic"}, reference=name) for name in BEFORE_AND_SINCE)
    assert (old, new) == ("<p>&part;</p>\n", "<p>&npart;</p>\n")


def test_a_table_without_cells_stays_html() -> None:
    assert kramdown.convert("<table></table>\n", {"html_to_native": True}) == "<table></table>\n"


def test_before_2_4_code_in_a_line_has_the_default_language_in_its_class() -> None:
    spans = [jekyll_py.markdown("`x`{:.language-ruby}", reference=name) for name in ("jekyll-4.2.2", "debian")]
    assert [re.findall('class="([^"]*)', span)[0] for span in spans] == [
        "language-plaintext highlighter-rouge",
        "language-ruby highlighter-rouge",
    ]


def test_unknown_options_are_named() -> None:
    with pytest.raises(kramdown.OptionError, match="has no option 'toc_level'") as error:
        jekyll_py.markdown("a", {"toc_level": 1})
    assert error.value.hint == "did you mean 'toc_levels'?"
    with pytest.raises(kramdown.OptionError, match=r"kramdown 2\.4\.0 has no option 'header_links'"):
        jekyll_py.markdown("a", {"header_links": True}, reference="debian")
    assert jekyll_py.markdown("a", dict(kramdown.JEKYLL_DEFAULTS)) == "<p>a</p>\n"


def test_the_library_takes_a_reference_by_name() -> None:
    assert jekyll_py.markdown(NOTE, reference="jekyll-4.2.2") != jekyll_py.markdown(NOTE)
    with pytest.raises(SettingError, match="there is no reference 'jekyll-1'"):
        jekyll_py.markdown(NOTE, reference="jekyll-1")
