"""Plugins in Ruby that are loaded already: only where loading them again would do the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError
from jekyll_py.plugins.ruby.loading import kept_loading
from jekyll_py.plugins.ruby.session import Session

from .small_sites import lay_out

pytestmark = [pytest.mark.sandbox, pytest.mark.usefixtures("ruby_module")]

PLUGIN = """
folder = File.join(Jekyll.sites.last.source, "looked_at")
SEEN = [File.read(File.join(folder, "text")), Dir.children(folder).sort, File.exist?(File.join(folder, "later")),
        File.size(File.join(folder, "size")), Jekyll.sites.last.config["setting"], ENV["JEKYLL_ENV"]].inspect
COUNTS = Hash.new { |hash, key| hash[key] = key.to_s * 2 }
module Kept
  @@calls = 0
  def self.call = @@calls += 1
end
class Seen < Liquid::Tag
  def render(context)
    "#{SEEN} #{COUNTS[:ab]} #{Kept.call} #{context.registers[:site].config['title']} #{Site.new.name}"
  end
end
class Site
  def name = "none of Jekyll's"
end
Liquid::Template.register_tag("seen", Seen)
Jekyll::Hooks.register(:pages, :post_render) { |page| page.output << " hooked #{page.name}" }
class Makes < Jekyll::Generator
  def generate(site)
    page = Jekyll::PageWithoutAFile.new(site, site.source, "", "made.html")
    page.content = "{% seen %}"
    site.pages << page
  end
end
"""
SITE = {
    "_plugins/a.rb": PLUGIN,
    "_config.yml": "title: T\nsetting: 1\n",
    "looked_at/text": "text",
    "looked_at/size": "1234",
    "index.html": "---\n---\n{% seen %}",
}


class Builds:
    """Builds of one site, each as in a new process."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._loaded = loaded

    def build(self) -> tuple[str, bool]:
        """The pages, and whether plugins were loaded for them."""
        self._loaded.clear()
        for name in ("_site", ".jekyll-cache", ".jekyll_py"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        jekyll_py.build(self.folder, target="jekyll")
        written = sorted((self.folder / "_site").glob("*.html"))
        return "\n".join(path.read_text("utf-8") for path in written), bool(self._loaded)

    def build_anew(self) -> str:
        """The pages of a build that takes nothing over."""
        with self._monkeypatch.context() as patch:
            patch.setattr(kept_loading, "read_snapshot", lambda _: None)
            return self.build()[0]


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Builds]:
    """Lays out a site with other files than `SITE`."""
    loaded: list[str] = []
    call = Session.call

    def noted(session: Session, operation: str, *arguments: object) -> object:
        loaded.extend([operation] * (operation == "load"))
        return call(session, operation, *arguments)

    monkeypatch.setattr(Session, "call", noted)
    monkeypatch.setattr(kept_loading, "_LEAST", 0)

    def lay(**others: str) -> Builds:
        folder = lay_out(tmp_path / "site", {**SITE, **others})
        for path in folder.rglob("*"):
            os.utime(path, (1_600_000_000, 1_600_000_000))
        return Builds(folder, monkeypatch, loaded)

    return lay


def test_the_second_build_loads_none(builds: Callable[..., Builds]) -> None:
    site = builds()
    first, is_loaded = site.build()
    assert is_loaded
    assert "none of Jekyll's hooked made.html" in first
    for _ in range(2):
        assert site.build() == (first, False)


def link(site: Path) -> None:
    (site / "looked_at/text").rename(site / "moved")
    (site / "looked_at/text").symlink_to("../moved")


