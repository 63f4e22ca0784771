"""A Gemfile that Bundler would refuse is named, as no Ruby runs that would say it; what is right is not."""

from __future__ import annotations

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

WRONG = {
    "source 'https://rubygems.org'\ngem 'jekyll\n": ("Gemfile:2:1", "a quotation mark is never closed"),
    "gem 'jekyll' '~> 4.3'\n": ("Gemfile:1:1", "a comma is missing"),
    "gem 'jekyll'\ngroup :test do\n  gem 'rake'\n": ("Gemfile:2:1", "the block is never closed"),
    "gem 'jekyll'\nend\n": ("Gemfile:2:1", "end closes no block"),
    "source “https://rubygems.org”\n": ("Gemfile:1:1", "quotation marks are curly"),
    "source 'https://rubygems.org'\ngme 'jekyll'\n": ("Gemfile:2:1", "there is no gme"),
    "soruce 'https://rubygems.org'\n": ("Gemfile:1:1", "there is no soruce"),
    "eval_gemfile 'more/gems.rb'\n": ("Gemfile:1:1", "there is no file more/gems.rb"),
    "gem jekyll\n": ("Gemfile:1:1", "the name of the gem has no quotation marks"),
}
RIGHT = (
    "# it's a comment\nsource \"https://rubygems.org\" # don't\n",
    "gem 'a', git: 'https://example.org/a#b.git' # it's\n",
    'gem "a", "~> 1.0", :platforms => [:mingw, :x64_mingw] if Gem.win_platform?\n',
    "group :jekyll_plugins do\n  gem 'a'\nend\nplatforms :mingw do |x|\n  gem 'b'\nend\n",
    "if ENV['A']\n  gem 'a'\nelse\n  gem 'b'\nend\n",
    "%w[a b].each do |name|\n  gem name\nend\n",
    "require 'json'\nversions = JSON.parse(open('x').read)\ngem 'a', versions['it\"s']\n",
    "group(:a) { gem 'b' }\n",
    "if Gem.win_platform? then gem 'a' end\n",
    "gem 'a',\n  '~> 1',\n  require: false\n",
    "gemspec\n",
    "name = 'a'\nif name then\n  gem 'b'\nend\n",
    "%w[a b].each { |each| gem(each) }\n",
)


@pytest.mark.parametrize("text", WRONG)
def test_what_bundler_refuses_is_named(text: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    place, message = WRONG[text]
    site({"Gemfile": text, "index.html": "---\n---\n", "_layouts/plain.html": ""})
    assert main(["build"]) == 0
    said = capfd.readouterr().err
    assert place in said
    assert message in said


def test_a_conflict_in_the_lock_is_named(site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    lock = "GEM\n  specs:\n<<<<<<< HEAD\n    a (1.0)\n=======\n    a (2.0)\n>>>>>>> b\n"
    site({"Gemfile": "gem 'a'\n", "Gemfile.lock": lock, "index.html": "", "_layouts/plain.html": ""})
    assert main(["build"]) == 0
    assert "Gemfile.lock:3:1" in capfd.readouterr().err


@pytest.mark.parametrize("text", RIGHT)
def test_what_bundler_takes_is_not(text: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    site({"Gemfile": text, "index.html": "---\n---\n", "_layouts/plain.html": ""})
    main(["build"])
    assert "refuses the Gemfile" not in capfd.readouterr().err
