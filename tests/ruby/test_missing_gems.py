"""Plugins in Ruby whose gems cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError
from tests.gems.archive import gem
from tests.gems.index import Index

pytestmark = pytest.mark.sandbox

TAG = """
require '{gem}'
class Shout < Liquid::Tag
  def render(_) = 'SHOUT'
end
Liquid::Template.register_tag('shout', Shout)
"""
OTHER = "module Words\n  def loud(text) = text.upcase\nend\nLiquid::Template.register_filter(Words)\n"


@pytest.fixture(autouse=True)
def _compiled(ruby_module: object) -> None:
    """The module, compiled once."""


def site(root: Path, library: str, gemfile: str = "") -> Path:
    """A site with a plugin that needs a gem, and another plugin."""
    files = {
        "_config.yml": "title: T\n",
        "_plugins/a.rb": TAG.format(gem=library),
        "_plugins/b.rb": OTHER,
        "index.html": "---\n---\n{% shout %}{{ 'x' | loud }}",
        "Gemfile": gemfile,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


CANNOT_RUN, NOT_FOUND = "which needs compiled code or another program", "which was not found"


@pytest.mark.parametrize(
    ("library", "gemfile", "why"), [("rmagick", "", CANNOT_RUN), ("odd_thing/all", "gem 'odd_thing'\n", NOT_FOUND)]
)
def test_a_plugin_is_left_out_with_one_warning(library: str, gemfile: str, why: str, tmp_path: Path) -> None:
    report = jekyll_py.build(site(tmp_path, library, gemfile), target="jekyll")
    assert (tmp_path / "_site/index.html").read_text() == "X"
    (warning,) = report.warnings
    name = library.partition("/")[0]
    assert warning.error.message == f"_plugins/a.rb does not run here: it needs the gem {name}, {why}"
    assert (Path(str(warning.error.path)).name, warning.error.line) == ("a.rb", 2)


def test_a_library_may_need_a_gem_that_no_index_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = gem("half", "1.0", {"lib/half.rb": "require 'gone'\n"}, {"gone": ">= 0"})
    with Index({"half-1.0.gem": half}).running() as address:
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
        report = jekyll_py.build(site(tmp_path, "half", "source 'https://gems.example'\ngem 'half'\n"), target="jekyll")
    assert (tmp_path / "_site/index.html").read_text() == "X"
    (warning,) = report.warnings
    assert warning.error.message.startswith("_plugins/a.rb does not run here: it needs the gem gone")


def test_a_plugin_that_a_file_loads_is_not_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in many sites: ``require 'jekyll-scholar'`` in ``_plugins/ext.rb``, the gem outside of ``:jekyll_plugins``."""
    youtube = gem("jekyll-youtube", "1.0.0", {"lib/jekyll-youtube.rb": TAG.format(gem="json")})
    here = site(tmp_path, "json", "source 'https://gems.example'\ngem 'jekyll-youtube'\n")
    (here / "_plugins/a.rb").write_text("require 'jekyll-youtube'\n")
    with Index({"jekyll-youtube-1.0.0.gem": youtube}).running() as address:
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
        report = jekyll_py.build(here, target="jekyll")
    assert (tmp_path / "_site/index.html").read_text() == "SHOUTX"
    assert not report.warnings


def test_a_name_that_is_no_gem_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="cannot load such file -- no_such_thing_at_all"):
        jekyll_py.build(site(tmp_path, "no_such_thing_at_all"), target="jekyll")


LATE = """
class Shout < Liquid::Block
  def render(context)
    require 'odd_thing'
    super.upcase
  end
end
Liquid::Template.register_tag('shout', Shout)
module Loud
  def roar(text)
    require 'odd_thing/loud'
    text.upcase
  end

  def calm(text)
    require 'odd_thing'
  rescue LoadError
    text.downcase
  end
end
Liquid::Template.register_filter(Loud)
class Maker < Jekyll::Generator
  def generate(site)
    site.data['before'] = 'made'
    require 'odd_thing'
    site.data['after'] = 'made'
  end
end
Jekyll::Hooks.register(:pages, :post_render) { |page| require 'odd_thing'; page.output = '' }
Jekyll::Hooks.register(:site, :post_read) { |site| require 'odd_thing' }
"""


def test_what_needs_a_gem_later_is_left_out_alone(tmp_path: Path) -> None:
    here = site(tmp_path, "json", "gem 'odd_thing'\n")
    (here / "_plugins/a.rb").write_text(LATE)
    (here / "index.html").write_text(
        "---\n---\n{% shout %}x{% endshout %}{{ 'y' | roar }}{{ 'Z' | calm }}"
        "{{ site.data.before }}{{ site.data.after }}"
    )
    report = jekyll_py.build(here, target="jekyll")
    assert (here / "_site/index.html").read_text() == "xyzmade"
    assert sorted(str(each.error.line) for each in report.warnings) == ["11", "25", "29", "30", "4"]
    assert {each.error.message for each in report.warnings} == {
        "what _plugins/a.rb does here needs the gem odd_thing, which was not found"
    }


MAKING = """
class Shout < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    require 'odd_thing'
  end

  def render(_) = 'SHOUT'
end
class Roar < Liquid::Block
  def initialize(name, markup, tokens)
    super
    require 'odd_thing'
  end

  def render(context) = super.upcase
end
Liquid::Template.register_tag('shout', Shout)
Liquid::Template.register_tag('roar', Roar)
class Loud < Jekyll::Converter
  def matches(ext) = ext == '.loud'
  def output_ext(_) = '.html'

  def convert(text)
    require 'odd_thing'
    text.upcase
  end
end
"""


def test_a_tag_or_a_converter_that_needs_a_gem_is_left_out_alone(tmp_path: Path) -> None:
    here = site(tmp_path, "json", "gem 'odd_thing'\n")
    (here / "_plugins/a.rb").write_text(MAKING)
    (here / "index.html").write_text("---\n---\n{% shout %}{% roar %}a{% shout %}{{ 'b' | loud }}{% endroar %}")
    (here / "other.loud").write_text("---\n---\nquiet")
    report = jekyll_py.build(here, target="jekyll")
    assert (here / "_site/index.html").read_text() == "aB"
    assert (here / "_site/other.html").read_text() == "quiet"
    assert sorted(str(each.error.line) for each in report.warnings) == ["13", "25", "5"]


def test_a_name_that_is_no_gem_stops_the_build_later(tmp_path: Path) -> None:
    here = site(tmp_path, "json")
    (here / "_plugins/a.rb").write_text("Jekyll::Hooks.register(:site, :post_read) { require 'no_such_thing' }\n")
    with pytest.raises(JekyllError, match="cannot load such file -- no_such_thing"):
        jekyll_py.build(here, target="jekyll")


def test_a_link_to_no_file_stops_the_build(tmp_path: Path) -> None:
    """As in Jekyll; a submodule that was not fetched leaves such links."""
    root = site(tmp_path, "set")
    (root / "_plugins/c.rb").symlink_to("../_module/c.rb")
    with pytest.raises(JekyllError, match="the link leads to no file") as error:
        jekyll_py.build(root, target="jekyll")
    assert error.value.path == "_plugins/c.rb"
    assert "git submodule update --init" in str(error.value.hint)
