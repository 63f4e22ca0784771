"""A source that is named by a relative path, from another folder: plugins in Ruby see what they see in Jekyll."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import jekyll_py
from tests.reference import ENVIRONMENT, set_environment, tree

FILES = {
    "_plugins/probe.rb": """
require_relative "lib/helper"
class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    paths = [site.source, site.dest, site.in_dest_dir("x"), __dir__, File.expand_path(site.config["source"])]
    names = Dir.glob(File.join(site.source, "图 片", "*")).map { |path| File.basename(path) }
    [*paths.map { |path| path.to_s.split("/").last(2).join("/") }, *names, Helper.hi, site.source.start_with?("/"),
     File.read(site.in_source_dir("图 片", "a b.txt"))].join("|")
  end
end
Liquid::Template.register_tag "probe", Probe

class Maker < Jekyll::Generator
  def generate(site)
    made = Jekyll::PageWithoutAFile.new(site, site.source, "made 中", "页.md")
    made.content = "made {{ page.url }}"
    site.pages << made
  end
end

Jekyll::Hooks.register :site, :post_write do |site|
  File.write(File.join(site.dest, "late 文.txt"), Dir.glob("**/*", base: site.dest).sort.join(","))
end
""",
    "_plugins/lib/helper.rb": "module Helper\n  def self.hi = 'hi'\nend\n",
    "中 文.md": "---\ntitle: 中\n---\n<!-- {% probe %} -->\n",
    "图 片/a b.txt": "text",
}


@pytest.mark.sandbox
@pytest.mark.jekyll
@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize(
    ("place", "source", "destination"),
    [(".", "my 网站", "out 中"), ("other", "../my 网站", "../out"), ("my 网站", ".", "_site")],
)
def test_a_relative_source(
    place: str, source: str, destination: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(monkeypatch)
    found = []
    for program in ("theirs", "ours"):
        for name, text in FILES.items():
            path = tmp_path / program / "my 网站" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        here = tmp_path / program / place
        here.mkdir(exist_ok=True)
        monkeypatch.chdir(here)
        if program == "theirs":
            words = ["jekyll", "build", "--source", source, "--destination", destination, "--disable-disk-cache"]
            subprocess.run(words, check=True, capture_output=True, env=os.environ | ENVIRONMENT)
        else:
            jekyll_py.build(source, destination)
        found.append(_named(tree(here / destination), program))
    assert found[0] == found[1]


def _named(files: dict[str, bytes], program: str) -> dict[str, bytes]:
    """The files, with one name for the folder of each program."""
    return {path: content.replace(program.encode(), b"PROGRAM") for path, content in files.items()}
