"""Texts of citations, which are kept from page to page, against those that are made anew for each."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from bench.sites import publications
from jekyll_py.packages import gemfile
from tests.gems.index import of_folder
from tests.gems.test_suites import folder

pytestmark = pytest.mark.sandbox

STYLES = ("apa", "ieee", "chicago-author-date-16th-edition", "chicago-notes-bibliography-16th-edition")
"""Author and year; numbers; a dash in place of authors who repeat; notes."""

PAGE = """---
layout: default
scholar: {{style: {style}, locale: {locale}}}
---
{{% cite key{first} key{second} %}} {{% cite key{first} --locator 12 %}} {{% cite key{second} -A %}}
{{% bibliography {options} %}}
"""

SAME_AUTHORS = """
@article{again1, title = {One}, author = {Young, Ada and Old, Bo}, journal = {Words}, year = {2020}}
@article{again2, title = {Two}, author = {Young, Ada and Old, Bo}, journal = {Words}, year = {2020}, language = {de}}
@misc{again3, title = {Three}, author = {Young, Ada and Old, Bo}, year = {2020}, note = {4}}
"""

CHANGED = "require 'jekyll-scholar'\nmodule CiteProc\n  def self.changed_by_a_plugin = nil\nend\n"
"""A plugin that changes a gem, after which nothing of it is kept."""


FEW = """require 'jekyll-scholar'
[JekyllPy::Citations, JekyllPy::BibtexFilters::Decoded].each do |one|
  one.send(:remove_const, :MOST)
  one.const_set(:MOST, 2)
end
"""
"""Lets two texts of each kind be kept."""

MARK = """class Mark < Liquid::Tag
  def render(_context)
    kept = JekyllPy::Citations.instance_variable_get(:@texts).values
    kept.each { |texts| texts.each_value { |text, _| text.replace('kept before') } }
    kept.map(&:size).join(' ')
  end
end
Liquid::Template.register_tag('mark', Mark)
"""
"""A tag that puts words in the place of the texts that are kept, and prints how many there are of a part of a style."""


def site(root: Path) -> Path:
    """Pages in several styles and languages that cite and list the same entries."""
    publications.write(root, posts=2, entries=12)
    with (root / "_bibliography/publications.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(SAME_AUTHORS)
    for number in range(12):
        language = ("en", "de", "fr")[number % 3]
        options = ("", "--cited", "--query @article", "--offset 2 --max 4")[number % 4 if number < 8 else 0]
        values = {"first": number, "second": (number * 5 + 1) % 12, "options": options}
        page = PAGE.format(style=STYLES[number // 3], locale=language, **values)
        (root / f"page{number}.md").write_text(page, encoding="utf-8")
    return root


def texts(root: Path) -> dict[str, bytes]:
    """The files of the output."""
    assert not jekyll_py.build(root, target="jekyll").warnings
    output = root / "_site"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("ruby_module")
def test_kept_texts_are_those_that_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, anew, gems = site(tmp_path / "kept"), site(tmp_path / "anew"), folder()
    (anew / "_plugins").mkdir()
    (anew / "_plugins/changed.rb").write_text(CHANGED, encoding="utf-8")
    names = [entry.name for entry in gemfile.entries((kept / "Gemfile").read_text())]
    if gems is None or not all(list(gems.glob(f"{name}-*.gem")) for name in names):
        pytest.skip(f"missing gem: {', '.join(names)}")
    with of_folder(gems).running() as address:
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
        assert texts(kept) == texts(anew)


@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize("most", [None, 2])
def test_texts_are_kept_and_used_within_a_bound(
    most: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, gems = tmp_path / "site", folder()
    publications.write(root, posts=0, entries=5)
    for path in [*root.glob("*.md"), root / "_layouts/details.html"]:
        path.unlink()
    for number, tag in enumerate(["{% bibliography %}", "{% mark %}", "{% bibliography %}", "{% mark %}"]):
        (root / f"{number}.md").write_text(f"---\n---\n{tag}", encoding="utf-8")
    (root / "_plugins").mkdir()
    (root / "_plugins/mark.rb").write_text(MARK if most is None else MARK + FEW, encoding="utf-8")
    names = [entry.name for entry in gemfile.entries((root / "Gemfile").read_text())]
    if gems is None or not all(list(gems.glob(f"{name}-*.gem")) for name in names):
        pytest.skip(f"missing gem: {', '.join(names)}")
    with of_folder(gems).running() as address:
        monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
        built = {path: text.decode() for path, text in texts(root).items()}
    assert built["1/index.html"] == built["3/index.html"] == f"<p>{most or 5}</p>\n"
    assert "kept before" not in built["0/index.html"]
    assert built["2/index.html"].count("kept before") == (5 if most is None else 0)
