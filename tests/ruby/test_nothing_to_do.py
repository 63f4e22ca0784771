"""Sites with plugins in Ruby of which nothing has changed: nothing is read, unless a plugin could do something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jekyll_py.site.site import Site
from tests.incremental.workshop import Workshop

pytestmark = [pytest.mark.sandbox, pytest.mark.usefixtures("ruby_module")]

TAG = """
class Seen < Liquid::Tag
  def render(context) = "#{context['page.title']} #{context.registers[:site].pages.size}"
end
Liquid::Template.register_tag("seen", Seen)
"""
GENERATOR = """
class Makes < Jekyll::Generator
  def generate(site)
    page = Jekyll::PageWithoutAFile.new(site, site.source, "", "made.html")
    page.data["title"] = CODE
    site.pages << page
  end
end
"""
CONVERTER = """
class Loud < Jekyll::Converter
  def matches(ext) = ext == ".loud"
  def output_ext(_ext) = ".html"
  def convert(text) = text.upcase
end
"""
SITE = {
    "index.html": "---\ntitle: A\n---\n{% seen %} {% for page in site.pages %}{{ page.title }} {% endfor %}",
    "_posts/2020-01-01-one.md": "---\ntitle: One\n---\ntext",
    "_docs/one.md": "---\ntitle: Undated\n---\ntext",
    "looked_at/text": "text",
    "looked_at/size": "1234",
}
CONFIG = {"target": "jekyll", "collections": {"docs": {"output": True}}, "setting": 1}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each build that reads the site for the output that is kept."""
    found: list[str] = []
    stage = Site.read

    def noted(site: Site, *arguments: object) -> None:
        found.extend([site.destination] * site.destination.endswith("kept"))
        stage(site, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Site, "read", noted)
    return found


class Builds:
    """A site that is built in new processes, and compared with clean builds."""

    def __init__(self, folder: Path, plugins: Mapping[str, str], read: list[str], kept: str = "../kept") -> None:
        self.workshop = Workshop(folder, {**SITE, **plugins}, {}, CONFIG)
        self.workshop.kept = (self.workshop.source / kept).resolve()
        self._read = read
        for _ in range(3):  # the first one makes folders, the next one stores what the first has found
            self.has_read()

    def has_read(self) -> bool:
        """Whether a new process reads the site."""
        self._read.clear()
        self.workshop.restart()
        self.workshop.check()
        return bool(self._read)


@pytest.fixture
def builds(tmp_path: Path, read: list[str]) -> Callable[..., Builds]:
    return lambda *plugins: Builds(tmp_path, {f"_plugins/{n}.rb": text for n, text in enumerate(plugins)}, read)


def generating(code: str) -> str:
    return GENERATOR.replace("CODE", code)


SAME = {
    "a title": "'Made'",
    "the pages": "site.pages.map { |page| page.data['title'] }.inspect",
    "a file": "File.read(File.join(site.source, 'looked_at/text'))",
    "a folder": "Dir.children(File.join(site.source, 'looked_at')).sort.inspect",
    "a size": "File.size(File.join(site.source, 'looked_at/size')).to_s",
    "what may be there": "File.exist?(File.join(site.source, 'looked_at/later')).to_s",
    "the settings": "site.config['setting'].to_s",
    "the environment": "ENV['JEKYLL_ENV'].to_s",
    "posts": "site.posts.docs.map { |post| post.date.year }.inspect",
}


@pytest.mark.parametrize("name", SAME)
def test_nothing_is_read(name: str, builds: Callable[..., Builds]) -> None:
    assert not builds(TAG, generating(SAME[name])).has_read()


def test_the_output_is_in_the_source(tmp_path: Path, read: list[str]) -> None:
    plugin = generating("File.exist?(File.join(site.source, 'missing')).to_s")
    site = Builds(tmp_path, {"_plugins/0.rb": TAG, "_plugins/1.rb": plugin}, read, "_kept")
    assert not site.has_read()
    site.workshop.write("missing", "")
    assert site.has_read()
    assert " true " in (site.workshop.kept / "index.html").read_text("utf-8")


