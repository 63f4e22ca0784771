"""Values of ``_config.yml`` that Jekyll takes in silence and that cannot do what was meant; and their near misses."""

from __future__ import annotations

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

DOUBTFUL = {
    "timezone: Europe/Pari\n": (":1:1", "unknown time zone 'Europe/Pari'", "did you mean 'Europe/Paris'?"),
    "title: x\nurl: example.org\n": (":2:1", "'url' has no scheme", "write url: https://example.org"),
    "baseurl: blog/\n": (":1:1", "'baseurl' begins with no slash", "write baseurl: /blog"),
    "collections:\n  _notes:\n    output: true\n": (
        ":2:3",
        "read from the folder __notes",
        "write notes: the name of its folder",
    ),
    "title: &co\nurl: https://example.org\n": (":1:8", "&co names the value", "in quotation marks"),
    "title: x\n---\nurl: https://example.org\n": (":2:1", "a second document", "a file of its own"),
    "port: many\n": (":1:1", "'port' is no number", "write port: 4000"),
    "defaults:\n  scope: {}\n  values: {}\n": (
        ":1:1",
        "'defaults' is no list",
        "with a dash: - scope:",
    ),
    "highlighter: roug\n": (":1:1", "unknown highlighter 'roug'", "did you mean 'rouge'?"),
    "permalink: prety\n": (":1:1", "unknown permalink style 'prety'", "did you mean 'pretty'?"),
    "permalink: /:yaer/:title\n": (":1:1", "no placeholder :yaer", "did you mean :year?"),
    "collections:\n  notes:\n    permalink: /:titel/\n": (":3:5", "no placeholder :titel", "did you mean :title?"),
    "markdown: kramdwon\n": (":1:1", "unknown Markdown processor 'kramdwon'", "did you mean 'kramdown'?"),
    "x: 1\ndefaults:\n  - scope: posts\n    values: {a: b}\n": (
        ":2:1",
        "the text 'posts', so that its values count for all files",
        "write scope: {path: '', type: posts}",
    ),
    "collections:\n  - notes\n  - talks: {output: true}\n": (
        ":1:1",
        "'collections' is a list of mappings",
        "write collections: {recipes: {output: true}}",
    ),
    "collections:\n  notes: true\n": (":2:3", "gives notes the value true", "{output: true}"),
    "keep_files: old\n": (":1:1", "'keep_files' is no list", "write keep_files: [old]"),
    "kramdown: GFM\n": (":1:1", "'kramdown' has no keys", "write kramdown: {input: GFM}"),
    "sass:\n  style: compresed\n": (":2:3", "unknown style: compresed", "did you mean 'compressed'?"),
    "show_drafts: 'false'\n": (":1:1", "which counts as true", "write show_drafts: false"),
    "title: a\nauthor:\n  name: b\n  name: c\n": (
        ":4:3",
        "the key 'name' stands here for the second time",
        "remove one",
    ),
}

FINE = (
    "timezone: Europe/Paris\n",
    "timezone: EST5EDT\n",
    "timezone: <+08>-8\n",
    "timezone: UTC\n",
    "timezone: ''\n",
    "url: https://example.org\n",
    "url: ''\n",
    "url: //example.org\n",
    "baseurl: /blog\n",
    "baseurl: ''\n",
    "baseurl: /\n",
    "baseurl: https://cdn.example.org/x\n",
    "port: '4001'\n",
    "port: 4001\n",
    "defaults: []\n",
    "highlighter: none\n",
    "defaults:\n  - scope: {path: ''}\n    values: {a: b}\n  - values: {a: c}\n",
    "collections: [notes]\n",
    "collections:\n  notes:\n  talks: {output: true}\n",
    "keep_files: []\n",
    "sass:\n  style: :compressed\nshow_drafts: true\nfuture: false\n",
    "permalink: pretty\n",
    "permalink: /posts/\n",
    "permalink: /:year/:title_:foreign\n",
    "collections:\n  notes:\n    permalink: /:collection/:path:output_ext\n",
    "markdown: Kramdown\n",
    "markdown: CommonMark\n",
    "markdown: KramdownPlus\n",
    "highlighter: false\n",
    "highlighter: pygments\n",
    "base: &base {a: 1}\nother: {<<: *base, a: 2}\n",
)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_doubtful_value_is_named(text: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    place, message, hint = DOUBTFUL[text]
    root = site({"_config.yml": text, "index.html": "---\n---\n"})
    assert main(["build"]) == 0
    said = capfd.readouterr().err
    assert message in said
    assert f"{root}/_config.yml{place}\n" in said
    assert hint in said
    assert main(["build", "--quiet", "--strict"]) == 1


@pytest.mark.parametrize("text", FINE)
def test_an_ordinary_value_is_not(text: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({"_config.yml": text, "index.html": "---\n---\n"})
    assert main(["build", "--strict"]) == 0
    assert "hint:" not in capfd.readouterr().err
