"""``.coffee`` files, compiled by a small script in place of the compiler of the gem coffee-script-source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.bundled.building import build
from tests.gems.archive import gem
from tests.gems.conftest import Serve
from tests.incremental.workshop import Workshop

_GEM = "coffee-script-source"
_SCRIPT = """
var CoffeeScript = {
  compile(script, options) {
    if (/\\(\\s*$/.test(script)) throw new SyntaxError("[stdin]:1:5: error: missing )\\nx = (\\n    ^");
    while (script.includes("forever")) {}
    return "// " + JSON.stringify(options) + "\\n" + script.replace(/->/g, "=>") + ";\\n";
  }
};
"""
FILES = {
    "app.coffee": "---\nword: 漢字\n---\nsay '{{ page.word }} \\u2028 \"', -> 1",
    "z.Coffee": "---\n---\nx",
    "plain.coffee": "y ->\n",
    "index.html": "---\n---\n{% for page in site.pages %}{{ page.url }} {% endfor %}",
}
PLUGINS = ["jekyll-coffeescript"]

Offer = Callable[[str], None]


@pytest.fixture
def offer(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Offer:
    """Puts the small script, in a version of the gem, into an index."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "javascript"))  # compiled once

    def put(version: str) -> None:
        archive = gem(_GEM, version, {"lib/coffee_script/coffee-script.js": _SCRIPT.replace("// ", f"// {version} ")})
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", serve({f"{_GEM}-{version}.gem": archive})[1])

    return put


@pytest.mark.javascript
class TestWithTheGem:
    def test_files_with_front_matter_are_compiled(self, tmp_path: Path, offer: Offer) -> None:
        offer("1.12.2")
        site = build(tmp_path, FILES, plugins=PLUGINS, disable_disk_cache=False)
        assert site.text("app.js") == '// 1.12.2 {"bare":false}\nsay \'漢字 \\u2028 "\', => 1;\n'
        assert site.text("z.js") == '// 1.12.2 {"bare":false}\nx;\n'
        assert site.text("plain.coffee") == "y ->\n"
        assert site.text("index.html") == "/app.js / /z.js "
        assert not [each for each in site.warnings if "Coffee" in each]

    def test_a_mistake_is_an_error_that_names_the_file(self, tmp_path: Path, offer: Offer) -> None:
        offer("1.12.2")
        with pytest.raises(JekyllError, match=r"missing \)") as raised:
            build(tmp_path, {"app.coffee": "---\n---\nx = (\n"}, plugins=PLUGINS, disable_disk_cache=False)
        assert raised.value.path == "app.coffee"

    def test_an_endless_compilation_ends_at_the_limit_of_the_page(self, tmp_path: Path, offer: Offer) -> None:
        offer("1.12.2")
        limits = {"seconds": 1}
        with pytest.raises(JekyllError, match="longer than"):
            build(tmp_path, {"a.coffee": "---\n---\nforever"}, plugins=PLUGINS, disable_disk_cache=False, limits=limits)

    def test_a_build_compiles_again_what_has_changed(self, tmp_path: Path, offer: Offer) -> None:
        offer("1.12.2")
        config = {"plugins": PLUGINS, "target": "jekyll", "time": "2026-01-01 00:00:00 +0000"}
        workshop = Workshop(tmp_path, FILES, {}, config)
        workshop.check()
        workshop.write("app.coffee", "---\n---\nb ->")
        workshop.check()
        workshop.write("index.html", "---\n---\nother")
        workshop.check()
        workshop.restart()
        offer("1.12.1")
        workshop.write("Gemfile.lock", f"GEM\n  specs:\n    {_GEM} (1.12.1)\n")
        workshop.check()
        assert (workshop.kept / "app.js").read_text() == '// 1.12.1 {"bare":false}\nb =>;\n'

    def test_another_version_than_the_plugin_allows_is_not_taken(self, tmp_path: Path, offer: Offer) -> None:
        offer("2.0.0")
        with pytest.raises(JekyllError, match=r"no index has coffee-script-source ~> 1\.12"):
            build(tmp_path, FILES, plugins=PLUGINS, disable_disk_cache=False)


@pytest.mark.javascript
def test_without_an_index_it_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="no index of gems is named") as raised:
        build(tmp_path, FILES, plugins=PLUGINS)
    assert "gem_source" in (raised.value.hint or "")


@pytest.mark.javascript
def test_for_github_pages_it_is_one_warning_in_each_build(tmp_path: Path) -> None:
    for _ in range(2):
        site = build(tmp_path, FILES, target="github-pages", disable_disk_cache=False, url="https://a.b")
        assert site.text("z.js") == "x"
        (warning,) = [each for each in site.warnings if "not compiled" in each]
        assert "no index of gems" in warning