def test_tags_and_filters(builds: Callable[..., Builds]) -> None:
    assert not builds(
        TAG, "module Loud; def loud(text) = text.upcase; end; Liquid::Template.register_filter(Loud)"
    ).has_read()


@pytest.mark.parametrize(
    "code",
    [
        "site.time.year.to_s",
        "site.collections['docs'].docs.map { |one| one.date.year }.inspect",
        "Time.now.year.to_s",
        "rand.to_s[0, 0]",
        "`git --version`[0, 3].to_s",
        "(puts 'printed').to_s",
        "(Jekyll.logger.info 'logged').to_s[0, 0]",
    ],
)
def test_what_may_be_another_value(code: str, builds: Callable[..., Builds]) -> None:
    assert builds(TAG, generating(code)).has_read()


@pytest.mark.parametrize(
    "hook",
    [
        "Jekyll::Hooks.register(:site, :post_write) { |site| site.pages.size }",
        "Jekyll::Hooks.register(:pages, :post_write) { |page| page.name }",
        "Jekyll::Hooks.register(:clean, :on_obsolete) { |files| files.size }",
        "Jekyll::Hooks.register(:site, :pre_render) { |site| site.pages.size }",
        "Jekyll::Hooks.register(:site, :after_init) { |site| Time.now }",
        "Jekyll::Hooks.register(:site, :post_read) { |site| puts 'printed' }",
        "NOW = Time.now",
        "puts 'printed'",
    ],
)
def test_what_acts_in_each_build(hook: str, builds: Callable[..., Builds]) -> None:
    assert builds(TAG, hook).has_read()


@pytest.mark.parametrize(
    "hook",
    [
        "Jekyll::Hooks.register(:site, :post_read) { |site| site.pages.each { |page| page.data['title'] += '!' } }",
        "Jekyll::Hooks.register(:site, :after_init) { |site| site.config['title'] = 'T' }",
        "Jekyll::Hooks.register(:pages, :post_render) { |page| page.output += 'hooked' }",
        CONVERTER,
    ],
)
def test_what_acts_on_the_site_alone(hook: str, builds: Callable[..., Builds]) -> None:
    assert not builds(TAG, hook).has_read()


EDITS: dict[str, tuple[str, Callable[[Workshop], object]]] = {
    "a file": (SAME["a file"], lambda workshop: workshop.write("looked_at/text", "other")),
    "a folder": (SAME["a folder"], lambda workshop: workshop.write("looked_at/more", "")),
    "a size": (SAME["a size"], lambda workshop: workshop.write("looked_at/size", "1")),
    "what was missing": (SAME["what may be there"], lambda workshop: workshop.write("looked_at/later", "")),
    "a setting": (SAME["the settings"], lambda workshop: workshop.configure({**CONFIG, "setting": 2})),
    "a page": (SAME["the pages"], lambda workshop: workshop.write("more.html", "---\ntitle: More\n---\n")),
    "a plugin": ("'Made'", lambda workshop: workshop.write("_plugins/1.rb", generating("'Otherwise'"))),
    "another plugin": (
        "'Made'",
        lambda workshop: workshop.write(
            "_plugins/2.rb", generating("'Also'").replace("made", "also").replace("Makes", "Also")
        ),
    ),
}


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize("name", EDITS)
def test_something_has_changed(name: str, is_another_process: bool, builds: Callable[..., Builds]) -> None:
    code, edit = EDITS[name]
    site = builds(TAG, generating(code))
    before = (site.workshop.kept / "index.html").read_text("utf-8")
    if not is_another_process:
        site.workshop.build()
    edit(site.workshop)
    if is_another_process or "plugin" in name:
        site.workshop.restart()
    site.workshop.check()
    assert (site.workshop.kept / "index.html").read_text("utf-8") != before
    assert not site.has_read() or not site.has_read()
