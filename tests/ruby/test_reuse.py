"""A site with plugins in Ruby from one build to the next: pages that call one are rendered again, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.test_own_plugins import CALLING, CONFIG, FILES
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.sandbox

PLUGIN = """
class Fact < Liquid::Tag
  def render(context)
    $seen = ($seen || 0) + 1
    "#{File.read('_facts.txt')} #{$seen}"
  end
end

class Loud < Liquid::Block
  def render(context)
    super.upcase + File.read('_facts.txt')
  end
end

module FactOf
  def fact_of(value) = "#{value} #{File.read('_facts.txt')}"
end

class Facts < Jekyll::Generator
  def generate(site)
    page = Jekyll::PageWithoutAFile.new(site, site.source, '', 'facts.html')
    page.content = File.read('_facts.txt')
    site.pages << page
    site.config['fact'] = page.content
  end
end

Jekyll::Hooks.register :docs, :post_render do |item|
  item.output += File.read('_facts.txt')
end
Liquid::Template.register_tag('fact', Fact)
Liquid::Template.register_tag('loud', Loud)
Liquid::Template.register_filter(FactOf)
"""


@pytest.fixture
def workshop(tmp_path: Path, ruby_module: object) -> Workshop:
    assert ruby_module
    made = Workshop(tmp_path, {**FILES, "_plugins/facts.rb": PLUGIN}, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True])
def test_what_a_plugin_reads_is_shown(workshop: Workshop, is_another_process: bool) -> None:
    for text in ("two", "three", "three", "one"):
        workshop.write("_facts.txt", text)
        if is_another_process:
            workshop.restart()
        workshop.check()
        assert "plain.md" not in workshop.rendered
        assert {*workshop.rendered} >= CALLING


def test_only_what_calls_a_plugin_is_rendered(workshop: Workshop) -> None:
    workshop.write("plain.md", f"{FILES['plain.md']} more")
    workshop.check()
    assert {*workshop.rendered} == CALLING | {"plain.md", "reader.md"}


def test_another_plugin_renders_everything(workshop: Workshop) -> None:
    workshop.write("_plugins/facts.rb", PLUGIN.replace("upcase", "capitalize"))
    workshop.restart()
    workshop.check()
    assert "everything" in workshop.rendered
