"""Plugins that cannot be had: named with what will be missing, and the rest of the site is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.packages import gemfile
from jekyll_py.plugins import ruby_files
from jekyll_py.plugins.builtin import BUNDLED
from jekyll_py.plugins.unavailable import ABSENT, UNNEEDED

from .conftest import Folder

Make = Callable[[Mapping[str, str | bytes]], Folder]


def messages(folder: Folder, **config: object) -> list[str]:
    return [warning.error.message for warning in folder.build(**config).warnings]


def test_a_known_plugin_is_named_with_what_will_be_missing(site: Make) -> None:
    page = "---\n---\na{% cite x %}b{% quote y %}c{% endquote %}"
    folder = site({"_config.yml": "plugins: [jekyll-scholar, jekyll-liquify]", "index.html": page})
    first, second = messages(folder)
    assert first.startswith("'jekyll-scholar' is not available: the tags bibliography, ")
    assert first.endswith(", bibtex, quote; the pages of references will be missing")
    assert second == "'jekyll-liquify' is not available: the filter liquify will be missing"
    assert folder.output("index.html") == "abc"


@pytest.mark.parametrize("target", ["jekyll", "github-pages"])
def test_a_gem_and_the_file_of_it_that_ruby_loads_are_one_plugin(site: Make, target: str) -> None:
    gemfile = "group :jekyll_plugins do\n  gem 'jekyll-scholar'\nend\n"
    folder = site({"_config.yml": "plugins: [jekyll/scholar, jekyll-scholar]", "Gemfile": gemfile})
    (message,) = messages(folder, target=target, theme=None)
    assert message.startswith("'jekyll-scholar' ")


def test_what_does_the_same_is_named(site: Make) -> None:
    (warning,) = site({"_config.yml": "plugins: [jekyll-emoji]"}).build().warnings
    assert "jemoji comes with jekyll_py" in str(warning.error.hint)


def test_a_plugin_that_pages_leaves_out_is_named(site: Make) -> None:
    folder = site({"_config.yml": "plugins: [jekyll-archives, jekyll-feed, webrick]"})
    assert messages(folder, target="github-pages", theme=None) == ["'jekyll-archives' does not run on GitHub Pages"]


def test_gems_that_nothing_is_missing_without_are_passed_over(site: Make) -> None:
    assert messages(site({"_config.yml": "plugins: [webrick, kramdown-parser-gfm]"})) == []


def test_the_table_names_no_plugin_twice() -> None:
    assert not ABSENT.keys() & (BUNDLED.keys() | UNNEEDED)


RUBY = """
module Jekyll
  # class Commented < Liquid::Tag
  class Player < Liquid::Tag
  end
  class Base < ::Liquid::Block
  end
  class Aside < Base
  end
  class Pages < Jekyll::Generator
  end
  class Upper < Converter
  end
end
Liquid::Template.register_tag('player', Jekyll::Player)
Liquid::Template.register_tag "aside", Jekyll::Aside
Liquid::Template.register_tag("include", Jekyll::Player)
Jekyll::Hooks.register [:posts, :pages], :pre_render do |item|
end
"""


def test_ruby_files_are_named_with_what_they_define(site: Make) -> None:
    page = "---\n---\n[{% player x %}{% aside %}y{% endaside %}{% include a.html %}]"
    folder = site({"_plugins/a.rb": RUBY, "_includes/a.html": "z", "index.html": page})
    (message,) = messages(folder)
    assert message == (
        "Ruby plugins cannot run here: _plugins/a.rb (tag player, tag include, tag aside, generator Pages, "
        "converter Upper, hook of posts)"
    )
    assert folder.output("index.html") == "[yz]"


def test_filters_of_ruby_files_are_named() -> None:
    text = "module F\n  def shout(input)\n  end\n  def whisper(x)\n  end\nend\nLiquid::Template.register_filter(F)"
    assert str(ruby_files.read(text)) == "filter shout, filter whisper"


def test_a_tag_that_registers_itself() -> None:
    plugin = ruby_files.read("class T < Liquid::Block\n  Liquid::Template.register_tag('note', self)\nend")
    assert (plugin.tags, plugin.blocks) == ((), ("note",))


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("x.rb", "register_tag('toc', T)", "jekyll-toc"),
        ("category_generator.rb", "", "jekyll-archives"),
        ("tag_gen.rb", "", "jekyll-archives"),
        ("generate_sitemap.rb", "", "jekyll-sitemap"),
        ("alias_generator.rb", "", "jekyll-redirect-from"),
        ("stage.rb", "", None),
    ],
)
def test_what_comes_with_the_package_is_named(file: str, text: str, expected: str | None) -> None:
    assert ruby_files.counterpart(f"_plugins/{file}", ruby_files.read(text)) == expected


def test_a_ruby_file_may_load_what_comes_with_the_package(site: Make) -> None:
    folder = site({"_plugins/gems.rb": "require 'jekyll-sitemap'\n", "_config.yml": "url: https://example.org"})
    assert messages(folder) == []
    assert "urlset" in folder.output("sitemap.xml")


GEMFILE = """
source "https://rubygems.org"
gem "jekyll", "~> 4.3"
# gem "github-pages", group: :jekyll_plugins
group :jekyll_plugins do
  gem "jekyll-sitemap"
  gem 'jekyll-picture-tag', '~> 2.0'  # pictures
  gem "some-library"
