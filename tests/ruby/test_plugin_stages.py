"""Plugins in Ruby around the stages of a build: what they remove, write and run themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from tests.reference import jekyll, tree
from tests.ruby.small_sites import lay_out

pytestmark = pytest.mark.usefixtures("ruby_module")


@pytest.mark.sandbox
@pytest.mark.jekyll
@pytest.mark.parametrize(
    "method", ["obsolete_files = super.reject { |path| path.end_with?('kept') }", "cleanup! = nil"]
)
def test_a_plugin_decides_what_is_removed(method: str, tmp_path: Path) -> None:
    code = f"module Kept\n  def {method}\nend\nJekyll::Cleaner.prepend(Kept)\n"
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": code, "a.html": "---\n---\nA"})
    jekyll(here, tmp_path / "theirs")
    jekyll_py.build(here, destination=tmp_path / "ours", target="jekyll")
    for place in ("theirs", "ours"):
        lay_out(tmp_path / place, {"kept/k": "", "gone/g": "", "gone.txt": ""})
    jekyll(here, tmp_path / "theirs")
    jekyll_py.build(here, destination=tmp_path / "ours", target="jekyll")
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")


TWICE = """
class Jekyll::Site
  alias process_once process
  def process
    2.times { process_once }
  end
end
"""
STAGES = """
class Jekyll::Site
  def process
    reset
    %w(read generate render cleanup write).each { |stage| public_send(stage) }
    File.write(File.join(dest, "count.txt"), pages.size.to_s)
  end
end
"""


LATE = """
module Late
  def {stage}
    super
    File.write(File.join(dest, "late.txt"), "late")
  end
end
Jekyll::Site.prepend(Late)
"""


@pytest.mark.sandbox
@pytest.mark.parametrize("stage", ["cleanup", "write", "process"])
def test_what_a_plugin_writes_after_a_stage_stays(stage: str, tmp_path: Path) -> None:
    """As with Jekyll: what is obsolete was removed before."""
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": LATE.format(stage=stage), "a.html": "---\n---\nA"})
    for text in ("A", "B"):
        (here / "a.html").write_text(f"---\n---\n{text}")
        jekyll_py.build(here, target="jekyll")
        assert (here / "_site/late.txt").read_text() == "late"


@pytest.mark.sandbox
def test_a_second_build_of_a_plugin_is_named(tmp_path: Path) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": TWICE, "a.html": "---\n---\nA"})
    warnings = jekyll_py.build(here, target="jekyll").warnings
    assert ["more than once" in each.error.message for each in warnings] == [True]
    assert (here / "_site/a.html").read_text() == "A"


@pytest.mark.sandbox
def test_a_plugin_runs_the_stages_itself(tmp_path: Path) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": STAGES, "a.html": "---\n---\nA"})
    assert not jekyll_py.build(here, target="jekyll").warnings
    assert (here / "_site/count.txt").read_text() == "1"
