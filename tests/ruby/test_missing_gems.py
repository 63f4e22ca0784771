"""Plugins in Ruby whose gems cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError

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


def site(root: Path, gem: str, gemfile: str = "") -> Path:
    """A site with a plugin that needs a gem, and another plugin."""
    files = {
        "_config.yml": "title: T\n",
        "_plugins/a.rb": TAG.format(gem=gem),
        "_plugins/b.rb": OTHER,
        "index.html": "---\n---\n{% shout %}{{ 'x' | loud }}",
        "Gemfile": gemfile,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.mark.parametrize(("gem", "gemfile"), [("rmagick", ""), ("odd_thing/all", "gem 'odd_thing'\n")])
def test_a_plugin_is_left_out_with_one_warning(gem: str, gemfile: str, tmp_path: Path) -> None:
    report = jekyll_py.build(site(tmp_path, gem, gemfile), target="jekyll")
    assert (tmp_path / "_site/index.html").read_text() == "X"
    (warning,) = report.warnings
    name = gem.partition("/")[0]
    assert warning.error.message.startswith(f"_plugins/a.rb does not run here: it needs the gem {name}")
    assert (Path(str(warning.error.path)).name, warning.error.line) == ("a.rb", 2)


def test_a_name_that_is_no_gem_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="cannot load such file -- no_such_thing_at_all"):
        jekyll_py.build(site(tmp_path, "no_such_thing_at_all"), target="jekyll")