end
gem "jekyll-feed", group: :jekyll_plugins
gem "minima"
"""


def test_the_groups_of_a_gemfile() -> None:
    text = """
gem "alone"
group :a, :b do
  gem "both"
  group "c" do
    gem "nested", group: :d
  end
end
gem "listed", "~> 1.0", groups: [:a, 'd'], require: false
gem "old", :group => :c
"""
    groups = {entry.name: entry.groups for entry in gemfile.entries(text)}
    assert groups == {
        "alone": ("default",),
        "both": ("a", "b"),
        "nested": ("a", "b", "c", "d"),
        "listed": ("a", "d"),
        "old": ("c",),
    }
    assert [entry.name for entry in gemfile.of_groups(text, ["default", "d"])] == ["alone", "nested", "listed"]
    assert gemfile.of_groups(text, []) == []


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("Bundler.require", ("default",)),
        ("  Bundler.require(:default, :jekyll_plugins) # all", ("default", "jekyll_plugins")),
        ("Bundler.require :a\nBundler.require", ("a", "default")),
        ("# Bundler.require", ()),
        ("require 'bundler/setup'", ()),
    ],
)
def test_the_groups_that_a_ruby_file_loads(code: str, groups: tuple[str, ...]) -> None:
    assert ruby_files.read(code).groups == groups


def test_plugins_of_the_gemfile_are_loaded(site: Make) -> None:
    assert gemfile.plugins(GEMFILE) == ["jekyll-sitemap", "jekyll-picture-tag", "some-library", "jekyll-feed"]
    folder = site({"Gemfile": GEMFILE, "_config.yml": "url: https://example.org\ntarget: jekyll"})
    (message,) = messages(folder)
    assert message.startswith("'jekyll-picture-tag' is not available: the tag picture; ")
    assert "urlset" in folder.output("sitemap.xml")


def test_a_gemfile_elsewhere_and_none_at_all(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "url: https://example.org\ntarget: jekyll"
    folder = site({"elsewhere/gems.rb": "gem 'jekyll-sitemap', group: :jekyll_plugins", "_config.yml": config})
    monkeypatch.setenv("BUNDLE_GEMFILE", str(folder.root / "elsewhere/gems.rb"))
    folder.build()
    assert "sitemap.xml" in folder.written()
    monkeypatch.setenv("JEKYLL_NO_BUNDLER_REQUIRE", "true")
    folder.build()
    assert "sitemap.xml" not in folder.written()


@pytest.mark.parametrize("text", ["gem 'github-pages'", 'group :x do\n  gem("github-pages", "> 1")\nend'])
def test_gems_of_a_gemfile(text: str) -> None:
    assert gemfile.names_gem(text, "github-pages")
    assert not gemfile.names_gem(text, "github")


def test_strict_makes_a_missing_plugin_an_error(site: Make) -> None:
    from jekyll_py.builds.site_builder import SiteBuilder
    from jekyll_py.config.configuration import Configuration
    from jekyll_py.log import Logger

    folder = site({"_config.yml": "plugins: [jekyll-nobody]", "index.html": "x"})
    config = Configuration.load({"source": str(folder.root), "strict": True, "target": "jekyll"})
    with pytest.raises(JekyllError, match="'jekyll-nobody' is not available: what it adds will be missing"):
        SiteBuilder(config, Logger("error")).build()


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000,
        "=begin\n" * 20_000,
        "Hooks.register" + " " * 100_000,
        "class" + " " * 100_000,
        "register_tag " * 20_000,
    ],
)
def test_ruby_of_any_shape_is_read(text: str) -> None:
    assert str(ruby_files.read(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("group :a do\n" * 10_000, 'gem "' * 50_000, 'gem "a",\n' * 10_000, "gem" + " " * 100_000),
        *("git_source(:a) {|b|" * 10_000, "gem 'a' if " + "!" * 100_000, "if " + "(" * 100_000 + ")" * 100_000),
        *("group" + " " * 100_000 + "do x", "gem 'a' if x && " * 10_000, "group :a do |b " * 10_000, "else\n" * 10_000),
    ],
)
def test_a_gemfile_of_any_shape_is_read(text: str) -> None:
    assert gemfile.plugins(text) == []
    assert not gemfile.names_gem(text, "github-pages")


def test_comments_of_ruby_say_nothing() -> None:
    text = "=begin\nclass A < Generator\nend\n=end\nclass B < Generator\nend\n  # class C < Generator\n"
    assert str(ruby_files.read(text)) == "generator B"
