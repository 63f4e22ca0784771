"""The configuration, compared with ``Jekyll.configuration``."""

from __future__ import annotations

import datetime as dt
import os
from difflib import get_close_matches
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.config.keys import KEYS
from jekyll_py.config.misspelt import _most_similar, meant
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.log import Message
from tests.core.ruby import Ruby

FILES = [
    {},
    {"_config.yml": ""},
    {"_config.yml": "# nothing\n"},
    {"_config.yml": "title: x\nbaseurl: null\nport: null\n1: one\n"},
    {"_config.yml": "collections: [a, b]\n"},
    {
        "_config.yml": "collections: {a: {output: true}, posts: {permalink: /x/:title, output: false}}\n"
        "permalink: pretty\n"
    },
    {"_config.yml": "collections: null\npermalink: /:title\n"},
    {"_config.yml": "permalink: null\n"},
    {"_config.yml": "exclude: [a, Gemfile, b]\ninclude: [_pages]\n"},
    {"_config.yml": "kramdown: {input: Kramdown, math_engine: katex}\nliquid: null\nsass: {style: x}\n"},
    {"_config.yaml": "a: 1\n"},
    {"_config.toml": 'title = "x"\n[kramdown]\nhard_wrap = true\n'},
    {"_config.yml": "a: yml\n", "_config.toml": "a = 'toml'\n"},
    {"_config.yml": "- a\n"},
    {"_config.yml": "just text\n"},
]


def make(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.jekyll
@pytest.mark.parametrize("files", FILES)
def test_keys_and_values_are_jekylls(ruby: Ruby, tmp_path: Path, files: dict[str, str]) -> None:
    source = make(tmp_path, files)
    ours = dict(Configuration.load({"source": source, "quiet": True, "target": "jekyll"}))
    assert ours.pop("target") == "jekyll"
    del ours["destination"]
    assert ours == ruby.ask("configuration", source, {})


@pytest.mark.jekyll
def test_later_files_win_and_the_command_line_over_all(ruby: Ruby, tmp_path: Path) -> None:
    source = make(tmp_path, {"a.yml": "x: {p: 1, q: 1}\ny: 1\n", "b.toml": "y = 2\n[x]\nq = 2\n"})
    overrides = {
        "config": [f"{source}/a.yml", f"{source}/b.toml"],
        "y": 3,
        "baseurl": "/b",
        "target": "jekyll",
    }
    ours = Configuration.load({"source": source, "quiet": True, **overrides})
    theirs = ruby.ask("configuration", source, overrides)
    assert (ours["x"], ours["y"], ours["baseurl"]) == (theirs["x"], theirs["y"], theirs["baseurl"])
    assert (ours["x"], ours["y"]) == ({"p": 1, "q": 2}, 3)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("a: 1\nplugins: x\n", 2, "'plugins' should be set as an array, but was: \"x\"."),
        ("target: jekyll\nexclude:\n", 2, "'exclude' should be set as an array, but was: nil."),
        ("include: {a: 1}\n", 1, "'include' should be set as an array"),
        ("collections: 5\n", 1, "'collections' should be a list of names or a mapping"),
    ],
)
def test_what_cannot_work_is_an_error(tmp_path: Path, text: str, line: int, message: str) -> None:
    source = make(tmp_path, {"_config.yml": text})
    with pytest.raises(JekyllError, match=message.replace("(", r"\(")) as caught:
        Configuration.load({"source": source})
    assert (caught.value.path, caught.value.line) == (f"{source}/_config.yml", line)


def test_broken_toml_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError) as caught:
        Configuration.load({"source": make(tmp_path, {"_config.toml": "a = \n"})})
    assert str(caught.value.path).endswith("_config.toml")


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match=r"configuration file '.*/no.yml' could not be found"):
        Configuration.load({"source": str(tmp_path), "config": [str(tmp_path / "no.yml")]})


def lines(config: Configuration) -> list[str]:
    shown = []
    for line in config.messages:
        text = f"{line.topic} {line.text}" if isinstance(line, Message) else f"{line.topic} {line.error.message}"
        shown.append(text)
    return shown


