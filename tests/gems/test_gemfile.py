"""The gems of Gemfiles in the forms that sites write them in, as Bundler on Linux loads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.packages import gemfile

_PLUGINS = {
    'group :jekyll_plugins do\n  gem "a"\n  if ENV["NOWHERE"]\n    gem "b"\n  end\n  gem "c"\nend': "a c",
    'group :x, "jekyll_plugins" do\n gem "a"\nend\ngem "b", groups: %i[jekyll_plugins x]\ngem "c"': "a b",
    'source "https://x" do\n group(:jekyll_plugins) do\n  gem("a")\n end\n gem "b"\nend': "a",
    'group :jekyll_plugins do\n gem "a", platforms: [:mingw, :jruby]\n gem "b", platform: :ruby\nend': "b",
    'group :jekyll_plugins do\n platforms :mswin, :x64_mingw_31 do\n  gem "a"\n end\n gem "b"\nend': "b",
    'install_if -> { RUBY_PLATFORM =~ %r!mingw|java! } do\n gem "a", group: :jekyll_plugins\nend\n': "",
    'gem "a", group: :jekyll_plugins if Gem.win_platform?\ngem "b", group: :jekyll_plugins unless ENV["NOWHERE"]': "b",
    'group :jekyll_plugins do\n if RUBY_VERSION >= "3.0"\n  gem "a"\n else\n  gem "b"\n end\nend': "a",
    'group :jekyll_plugins do\n if ENV["HERE"] == "1"\n  gem "a"\n elsif true\n  gem "b"\n end\nend': "a",
    'case x\n when 1\n gem "a", group: :jekyll_plugins\nend\n': "a",
    'group :jekyll_plugins do\n if Dir.exist?("x")\n  gem "b"\n else\n  gem "c"\n end\nend': "b c",
    "group :jekyll_plugins do\n  %w[a b].each do |name|\n    gem name\n  end\n  gem 'c'\nend": "a b c",
    "['a', 'b'].each { |x| y }\ngroup :jekyll_plugins do\n begin\n  gem 'c'\n end\n gem 'd',\n   '~> 1.0'\nend": "c d",
}


@pytest.mark.parametrize(("text", "expected"), _PLUGINS.items())
def test_the_group_of_plugins(text: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERE", "1")
    assert gemfile.plugins(text) == expected.split()


def test_versions_stand_before_a_condition() -> None:
    (entry,) = gemfile.entries('gem "a", "~> 1.0", [">= 1.0.2"], require: false if RUBY_VERSION >= "2.0"')
    assert (entry.requirement, entry.requires) == ("~> 1.0, >= 1.0.2", ())


@pytest.mark.parametrize(
    ("line", "repository"),
    [
        ('gem "a", github: "x/y"', "https://github.com/x/y.git"),
        ('gem "a", bitbucket: "x"', "https://bitbucket.org/x/x.git"),
        ('gem "a", gist: "123"', "https://gist.github.com/123.git"),
        (
            'git_source(:here) { |repo| "https://here.example/#{repo}.git" }\ngem "a", here: "x/y"',
            "https://here.example/x/y.git",
        ),
    ],
)
def test_shorthands_of_repositories(line: str, repository: str) -> None:
    assert [entry.repository for entry in gemfile.entries(line)] == [repository]


def test_what_a_gemfile_takes_in(tmp_path: Path) -> None:
    group = "group :jekyll_plugins do\n  gem '{}'\nend\n"
    lines = "\ufeffsource 'https://x'", "eval_gemfile 'more/a'", "eval_gemfile File.expand_path('../b', __FILE__)", ""
    (tmp_path / "Gemfile").write_bytes("\r\n".join(lines).encode())
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a").write_text(group.format("a") + "eval_gemfile '../Gemfile'\n", "utf-8")
    (tmp_path / "b").write_text(group.format("b"), "utf-8")
    text = gemfile.read(str(tmp_path)) or ""
    assert gemfile.plugins(text) == ["a", "b"]
    assert gemfile.sources(text)[0] == "https://x"


def test_the_gem_of_a_folder_and_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "Gemfile").write_text("gemspec path: 'theme'\ngem 'other'\n", "utf-8")
    (tmp_path / "theme").mkdir()
    spec = "Gem::Specification.new do |s|\n  s.add_runtime_dependency 'dep', '~> 1.0', '>= 1.2'\nend\n"
    (tmp_path / "theme/mine.gemspec").write_text(spec, "utf-8")
    text = gemfile.read(str(tmp_path)) or ""
    assert gemfile.path_of(text, "mine") == "theme"
    found = [(entry.name, entry.requirement) for entry in gemfile.entries(text)]
    assert found == [("mine", ""), ("dep", "~> 1.0, >= 1.2"), ("other", "")]
