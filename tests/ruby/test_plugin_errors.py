"""Errors and messages of plugins in Ruby: each has its file and line, and what plugins print is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError
from tests.ruby.small_sites import lay_out

pytestmark = pytest.mark.usefixtures("ruby_module")


@pytest.mark.sandbox
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise 'not today'", "not today"),
        ("class A < Jekyl::Generator\nend", "uninitialized constant Jekyl"),
        ("Jekyll::Nonsense.new", "Jekyll::Nonsense is not available here"),
        (
            "class A < Jekyll::Generator\n  def generate(site)\n    site.nothing\n  end\nend",
            "undefined method `nothing'",
        ),
    ],
)
def test_an_error_of_ruby_has_its_file_and_line(text: str, message: str, tmp_path: Path) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": f"# first\n{text}\n"})
    with pytest.raises(JekyllError) as raised:
        jekyll_py.build(here, target="jekyll")
    assert message in raised.value.message
    assert Path(str(raised.value.path)).name == "a.rb"
    assert raised.value.line == 2 + text.count("\n", 0, text.find("site.nothing") + 1)
    assert not (here / "_site/index.html").exists()


BIBTEX = """
module BibTeX
  class ParseError < StandardError; end
end
class Bibliography < Liquid::Tag
  def render(_) = raise(BibTeX::ParseError, 'bibtex.y:138: Failed to parse BibTeX on value "@" (AT)')
end
Liquid::Template.register_tag("bibliography", Bibliography)
"""
"""Fails as the gem bibtex-ruby does, whose messages name no file."""


@pytest.mark.sandbox
@pytest.mark.parametrize(
    ("folder", "settings"), [("_bibliography", {}), ("papers/bib", {"scholar": {"source": "./papers/bib"}})]
)
def test_malformed_bibtex_has_its_file_and_line(folder: str, settings: dict[str, Any], tmp_path: Path) -> None:
    files = {
        "_plugins/a.rb": BIBTEX,
        "a.html": "---\n---\n{% bibliography %}",
        f"{folder}/a.bib": "@misc{a,\n  title = {A},\n}\n",
        f"{folder}/b.bib": "@misc{b,\n  title = {B},\n}\n\n@misc{c,\n  title = {C\n}\n@misc{d,\n  title = {D},\n}\n",
    }
    here = lay_out(tmp_path / "site", files)
    with pytest.raises(JekyllError) as raised:
        jekyll_py.build(here, target="jekyll", **settings)
    assert (raised.value.path, raised.value.line) == (f"{folder}/b.bib", 5)
    assert "brace" in str(raised.value.hint)


@pytest.mark.sandbox
def test_what_ruby_prints_is_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": "puts 'one'\nprint 'two'\nwarn 'three'"})
    jekyll_py.build(here, target="jekyll")
    out, err = capfd.readouterr()
    assert out.startswith("one\ntwo")
    assert "three" in err


PATCH = """
module Jekyll
  class Cleaner
    def new_files
    end
  end

  class Site
    alias old_each each_site_file
    def each_site_file = old_each
  end

  def self.sanitized_path(base, path) = File.join(base, path)

  Liquid::Variable.prepend(Module.new { def taint_check(*) = nil })

  class Page
    def helper = 1
  end
end
"""


@pytest.mark.sandbox
def test_a_change_without_effect_is_named(tmp_path: Path) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": PATCH})
    warnings = jekyll_py.build(here, target="jekyll").warnings
    assert [(each.error.message.split()[0], each.error.path, each.error.line) for each in warnings] == [
        ("Jekyll::Cleaner#new_files", "_plugins/a.rb", 4),
        ("Jekyll::Site#each_site_file", "_plugins/a.rb", 10),
        ("Jekyll.sanitized_path", "_plugins/a.rb", 13),
    ]