def test_reading_says_what_it_read(tmp_path: Path) -> None:
    assert lines(Configuration.load({"source": str(tmp_path)})) == ["Configuration file: none"]
    source = make(tmp_path, {"_config.yml": "a: 1\n"})
    assert lines(Configuration.load({"source": source})) == [f"Configuration file: {source}/_config.yml"]
    source = make(tmp_path, {"_config.yml": "- a\n"})
    first, second = lines(Configuration.load({"source": source}))
    assert first == "WARNING: Error reading configuration. Using defaults (and options)."
    assert "(INVALID)" in second


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    source = make(tmp_path, {"_config.yml": "permalinks: pretty\nmy_own_thing: 1\ndesciption: x\n"})
    found = [line for line in Configuration.load({"source": source}).messages if isinstance(line, Diagnostic)]
    assert [line.error.hint for line in found] == ["did you mean 'permalink'?", "did you mean 'description'?"]
    assert [line.error.location for line in found] == [f"{source}/_config.yml:1:1", f"{source}/_config.yml:3:1"]


MISSPELT = """\
title: x
kramdown:
  inptu: GFM
  hard-wrap: true
  mine: 1
liquid: {strict_filter: true}
sass: {stile: compressed}
collections:
  books: {ouput: true, color: red}
defaults:
  - scope: {path: "", typ: posts}
    value: {layout: post}
gems: [jekyll-feed]
"""


def test_keys_below_others_and_of_old_versions_are_named_with_their_place(tmp_path: Path) -> None:
    source = make(tmp_path, {"_config.yml": MISSPELT})
    found = [line for line in Configuration.load({"source": source}).messages if isinstance(line, Diagnostic)]
    assert [(line.error.location.rpartition("_config.yml")[2], line.error.hint) for line in found] == [
        (":3:3", "did you mean 'input'?"),
        (":4:3", "did you mean 'hard_wrap'?"),
        (":7:8", "did you mean 'style'?"),
        (":6:10", "did you mean 'strict_filters'?"),
        (":9:11", "did you mean 'output'?"),
        (":12:5", "did you mean 'values'?"),
        (":11:23", "did you mean 'type'?"),
        (":13:1", "use 'plugins'"),
    ]
    assert found[0].error.source_line == "  inptu: GFM"


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("_config.toml", 'title = "x"\n\nplugins = "y"\n', ":3:1"),
        ("_config.yml", "\ufefftitle: 中文\r\n'plugins': x\r\n", ":2:1"),
        ("_config.yml", "a: &a [x]\nb: *a\nplugins: x\nplugins: y\n", ":4:1"),
        ("_config.yml", "中: {中: 1}\nplugins: x", ":2:1"),
    ],
)
def test_an_error_about_a_key_says_where_it_stands(name: str, text: str, place: str, tmp_path: Path) -> None:
    source = make(tmp_path, {name: text})
    with pytest.raises(JekyllError) as caught:
        Configuration.load({"source": source})
    assert caught.value.location == f"{source}/{name}{place}"


def test_of_several_files_the_last_that_sets_a_key_is_named(tmp_path: Path) -> None:
    source = make(tmp_path, {"a.yml": "include: 1\n", "b.yml": "\ninclude: 2\n", "c.yml": "title: x\n"})
    with pytest.raises(JekyllError) as caught:
        Configuration.load({"source": source}, [f"{source}/{name}.yml" for name in "abc"])
    assert caught.value.location == f"{source}/b.yml:2:1"


@pytest.mark.parametrize("key", ["authors", "social", "navigation", "icon", "urls", "emails", "languages", "themes2x"])
def test_keys_of_themes_are_not_taken_for_misspelt(key: str) -> None:
    assert meant(key) is None


@pytest.mark.parametrize(
    ("key", "known"),
    [("base-url", "baseurl"), ("BaseURL", "baseurl"), ("excludes", "exclude"), ("tittle", "title"), ("titel", "title")],
)
def test_keys_that_look_like_another(key: str, known: str) -> None:
    assert meant(key) == known


