"""Sass with libsass against Debian's Jekyll, which uses sassc: CSS and source map, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.converters import SassConverter, SassError, ScssConverter, Stylesheet
from tests.filters.oracle import JekyllRefused, ask

FILES = {
    "_sass/_base.scss": "body { margin: 0; p { color: red } }\n",
    "_sass/sub/_inner.scss": "$inner: 10px;\n",
    "lib/one/_libby.scss": "lib { margin: 0 }\n",
    "parts/_other.scss": "other { x: y }\n",
    "_sass/_broken.scss": "a {\n  b: c;\n",
    "_plain.css": "",
}
SCSS = (
    '@import "base";\n@import "sub/inner";\n$c: #abc;\n'
    ".日本 { a { color: $c; width: $inner } &:hover { x: math(1/3); w: 10px/3 } }\n"
    "/* note */\n@media print { b { c: d } }\n"
)
SASS = "@import base\na\n  color: red\n  b\n    c: d\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("styles")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def like_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", "debian")


OPTIONS: tuple[dict[str, object], ...] = (
    {},
    {"style": "expanded"},
    {"style": ":nested"},
    {"style": "compressed", "add_charset": True},
    {"style": "no-such-style", "sourcemap": "never"},
    {"sourcemap": "development"},
    {"line_comments": True},
    {"precision": 3, "add_charset": True},
    {"sass_dir": "/_sass/../_sass", "load_paths": ["lib/*", "parts"]},
)


@pytest.mark.jekyll
@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize(("syntax", "text"), [("scss", SCSS), ("sass", SASS), ("scss", "")])
def test_css_and_map_are_those_jekyll_writes(syntax: str, text: str, options: dict[str, object], source: Path) -> None:
    config: dict[str, object] = {"source": str(source), "sass": options}
    theirs = ask("sass", config=config, syntax=syntax, dir="css", name=f"my style.{syntax}", text=text)
    converter = (SassConverter if syntax == "sass" else ScssConverter)(config)
    ours = converter.compile(text, Stylesheet(f"css/my style.{syntax}"))
    assert [ours.text, ours.source_map] == theirs


def test_folders_of_partials_come_from_configuration_and_theme(source: Path, tmp_path: Path) -> None:
    (tmp_path / "_themed.scss").write_text("themed { a: b }")
    config = {"source": str(source), "sass": {"load_paths": ["lib/*", "parts", "missing"]}}
    text = '@import "libby"; @import "other"; @import "base"; @import "themed";'
    converted = ScssConverter(config, None, tmp_path).compile(text, Stylesheet("main.scss"))
    assert [path.name for path in converted.imports] == [
        "_base.scss",
        "_libby.scss",
        "_other.scss",
        "_themed.scss",
    ]
    assert "themed { a: b; }" in converted.text


@pytest.mark.jekyll
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a { b: c }\nx { y: $nope }", "css/main.scss:5:8"),
        ('@import "nofile";', "css/main.scss:4:1"),
        ('@import "broken";', "_sass/_broken.scss:2:8"),
    ],
)
def test_an_error_names_the_line_of_the_file(text: str, place: str, source: Path) -> None:
    config: dict[str, object] = {"source": str(source)}
    with pytest.raises(JekyllRefused) as theirs:
        ask("sass", config=config, syntax="scss", dir="css", name="main.scss", text=text)
    with pytest.raises(SassError) as ours:
        ScssConverter(config).compile(text, Stylesheet("css/main.scss", first_line=4))
    assert ours.value.message == str(theirs.value).split("\n", 1)[0]
    assert ours.value.location == place
    assert ours.value.chain == (("css/main.scss:4",) if place.startswith("_sass") else ())


@pytest.mark.parametrize("rule", ["@use", "@forward"])
def test_modules_are_refused_rather_than_printed(rule: str, source: Path) -> None:
    with pytest.raises(SassError, match=f"does not know {rule}") as error:
        ScssConverter({"source": str(source)}).compile(f'a {{ b: c }}\n{rule} "base";', Stylesheet("a.scss"))
    assert error.value.location == "a.scss:2"
    assert "Dart Sass" in (error.value.hint or "")


def test_text_without_a_page_has_no_map(source: Path) -> None:
    css = ScssConverter({"source": str(source)}).convert("a{b:é}")
    assert css == "a { b: é; }\n".replace("a", '@charset "UTF-8";\na', 1)
