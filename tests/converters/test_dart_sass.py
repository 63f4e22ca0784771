"""Sass with Dart Sass: what jekyll-sass-converter 3 makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.converters import SassConverter, SassError, ScssConverter, Stylesheet
from jekyll_py.converters.sass.dart_sass import process as dart_sass
from jekyll_py.converters.sass.dart_sass.messages import DartSassRequest
from jekyll_py.converters.sass.dart_sass.program import find_command
from jekyll_py.converters.sass.dart_sass.protobuf import ProtobufMessage, encode, varint
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.errors import JekyllError

CSS = "body {\n  margin: 0;\n}\n\na {\n  color: #abc;\n}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "_sass").mkdir()
    (tmp_path / "_sass/_base.scss").write_text("$c: #abc;\nbody { margin: 0 }\n")
    (tmp_path / "_sass/_broken.scss").write_text("a {\n  b: c;\n")
    (tmp_path / "css").mkdir()
    (tmp_path / "css/_near.scss").write_text("near { a: b }")
    return tmp_path


def scss(source: Path, **sass: object) -> ScssConverter:
    return ScssConverter({"source": str(source), "sass": sass})


def test_a_page_gets_css_a_map_and_the_list_of_what_was_read(source: Path) -> None:
    text = '@use "base";\na { color: base.$c }\n'
    converted = scss(source).compile(text, Stylesheet("css/my style.scss"))
    assert converted.text == f"{CSS}\n\n/*# sourceMappingURL=my%20style.css.map */"
    assert converted.imports == (source / "_sass/_base.scss",)
    source_map = json.loads(converted.source_map or "")
    assert source_map["file"] == "my%20style.css"
    assert source_map["sources"] == ["../_sass/_base.scss", "my%20style.scss"]
    assert source_map["sourcesContent"][1] == text


def test_partials_beside_the_page_are_found(source: Path) -> None:
    converted = scss(source).compile('@use "near";', Stylesheet("css/main.scss"))
    assert converted.imports == (source / "css/_near.scss",)


def test_the_indented_syntax_is_sass(source: Path) -> None:
    converted = SassConverter({"source": str(source)}).compile("a\n  b: c\n", Stylesheet("old.sass"))
    assert converted.text.startswith("a {\n  b: c;\n}")


@pytest.mark.parametrize(
    ("options", "environment", "ending"),
    [
        ({"style": "compressed"}, "production", "a{b:c}/*# sourceMappingURL=a.css.map */"),
        ({"style": ":compressed", "sourcemap": "never"}, "production", "a{b:c}"),
        ({"sourcemap": "development"}, "production", "a {\n  b: c;\n}"),
        ({"sourcemap": "development"}, "development", "}\n\n/*# sourceMappingURL=a.css.map */"),
        ({"style": "compact", "sourcemap": "never"}, "production", "a {\n  b: c;\n}"),
    ],
)
def test_style_and_source_map_are_configured(
    options: dict[str, object], environment: str, ending: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_ENV", environment)
    converted = scss(source, **options).compile("a{b:c}", Stylesheet("a.scss"))
    assert converted.text.endswith(ending)
    assert (converted.source_map is None) == ("sourceMappingURL" not in ending)


def test_debians_converter_ends_the_last_line(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", "debian")
    options = {"implementation": "sass-embedded", "style": "compressed", "sourcemap": "never"}
    assert scss(source, **options).compile("a{b:'é'}", Stylesheet("a.scss")).text == 'a{b:"é"}\n'
    marked = scss(source, **options, add_charset=True).compile("a{b:'é'}", Stylesheet("a.scss"))
    assert marked.text == '@charset "UTF-8";a{b:"é"}\n'
    mapped = scss(source, **{**options, "sourcemap": "always"}).compile("a{b:c}", Stylesheet("a.scss"))
    assert mapped.text == "a{b:c}\n\n/*# sourceMappingURL=a.css.map */"


def test_a_page_declares_its_charset_and_filtered_text_does_not(source: Path) -> None:
    assert scss(source).compile("a{b:é}", Stylesheet("a.scss")).text.startswith('@charset "UTF-8";\n')
    assert scss(source).convert("a{b:é}") == "a {\n  b: é;\n}"


@pytest.mark.parametrize(
    ("text", "place", "chain"),
    [
        ("a { b: c }\nx { y: $nope }", "css/main.scss:5:8", ()),
        ('@use "nofile";', "css/main.scss:4:1", ()),
        ('a { b: c }\n@import "broken";', "_sass/_broken.scss:2:8", ("css/main.scss:5",)),
    ],
)
def test_an_error_names_the_line_of_the_file(text: str, place: str, chain: tuple[str, ...], source: Path) -> None:
    with pytest.raises(SassError) as error:
        scss(source).compile(text, Stylesheet("css/main.scss", first_line=4))
    assert error.value.location == place
    assert error.value.source_line
    assert error.value.chain == chain


def test_warnings_reach_the_diagnostics_with_their_place(source: Path) -> None:
    (source / "main.scss").write_text("")
    found = Diagnostics()
    converter = ScssConverter({"source": str(source)}, found)
    converter.compile('@import "base";\n@warn "careful";', Stylesheet("main.scss", first_line=4))
    deprecation, warning = found.all
    assert (deprecation.topic, deprecation.error.location) == ("Sass Deprecation Warning:", "main.scss:4")
    assert (warning.topic, warning.error.message) == ("Sass Warning:", "careful")


@pytest.mark.parametrize(
    "theme", ["a { b: lighten(#123, 5%); c: darken(#123, 5%); d: 1/2 }", '@warn "careful"; @import "f";']
)
def test_deprecations_of_a_theme_are_one_line(
    source: Path, tmp_path_factory: pytest.TempPathFactory, theme: str
) -> None:
    folder = tmp_path_factory.mktemp("theme")
    (folder / "_t.scss").write_text(theme)
    (folder / "_f.scss").write_text("")
    found = Diagnostics()
    converter = ScssConverter({"source": str(source)}, found, folder)
    converter.compile('@use "t";', Stylesheet("main.scss"))
    (source / "main.scss").write_text("")
    deprecations = [each.error.message for each in found.all if "Deprecation" in each.topic]
    assert len(deprecations) == 1
    assert f"{folder}/_t.scss:1: " in deprecations[0]
    assert deprecations[0].endswith(", in style sheets that are not the site's own")
    assert any(each.topic == "Sass Warning:" for each in found.all) is ("@warn" in theme)
    converter.compile("a { b: lighten(#123, 5%) }", Stylesheet("main.scss"))
    assert found.all[-1].error.path == "main.scss"


def test_deprecations_are_silenced_or_fatal_as_configured(source: Path) -> None:
    found = Diagnostics()
    config = {"source": str(source), "sass": {"silence_deprecations": ["import"]}}
    ScssConverter(config, found).compile('@import "base";', Stylesheet("main.scss"))
    assert found.all == ()
    with pytest.raises(SassError, match="import"):
        scss(source, fatal_deprecations=["import"]).compile('@import "base";', Stylesheet("main.scss"))


@pytest.mark.parametrize("safe", [True, False])
def test_safe_sites_load_nothing_from_outside(safe: bool, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/_secret.scss").write_text("secret { a: b }")
    (tmp_path / "site").mkdir()
    config = {"source": str(tmp_path / "site"), "safe": safe, "sass": {"load_paths": ["../outside"]}}
    if safe:
        with pytest.raises(SassError, match="Can't find stylesheet"):
            ScssConverter(config).compile('@use "secret";', Stylesheet("a.scss"))
    else:
        assert "secret" in ScssConverter(config).compile('@use "secret";', Stylesheet("a.scss")).text


def test_a_program_that_is_not_dart_sass_is_named(tmp_path: Path) -> None:
    compiler = dart_sass.DartSassProcess(["true"])
    with pytest.raises(JekyllError, match="stopped without an answer: true"):
        compiler.compile(DartSassRequest("a{b:c}"))
    compiler.close()


def test_a_missing_dart_sass_is_an_error_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dart_sass, "find_command", lambda: None)
    monkeypatch.setattr(dart_sass, "_resident", None)
    with pytest.raises(JekyllError, match="Dart Sass is missing") as error:
        dart_sass.compiler()
    assert "pip install jekyll-py-dart-sass" in (error.value.hint or "")


def _installed(folder: Path, package: str, snapshot: str) -> str:
    """Put a package into a folder as it is installed, and give the path of its program."""
    path = folder / package / snapshot
    path.parent.mkdir(parents=True)
    for file in (folder / package / "__init__.py", path, path.parent / "dart"):
        file.touch()
    return str(path.parent / "dart")


def _program(folder: Path, answer: str) -> str:
    """Put a program `sass` into a folder that becomes the only one of ``PATH``."""
    folder.mkdir()
    (folder / "sass").write_text(f"#!/bin/sh\necho '{answer}'\n")
    (folder / "sass").chmod(0o755)
    return str(folder / "sass")


def test_dart_sass_is_found_on_path_then_in_the_companion_then_in_sass_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_command() is None
    embedded = _installed(tmp_path, "sass_embedded", "dart_sass/_vendor/1.0-x/dart-sass/src/sass.snapshot")
    assert (find_command() or [""])[0] == embedded
    companion = _installed(tmp_path, "jekyll_py_dart_sass", "dart-sass/src/sass.snapshot")
    assert (find_command() or [""])[0] == companion
    program = _program(tmp_path / "bin", '{"protocolVersion": "3.1.0"}')
    assert find_command() == [program, "--embedded"]


def test_a_sass_without_the_protocol_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    _program(tmp_path / "bin", "Ruby Sass 3.7.4")
    assert find_command() is None


def test_a_package_without_the_program_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setenv("PATH", str(tmp_path))
    Path(_installed(tmp_path, "sass_embedded", "dart_sass/_vendor/1.0-x/dart-sass/src/sass.snapshot")).unlink()
    assert find_command() is None


def test_messages_survive_the_wire() -> None:
    data = encode({1: 300, 2: "é" * 200, 3: ["a", "b"], 4: False, 5: encode({1: 1}), 900: True})
    message = ProtobufMessage(data)
    assert (message.integer(1), message.text(2), message.texts(3)) == (300, "é" * 200, ["a", "b"])
    assert 4 not in message
    assert message.message(5).integer(1) == 1
    assert message.integer(900) == 1
    assert varint(300) == b"\xac\x02"