@pytest.mark.parametrize(
    ("gemfile", "expected"),
    [
        (None, "github-pages"),
        ('gem "github-pages", group: :jekyll_plugins\n', "github-pages"),
        ("gem('github-pages')\n", "github-pages"),
        ('# gem "github-pages"\ngem "jekyll"\n', "jekyll"),
        ('gem "jekyll"\n', "jekyll"),
    ],
)
def test_the_gemfile_tells_the_target(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gemfile: str | None, expected: str
) -> None:
    monkeypatch.delenv("JEKYLL_PY_TARGET", raising=False)
    if gemfile is not None:
        (tmp_path / "Gemfile").write_text(gemfile)
    assert Configuration.load({"source": str(tmp_path)})["target"] == expected


def test_python_plugins_mean_that_it_is_not_for_github_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JEKYLL_PY_TARGET", raising=False)
    (tmp_path / "_plugins").mkdir()
    (tmp_path / "_plugins" / "tag.py").touch()
    assert Configuration.load({"source": str(tmp_path)})["target"] == "jekyll"
    assert Configuration.load({"source": str(tmp_path), "plugins_dir": ["x"]})["target"] == "github-pages"


def test_the_target_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    assert Configuration.load({"source": str(tmp_path)})["target"] == "jekyll"
    assert Configuration.load({"source": str(tmp_path), "target": "github-pages"})["target"] == "github-pages"
    with pytest.raises(JekyllError, match="no target 'x'"):
        Configuration.load({"source": str(tmp_path), "target": "x"})


def test_github_pages_imposes_its_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JEKYLL_ENV", raising=False)
    text = "plugins: [jekyll-feed, x]\nsafe: false\nhighlighter: none\nlsi: true\nmarkdown: x\nfuture: false\n"
    config = Configuration.load({"source": make(tmp_path, {"_config.yml": text}), "target": "github-pages"})
    assert (config["safe"], config["lsi"], config["highlighter"], config["markdown"]) == (
        True,
        False,
        "rouge",
        "kramdown",
    )
    assert config.strings("plugins")[:3] == ["jekyll-feed", "x", "jekyll-coffeescript"]
    assert config["future"] is False
    assert config["theme"] == "jekyll-theme-primer"
    assert "CNAME" in config.strings("exclude")
    assert config.mapping("kramdown")["gfm_quirks"] == "paragraph_end"
    assert "sass" not in config


