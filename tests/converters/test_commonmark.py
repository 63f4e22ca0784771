"""``markdown: CommonMark`` against jekyll-commonmark."""

from __future__ import annotations

import pytest

from jekyll_py.converters.commonmark import LINE_BREAK, CommonMark, CommonMarkGhPages
from jekyll_py.diagnostics import Diagnostics
from tests.filters.oracle import ask

TEXT = """\
# A "heading" & more

Paragraph[^b] with *emphasis*, <b>raw</b> HTML, <iframe src="x"></iframe> and www.example.com[^a], again[^b].
Second line -- "quoted"...

- [ ] open
- [x] done

> - tight
> - list

|a|b|
|:-|-:|
|1|~~2~~|

```ruby title="x"
puts "<&>" # done
```

    indented <code>

```no-such-language
x & y
```

```

```

[^a]: First note.
[^b]: Second note.

    With two paragraphs.
"""
SETTINGS: tuple[dict[str, list[str]], ...] = (
    {},
    {"options": ["UNSAFE"]},
    {
        "options": ["unsafe", "SMART", "FOOTNOTES"],
        "extensions": ["strikethrough", "autolink", "table", "tagfilter"],
    },
    {"options": ["HARDBREAKS", "GITHUB_PRE_LANG"], "extensions": ["table", "tasklist"]},
    {"options": ["UNSAFE", "SOURCEPOS", "NOBREAKS"], "extensions": ["strikethrough"]},
)


@pytest.mark.jekyll
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_html_is_that_of_jekyll_commonmark(settings: dict[str, list[str]]) -> None:
    config = {"commonmark": {"options": [], "extensions": [], **settings}}
    assert CommonMark(config, Diagnostics()).convert(TEXT) == ask("commonmark", config=config, text=TEXT)


def test_options_nobody_knows_are_warned_about() -> None:
    found = Diagnostics()
    config = {"commonmark": {"options": ["UNSAFE", "FANCY"], "extensions": ["tables"]}}
    CommonMark(config, found)
    assert [each.error.message for each in found.all] == [
        "FANCY is not a valid option",
        "tables is not a valid extension",
    ]


LINES = {
    "```\na\n```\n\n    b\n": "<pre><code>a\n</code></pre><pre><code>b\n</code></pre>",
    "- ```\n  a\n  ```\n": "<ul>\n<li><pre><code>a\n</code></pre></li>\n</ul>\n",
    "- t\n  ```\n  a\n  ```\n  u\n": "<ul>\n<li>t<pre><code>a\n</code></pre>u</li>\n</ul>\n",
    "- t\n\n      a\n": "<ul>\n<li>\n<p>t</p>\n<pre><code>a\n</code></pre></li>\n</ul>\n",
    ">     a\n\nt\n": "<blockquote>\n<pre><code>a\n</code></pre></blockquote>\n<p>t</p>\n",
}


@pytest.mark.parametrize("text", LINES)
def test_github_pages_has_no_line_ends_around_plain_code(text: str) -> None:
    """The expectations are those of jekyll-commonmark-ghpages 0.5.1."""
    assert CommonMarkGhPages({}, Diagnostics()).convert(text) == LINES[text]


def test_github_pages_headings_have_ids_and_only_known_languages_are_highlighted() -> None:
    html = CommonMarkGhPages({}, Diagnostics()).convert("# 1. Ünder *the* sea\n\n## nder the sea\n\n# 日本\n\n" + TEXT)
    assert '<h1 id="nder-emtheem-sea">1. Ünder <em>the</em> sea</h1>' in html
    assert '<h2 id="nder-the-sea">' in html
    assert '<h1 id="section">日本</h1>' in html
    assert '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>' in html
    assert '<pre><code class="language-no-such-language">x &amp; y\n</code></pre>' in html


def test_line_breaks_the_highlight_tag_hid_come_back() -> None:
    config = {"commonmark": {"options": ["UNSAFE"]}}
    html = CommonMarkGhPages(config, Diagnostics()).convert(f"<figure>a{LINE_BREAK}{LINE_BREAK}b</figure>\n")
    assert html == "<figure>a\n\nb</figure>\n"
