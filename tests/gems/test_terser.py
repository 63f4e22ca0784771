"""Scripts made smaller by jekyll-terser and jekyll-minifier, with a small gem in place of terser.

A page with a script looks as htmlcompressor 0.4.0 makes it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.bundled.minifier.terser_arguments import terser_arguments
from jekyll_py.plugins.ruby.terser import Terser
from tests.bundled.building import Built, build
from tests.gems.archive import gem
from tests.gems.conftest import Serve
from tests.incremental.workshop import Workshop
from tests.ruby.compiled import compiled

_RUBY = """
require "execjs"
class Terser
  class Error < StandardError; end

  def initialize(options = {})
    @options = options
    @context = ExecJS.compile(File.read(File.join(__dir__, "terser.js")))
  end

  def compile(script)
    @context.call("smaller", script, @options)
  end
  alias compress compile
end
"""
_SCRIPT = """
function smaller(script, options) {
  if (script.includes("= ;")) throw new SyntaxError("no value");
  return " " + JSON.stringify(options) + script.replace(/\\s+/g, "") + " ";
}
"""
FILES = {
    "a.js": "var a = 1;\n",
    "b.min.js": "var b = 1;\n",
    "wrong.js": "var c = ;\n",
    "z.txt": "z",
    "index.html": "---\n---\n{% for file in site.static_files %}{{ file.name }} {% endfor %}",
}


@pytest.fixture
def terser(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An index with the small gem."""
    compiled(tmp_path_factory.getbasetemp(), tmp_path_factory.mktemp("compiled"))
    monkeypatch.setenv("BUNDLE_MIRROR__ALL", offered(serve, "1.2.5", _SCRIPT))
    monkeypatch.setenv("JEKYLL_ENV", "production")


def offered(serve: Serve, version: str, script: str) -> str:
    """The address of an index with a release of the small gem."""
    files = {"lib/terser.rb": _RUBY, "lib/terser.js": script}
    return serve({f"terser-{version}.gem": gem("terser", version, files, {"execjs": ">= 0.3.0, < 3"})})[1]


def built(folder: Path, plugin: str, files: Mapping[str, str], **config: object) -> Built:
    return build(folder, files, plugins=[plugin], disable_disk_cache=False, **config)


