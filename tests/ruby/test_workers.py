"""Sites with plugins in Ruby that several processes render: the same as by one process, also after edits."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop
from tests.parallel.building import ADOPTED, forked

from .plugin_sites import CONFIG, KEEPS, READS, SITE
from .test_edits import edit

pytestmark = pytest.mark.sandbox

SPEAKS = """
class Probe < Liquid::Tag
  def render(context)
    title = context['page']['title']
    puts "prints #{title}" if title == 'D'
    Jekyll.logger.warn('Probe:', "warns of #{title}") if title == 'E'
    warn "complains of #{title}" if title == 'F'
    $seen = ($seen || 0) + 1 if %w(F Q).include?(title)
    File.open(File.join(context.registers[:site].dest, 'log.txt'), 'a') { |file| file.puts title } if title == 'B'
    "#{title} #{$seen}"
  end
end
Liquid::Template.register_tag('probe', Probe)
Liquid::Template.register_filter(Module.new { def probed(value) = value.to_s.upcase })
"""
"""A plugin that prints, warns, counts and writes, each on other pages."""


@pytest.fixture(autouse=True)
def _compiled(ruby_module: object) -> None:
    """The module is compiled."""
    assert ruby_module


def workshop_of(plugin: str, folder: Path, jobs: int = 3, chunk: int = 2) -> Workshop:
    """The site with a plugin, built once by several processes."""
    more = {f"more{number}.md": f"---\ntitle: M{number}\n---\n{{% probe m %}}" for number in range(6)}
    made = Workshop(folder, {**SITE, **more, "_plugins/probe.rb": plugin}, {}, {**CONFIG, "keep_files": ["log.txt"]})
    made.runner = forked(jobs, chunk)
    ADOPTED.clear()
    made.check()
    return made


@pytest.mark.parametrize("name", ["reads/page", "reads/file", "reads/template"])
def test_other_processes_render(name: str, tmp_path: Path) -> None:
    workshop = workshop_of(READS[name], tmp_path)
    assert {"b.md", "f.md", "more5.md"} <= {path.lstrip("/") for path in ADOPTED}
    workshop.restart()
    workshop.write("_layouts/probing.html", "---\nmark: m\n---\n<u>{{ content }}{% probe layout %}</u>")
    workshop.check()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted([*READS, *KEEPS])[::5])  # all would take five minutes
def test_any_edit(name: str, tmp_path: Path) -> None:
    workshop = workshop_of({**READS, **KEEPS}[name], tmp_path)
    edit(workshop, random.Random(name))
    workshop.check()


@pytest.mark.parametrize(("jobs", "chunk"), [(2, 1), (3, 4)])
def test_a_plugin_that_speaks(jobs: int, chunk: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workshop = workshop_of(SPEAKS, tmp_path, jobs, chunk)
    printed = capsys.readouterr()
    for text, said in ((printed.out, "prints D"), (printed.err, "complains of F")):
        lines = text.splitlines()
        assert said in lines
        assert lines[: len(lines) // 2] == lines[len(lines) // 2 :], "the clean build prints the same"
    for path in ("e.md", "more0.md"):
        workshop.write(path, f"{workshop.read(path)} changed")
        workshop.check()
