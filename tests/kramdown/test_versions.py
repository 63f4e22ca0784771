"""What kramdown 2.5 writes otherwise than 2.4; the expectations are those of kramdown 2.4.0 and 2.5.2 run by Ruby."""

from __future__ import annotations

import pytest

import jekyll_py
from jekyll_py import kramdown
from jekyll_py.errors import SettingError

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


def test_the_library_takes_a_reference_by_name() -> None:
    assert jekyll_py.markdown(NOTE, reference="jekyll-4.2.2") != jekyll_py.markdown(NOTE)
    with pytest.raises(SettingError, match="there is no reference 'jekyll-1'"):
        jekyll_py.markdown(NOTE, reference="jekyll-1")