@pytest.mark.sandbox
@pytest.mark.javascript
@pytest.mark.usefixtures("terser")
class TestWithTheGem:
    def test_jekyll_terser(self, tmp_path: Path) -> None:
        site = built(tmp_path, "jekyll-terser", FILES, terser={"compress": {"drop_console": True}})
        assert site.text("a.js") == ' {"compress":{"drop_console":true}}vara=1; '
        assert site.text("b.min.js") == FILES["b.min.js"]
        assert site.text("wrong.js") == FILES["wrong.js"]
        assert [each for each in site.warnings if "no value" in each]
        assert site.text("index.html") == "b.min.js z.txt a.js wrong.js "

    def test_jekyll_minifier(self, tmp_path: Path) -> None:
        page = "---\n---\n<p>  a </p><script>var  a = 1</script><script type='text/x'>b  c</script>"
        data = "---\n---\n<script><![CDATA[ a = 2 ]]></script>"
        files = {**FILES, "page.html": page, "data.html": data, "made.js": "---\n---\nvar d = {{ 1 | plus: 1 }};\n"}
        site = built(tmp_path, "jekyll-minifier", files)
        assert site.text("a.js") == " {}vara=1; "
        assert site.text("made.js") == " {}vard=2; "
        assert site.text("page.html") == "<p> a </p><script>{}vara=1</script><script type='text/x'>b  c</script>"
        assert site.text("data.html") == "<script>/*<![CDATA[*/{}a=2/*]]>*/</script>"
        assert site.text("wrong.js") == FILES["wrong.js"]

    def test_a_page_with_a_wrong_script_stays_as_it_is(self, tmp_path: Path) -> None:
        page = "<p>  a </p>\n<script>var a = ;</script>\n"
        site = built(tmp_path, "jekyll-minifier", {"page.html": f"---\n---\n{page}"})
        assert site.text("page.html") == page

    def test_a_preview_keeps_it_from_build_to_build(self, tmp_path: Path) -> None:
        built(tmp_path, "jekyll-terser", FILES)
        os.utime(tmp_path / "source/a.js", (1, 1))
        site = built(tmp_path, "jekyll-terser", {**FILES, "a.js": "var a = 2;\n"})
        assert site.text("a.js") == " {}vara=2; "

    def test_what_it_makes_is_kept_for_builds_of_everything(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files, cache = {"a.js": "var a = 1;\n"}, tmp_path / "cache"
        monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
        one, other = ({"terser": {"compress": each}} for each in (True, False))
        assert built(tmp_path / "1", "jekyll-terser", files, **one).text("a.js") == ' {"compress":true}vara=1; '
        (kept,) = (cache / "jekyll_py/scripts").iterdir()
        assert not kept.stat().st_mode & 0o077
        with monkeypatch.context() as patch:
            patch.setattr(Terser, "_started", None)
            assert built(tmp_path / "2", "jekyll-terser", files, **one).text("a.js") == ' {"compress":true}vara=1; '
        assert built(tmp_path / "3", "jekyll-terser", files, **other).text("a.js") == ' {"compress":false}vara=1; '
        kept.write_bytes(kept.read_bytes()[:-4])
        assert built(tmp_path / "4", "jekyll-terser", files, **one).text("a.js") == ' {"compress":true}vara=1; '

    @pytest.mark.parametrize("plugin", ["jekyll-terser", "jekyll-minifier"])
    def test_another_build_runs_it_only_for_another_script_or_release(
        self, plugin: str, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = {path: text for path, text in FILES.items() if path != "wrong.js"}
        config = {"plugins": [plugin], "target": "jekyll", "time": "2026-01-01 00:00:00 +0000"}
        workshop = Workshop(tmp_path, files, {}, config)
        workshop.check()
        with monkeypatch.context() as patch:
            patch.setattr(Terser, "_started", None)
            workshop.restart()
            workshop.write("index.html", "---\n---\nother")
            workshop.build()
        workshop.write("a.js", "var a = 2;\n")
        workshop.check()
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", offered(serve, "1.2.6", _SCRIPT.replace('" "', '"/**/"')))
        workshop.restart()
        workshop.check()
        assert (workshop.kept / "a.js").read_text() == "/**/{}vara=2;/**/"


@pytest.mark.parametrize("plugin", ["jekyll-terser", "jekyll-minifier"])
def test_without_ruby_scripts_stay_with_one_warning(
    plugin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    site = built(tmp_path, plugin, FILES)
    assert site.text("a.js") == FILES["a.js"]
    (warning,) = site.warnings
    assert "scripts stay as they are" in warning


@pytest.mark.sandbox
@pytest.mark.parametrize("plugin", ["jekyll-terser", "jekyll-minifier"])
def test_without_an_index_scripts_stay_with_one_warning(
    plugin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    site = built(tmp_path, plugin, FILES)
    assert site.text("a.js") == FILES["a.js"]
    (warning,) = site.warnings
    assert "no index" in warning


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {}),
        ({"mangle": False, "compress": "true", "output": None, "harmony": True}, {"mangle": False, "compress": True}),
        ({"compress": {"drop_console": True}}, {}),
        ({"mangle": True, "compress": {"drop_console": True}}, {"mangle": True}),
        ({"ecma": 2020, "ie8": 3000, "safari10": "yes"}, {"ecma": 2020}),
        ({"toplevel": "?", "keep_fnames": "x" * 501, "passes": 2.5, "far": 1001}, {"passes": 2, "far": None}),
        ({f"key{number}": True for number in range(21)}, {}),
        ({"mangle": 1, "eval": 0, "with": None, "a": [1]}, {"mangle": True, "eval": False}),
    ],
)
def test_arguments_of_jekyll_minifier(asked: Mapping[str, object], expected: Mapping[str, object]) -> None:
    """The gem's own ``CompressionConfig#terser_args`` gave what is expected."""
    assert terser_arguments({"terser_args": asked}) == expected
    assert terser_arguments({"uglifier_args": asked}) == expected