def test_github_pages_lets_a_site_have_no_theme(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    source = make(tmp_path, {"_config.yml": "theme: null\nmarkdown: GFM\nexclude: [x]\nremote_theme: a/b\n"})
    config = Configuration.load({"source": source, "target": "github-pages"})
    assert config["theme"] is None
    assert config["markdown"] == "CommonMarkGhPages"
    assert config.mapping("sass")["style"] == "compressed"
    assert "CNAME" not in config.strings("exclude")
    assert "jekyll-remote-theme" in config.strings("plugins")


def test_a_theme_fills_in_what_the_site_leaves_open() -> None:
    config = Configuration.from_mapping({"title": "ours", "social": {"a": 1}})
    themed = config.with_theme({"title": "x", "social": {"a": 2, "b": 2}, "permalink": "pretty"}, "/t/_config.yml")
    assert (themed["title"], themed["social"], themed["permalink"]) == ("ours", {"a": 1, "b": 2}, "date")
    assert themed.messages[-1] == Message("info", "Theme Config file:", "/t/_config.yml")
    assert config.replace(ignore_theme_config=True).with_theme({"z": 1}, "p").get("z") is None


def test_a_theme_that_is_no_name_is_named() -> None:
    (line,) = Configuration.from_mapping({"theme": {"a": 1}}).messages
    assert isinstance(line, Diagnostic)
    assert "should be String" in line.error.message


def test_values_are_read_as_texts_flags_and_lists() -> None:
    config = Configuration.from_mapping({"a": None, "b": "x", "c": ["p", 2], "d": {"k": 1}, "e": 0})
    assert (config.text("a"), config.text("e"), config.text("missing")) == ("", "0", "")
    assert (config.flag("a"), config.flag("e"), config.flag("missing")) == (False, True, False)
    assert (config.strings("b"), config.strings("c"), config.strings("a")) == (["x"], ["p", "2"], [])
    assert (config.mapping("d"), config.mapping("b")) == ({"k": 1}, {})


def test_defaults_are_not_shared_between_configurations() -> None:
    options = Configuration.from_mapping().mapping("kramdown")
    assert isinstance(options, dict)
    options["input"] = "x"
    assert Configuration.from_mapping().mapping("kramdown")["input"] == "GFM"


def test_the_source_defaults_to_the_current_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    config = Configuration.load()
    assert (config.source, config.destination) == (os.getcwd(), os.path.join(os.getcwd(), "_site"))


def test_values_keep_their_ruby_types(tmp_path: Path) -> None:
    config = Configuration.load({"source": make(tmp_path, {"_config.yml": "since: 2024-01-02\nn: 0b11\n"})})
    assert (config["since"], config["n"]) == (dt.date(2024, 1, 2), 3)


def test_every_key_is_described_once() -> None:
    names = [key.name for key in KEYS]
    assert len(names) == len(set(names))
    assert all(key.prose.endswith(".") for key in KEYS)


@pytest.mark.parametrize(("environment", "allowed"), [("development", True), ("production", False)])
def test_on_github_pages_any_plugin_can_be_allowed_in_development(
    monkeypatch: pytest.MonkeyPatch, environment: str, allowed: bool
) -> None:
    values = {"plugins": ["jekyll-archives"]}
    monkeypatch.setenv("JEKYLL_ENV", environment)
    assert "jekyll-archives" not in Configuration.from_mapping(values, "github-pages").strings("whitelist")
    monkeypatch.setenv("DISABLE_WHITELIST", "true")
    assert ("jekyll-archives" in Configuration.from_mapping(values, "github-pages").strings("whitelist")) is allowed


def test_pages_reads_the_keys_of_jekyll_3() -> None:
    given = {"gems": ["jekyll-feed"], "layouts": "_designs", "data_source": "_dependencies"}
    config = Configuration.from_mapping(given, "github-pages")
    assert isinstance(config["plugins"], list)
    assert config["plugins"][0] == "jekyll-feed"
    assert (config["layouts_dir"], config["data_dir"]) == ("_designs", "_dependencies")


@pytest.mark.parametrize(
    ("site_target", "said"),
    [
        (
            "jekyll",
            ["nobody reads the key 'gems'", "nobody reads the key 'layouts'", "nobody reads the key 'pygments'"],
        ),
        (
            "github-pages",
            [
                "only GitHub Pages reads the key 'gems'",
                "only GitHub Pages reads the key 'layouts'",
                "nobody reads the key 'pygments'",
            ],
        ),
    ],
)
def test_who_reads_the_keys_of_jekyll_3_is_said(site_target: str, said: list[str], tmp_path: Path) -> None:
    text = "gems: [jekyll-feed]\nlayouts: _designs\npygments: true\n"
    config = Configuration.load({"source": make(tmp_path, {"_config.yml": text}), "target": site_target})
    found = [line.error for line in config.messages if isinstance(line, Diagnostic)]
    assert [error.message for error in found] == said
    assert [(error.line, error.hint) for error in found] == [
        (1, "use 'plugins'"),
        (2, "use 'layouts_dir'"),
        (3, "use 'highlighter'"),
    ]


KNOWN = sorted({key.name.split(".")[0] for key in KEYS})


@pytest.mark.parametrize("likeness", [0.7, 0.86])
def test_only_keys_that_resemble_none_are_left_out_early(likeness: float) -> None:
    random = Random(1)
    for _ in range(1000):
        key = _mistyped(random.choice(KNOWN), random)
        similar = get_close_matches(key, KNOWN, n=1, cutoff=likeness)
        assert _most_similar(key, KNOWN, likeness) == (similar[0] if similar else None)


def _mistyped(key: str, random: Random) -> str:
    """A key with some other letters."""
    letters = [*key]
    for _ in range(random.randint(0, 4)):
        place = random.randrange(len(letters) + 1)
        letters[place : place + random.randint(0, 2)] = random.choice(ascii_lowercase)
    return "".join(letters)
