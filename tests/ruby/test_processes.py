"""Sites with plugins in Ruby in several processes: the files, warnings and errors are those of one process."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.parallel.building import ADOPTED, built, forked, write

from .plugin_sites import CONFIG, KEEPS, READS, SITE

pytestmark = pytest.mark.sandbox

MORE = {f"more/{number}.md": f"---\ntitle: M{number}\n---\n{{% probe m{number} %}}" for number in range(12)}
CONFIGURATION = yaml.safe_dump(CONFIG)
WARNS = """
class Probe < Liquid::Tag
  def render(context)
    Jekyll.logger.warn "Probe:", context["page.title"]
    context["page.title"] == "M7" ? raise("no M7") : "warned"
  end
end
Liquid::Template.register_tag("probe", Probe)
module Probed
  def probed(value) = value.to_s
end
Liquid::Template.register_filter(Probed)
"""


@pytest.fixture(autouse=True)
def _compiled(ruby_module: object) -> None:
    """The module is compiled."""
    assert ruby_module


def site(folder: Path, plugin: str) -> Path:
    return write(folder, {**SITE, **MORE, "_config.yml": CONFIGURATION, "_plugins/probe.rb": plugin})


@pytest.mark.slow
@pytest.mark.parametrize("name", [*READS, *KEEPS])
def test_several_processes_write_what_one_writes(name: str, tmp_path: Path) -> None:
    source = site(tmp_path / "site", {**READS, **KEEPS}[name])
    alone = built(source, tmp_path / "alone")
    assert not alone.error
    assert built(source, tmp_path / "together", forked()) == alone
    assert bool(ADOPTED) or name in KEEPS or name == "reads/texts_of_posts"


def test_what_plugins_say_comes_in_order(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = site(tmp_path / "site", WARNS.replace('"M7"', '"none"'))
    alone = built(source, tmp_path / "alone")
    said = capfd.readouterr()
    assert built(source, tmp_path / "together", forked()) == alone
    assert capfd.readouterr() == said
    assert said.err.count("Probe:") > len(MORE)


def test_an_error_in_ruby_is_that_of_one_process(tmp_path: Path) -> None:
    source = site(tmp_path / "site", WARNS)
    alone = built(source, tmp_path / "alone")
    assert "no M7" in alone.error
    assert built(source, tmp_path / "together", forked()) == alone
