"""Values that a key of the configuration cannot have are shown where they stand."""

from __future__ import annotations

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

WRONG = {
    "theme": ("theme: no-such-theme\n", ":1:1: The no-such-theme theme could not be found."),
    "theme outside": ("safe: true\ntheme: ../\n", ":2:1: The theme ../ lies outside of the site."),
    "remote_theme": (
        "plugins: [jekyll-remote-theme]\nremote_theme: ./gone\n",
        ":2:1: The folder ./gone of remote_theme could not be found.",
    ),
    "kramdown: math_engine": (
        "kramdown:\n  math_engine: katex\n",
        ":2:3: the maths engine katex exists only in Ruby",
    ),
    "kramdown: toc_levels": ("kramdown:\n  toc_levels: a..b\n", ":2:3: Invalid syntax for option toc_levels"),
    "kramdown: footnote_nr": (
        "kramdown:\n  hard_wrap: true\n  footnote_nr: many\n",
        ":3:3: Invalid integer value for option 'footnote_nr': 'many'",
    ),
    "kramdown: input": (
        "kramdown: {input: Foo}\n",
        ":1:12: kramdown has no parser to handle the specified input format: Foo",
    ),
    "kramdown: of a filter": (
        "title: x\nkramdown: {footnote_nr: x}\n",
        ":2:12: Invalid integer value for option 'footnote_nr': 'x'",
    ),
    "kramdown: mistune_plugins": (
        "kramdown:\n  mistune_plugins: [no-such]\n",
        ":2:3: there is no Markdown plugin 'no-such'",
    ),
    "encoding": ("title: x\nencoding: klingon\n", ":2:1: unknown encoding 'klingon'"),
    "defaults: date": (
        "defaults:\n  - values: {}\n  - scope: {path: a}\n    values:\n      date: someday\n",
        ":5:7: Invalid date 'someday': An invalid date format was found in a front-matter default set: ",
    ),
    "paginate": ("plugins: [jekyll-paginate]\npaginate: some\n", ":2:1: paginate: some puts no posts on a page"),
    "paginate twice": (
        "plugins: [jekyll-paginate-v2]\npaginate: 5\n",
        ":2:1: jekyll-paginate-v2 does not know the key paginate",
    ),
    "feed: posts_limit": (
        "plugins: [jekyll-feed]\nfeed:\n  posts_limit: ten\n",
        ":3:3: posts_limit of feed is no number",
    ),
    "feed: collections": (
        "plugins: [jekyll-feed]\nfeed:\n  collections: [nots]\n",
        ":3:3: feed names a collection nots, which is not there",
    ),
    "feed: categories": (
        "plugins: [jekyll-feed]\nfeed:\n  categories: [{a: b}]\n",
        ":3:3: a category of the feed of posts is no text",
    ),
    "feed: categories of a mapping": (
        "plugins: [jekyll-feed]\nfeed:\n  categories:\n    only: [news]\n",
        ":3:3: the categories of the feed of posts are no list",
    ),
    "languages": (
        "plugins: [jekyll-multiple-languages-plugin]\nlanguages: fr\n",
        ":2:1: jekyll-multiple-languages-plugin needs a language",
    ),
    "languages: missing": (
        "title: x\nplugins: [jekyll-multiple-languages-plugin]\n",
        ":2:1: jekyll-multiple-languages-plugin needs a language",
    ),
    "languages: NUL": (
        'plugins: [jekyll-polyglot]\nlanguages: [en, "a\\0b"]\n',
        ":2:1: 'languages' holds a NUL character",
    ),
    "default_lang: NUL": ('title: x\ndefault_lang: "a\\0b"\n', ":2:1: 'default_lang' holds a NUL character"),
    "jobs": ("title: x\njobs: many\n", ":2:1: jobs: many is no number of processes"),
    "executor": ("executor: nobody\n", ":1:1: executor: nobody is not known here"),
    "limits": ("limits:\n  rounds: 3\n", ":2:3: there is no limit 'rounds'"),
}


@pytest.mark.parametrize("key", WRONG)
def test_an_error_names_line_and_column(key: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    text, said = WRONG[key]
    source = "a.html" if "of a filter" in key else "a.md"
    root = site({"_config.yml": text, "index.html": "---\n---\n", source: "---\n---\n{{ '# x' | smartify }}\n"})
    assert main(["build"]) == 1
    lines = capfd.readouterr().err.splitlines()
    (first,) = (number for number, line in enumerate(lines) if f"{root}/_config.yml{said}" in line)
    row, column = (int(part) for part in said.split(":")[1:3])
    assert lines[first + 1] == f"    {text.splitlines()[row - 1]}"
    assert lines[first + 2] == " " * (column + 3) + "^"


def test_a_warning_names_line_and_column(site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    root = site({"_config.yml": "plugins: [jekyll-remote-theme]\nremote_theme: nonsense\n"})
    assert main(["build"]) == 0
    lines = [line.strip() for line in capfd.readouterr().err.splitlines()]
    first = lines.index('Remote Theme: "nonsense" is not a valid remote theme')
    assert lines[first + 1 : first + 4] == [f"{root}/_config.yml:2:1", "remote_theme: nonsense", "^"]


VARIABLES = {
    "JEKYLL_PY_TARGET": ("pages", "there is no target 'pages' (JEKYLL_PY_TARGET in the environment)"),
    "JEKYLL_PY_REFERENCE": ("4.4", "there is no reference '4.4' (JEKYLL_PY_REFERENCE in the environment)"),
    "SOURCE_DATE_EPOCH": ("99999999999999", "SOURCE_DATE_EPOCH is no time: '99999999999999'"),
    "JEKYLL_PY_CACHE_SECRET": ("short", "JEKYLL_PY_CACHE_SECRET is too short for a secret"),
}


@pytest.mark.parametrize("name", VARIABLES)
def test_an_error_names_the_variable_of_the_environment(
    name: str, site: MakeSite, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    value, said = VARIABLES[name]
    site({"a.md": "---\n---\n"})
    monkeypatch.setenv(name, value)
    assert main(["build"]) == 1
    assert said in capfd.readouterr().err


@pytest.mark.parametrize("name", [*VARIABLES, "JEKYLL_LOG_LEVEL", "JEKYLL_ENV", "BUNDLE_GEMFILE", "TZ"])
def test_an_empty_variable_is_none(name: str, site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable that is set to an empty text counts as unset: CI passes an input without a value so."""
    root = site({"a.md": "---\n---\n{{ jekyll.environment }}", "Gemfile": ""})
    monkeypatch.setenv(name, "")
    assert main(["build"]) == 0
    assert (root / "_site/a.html").read_text(encoding="utf-8") == "<p>development</p>\n"
