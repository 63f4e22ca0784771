"""A plugin that calls HTMLProofer after the build, as that of a well-known template for labs: its filters are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.cli import main

pytestmark = pytest.mark.sandbox

_PLUGIN = """
require '{library}'
module Words
  def loud(text) = text.upcase
end
Liquid::Template.register_filter(Words)
Jekyll::Hooks.register(:site, :post_write) do |site|
  HTMLProofer.check_directory(site.dest, {{ allow_missing_href: true }}).run
  [:check_file, :check_directory, :check_directories, :check_links].each do |name|
    HTMLProofer.send(name, name == :check_links ? 1 : "#{{site.dest}}/missing")
    STDERR.puts "#{{name}} takes anything"
  rescue ArgumentError
  end
end
"""


@pytest.fixture(autouse=True)
def _compiled(ruby_module: object) -> None:
    """The module, compiled once."""


@pytest.mark.parametrize("library", ["html-proofer", "html_proofer"])
@pytest.mark.parametrize(
    "gemfile", ["", "gem 'html-proofer', '~> 5.0'\n", "gem 'html-proofer', group: :jekyll_plugins\n"]
)
def test_a_plugin_that_checks_the_output_runs(
    library: str, gemfile: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "_config.yml": "title: T\n",
        "_plugins/misc.rb": _PLUGIN.format(library=library),
        "index.html": "---\n---\n{{ 'x' | loud }}",
        "Gemfile": gemfile,
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    assert main(["build", "-s", str(tmp_path), "-d", str(tmp_path / "_site")]) == 0
    assert (tmp_path / "_site/index.html").read_text() == "X"
    told = capfd.readouterr()
    assert "HTMLProofer: does not run here; `jekyll-py check`" in told.out
    assert "takes anything" not in told.out + told.err