EDITS: dict[str, Callable[[Path], object]] = {
    "the plugin": lambda site: (site / "_plugins/a.rb").write_text(PLUGIN.replace("none of", "one of")),
    "another plugin": lambda site: (site / "_plugins/b.rb").write_text("class Seen; def render(_) = 'other'; end"),
    "a text": lambda site: (site / "looked_at/text").write_text("other"),
    "names in a folder": lambda site: (site / "looked_at/another").write_text(""),
    "what was missing": lambda site: (site / "looked_at/later").write_text(""),
    "a size": lambda site: (site / "looked_at/size").write_text("123"),
    "a setting": lambda site: (site / "_config.yml").write_text("title: T\nsetting: 2\n"),
    "a setting that is looked at later": lambda site: (site / "_config.yml").write_text("title: U\nsetting: 1\n"),
    "a link": link,
    "a file that is gone": lambda site: (site / "looked_at/size").unlink(),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_was_looked_at_has_changed(name: str, builds: Callable[..., Builds]) -> None:
    site = builds(**{"_plugins/a.rb": PLUGIN.replace("File.size(", "File.size?(")})
    before, _ = site.build()
    EDITS[name](site.folder)
    after, is_loaded = site.build()
    assert is_loaded
    assert (after == before) == (name == "a link")
    assert after == site.build_anew()


def test_a_text_of_the_same_size_and_time(builds: Callable[..., Builds]) -> None:
    site = builds()
    before, _ = site.build()
    file = site.folder / "looked_at/text"
    status = file.stat()
    file.write_text("TEXT")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert site.build() == (before.replace('["text"', '["TEXT"'), True)


def test_the_environment_has_changed(builds: Callable[..., Builds], monkeypatch: pytest.MonkeyPatch) -> None:
    site = builds()
    before, _ = site.build()
    monkeypatch.setenv("JEKYLL_ENV", "production")
    after, is_loaded = site.build()
    assert is_loaded
    assert "production" in after
    monkeypatch.delenv("JEKYLL_ENV")
    assert site.build() == (before, False)


def test_a_file_that_is_saved_meanwhile(builds: Callable[..., Builds], monkeypatch: pytest.MonkeyPatch) -> None:
    site = builds()
    call = Session.call

    def saving(session: Session, operation: str, *arguments: object) -> object:
        found = call(session, operation, *arguments)
        if operation == "load":
            (site.folder / "looked_at/text").write_text("saved")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Session, "call", saving)
        assert '"text' in site.build()[0]
    text, is_loaded = site.build()
    assert is_loaded
    assert '"saved' in text


@pytest.mark.parametrize(
    "code",
    [
        "Time.now",
        "Date.today",
        "rand",
        "[1, 2].shuffle",
        "require 'securerandom'; SecureRandom.hex",
        "$stdout.puts 'printed'",
        "warn 'warned'",
        "Jekyll.logger.info 'logged'",
        "File.write(File.join(ENV['TMPDIR'], 'a'), 'written')",
        "OPEN = File.open(File.join(folder, 'text'))",
        "FOLDER = Dir.new(folder)",
        "`git --version`",
    ],
)
def test_what_has_to_be_done_in_each_build(code: str, builds: Callable[..., Builds]) -> None:
    site = builds(**{"_plugins/a.rb": f"{PLUGIN}\n{code}\n"})
    first, _ = site.build()
    assert site.build() == (first, True)


def test_a_stream_that_was_never_opened(builds: Callable[..., Builds]) -> None:
    site = builds(**{"_plugins/b.rb": "class Null < IO; def initialize; end; end\nNULL = Null.new, Dir.allocate"})
    first, _ = site.build()
    assert site.build() == (first, False)


def test_what_is_loaded_fast_is_not_kept(builds: Callable[..., Builds], monkeypatch: pytest.MonkeyPatch) -> None:
    site = builds()
    monkeypatch.setattr(kept_loading, "_LEAST", 60)
    site.build()
    assert site.build()[1]


def test_an_error_at_loading_comes_again(builds: Callable[..., Builds]) -> None:
    site = builds(**{"_plugins/b.rb": "raise ArgumentError, 'no'"})
    for _ in range(2):
        with pytest.raises(JekyllError, match=r"no \(ArgumentError\)"):
            site.build()


def test_a_plugin_that_is_left_out_is_looked_for_again(builds: Callable[..., Builds]) -> None:
    site = builds(**{"_plugins/b.rb": "require 'vips'"})
    for _ in range(2):
        assert site.build()[1]
