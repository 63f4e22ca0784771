"""A site with plugins in Ruby from one build to the next: pages that call one are rendered again, and no others."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.incremental.facts import CALLING, CONFIG, FILES, check_what_is_read_is_shown
from tests.incremental.workshop import Workshop
from tests.repository import git

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
CHANGES = """
class Changes < Jekyll::Generator
  def generate(site)
    site.static_files.each { |file| file.data['fact'] = File.read('_facts.txt') }
    site.layouts['l'].content += File.read('_facts.txt')
  end
end

class Later < Jekyll::Generator
  priority :low
  def generate(site) = site.config['later'] = site.pages.size
end
"""


@pytest.fixture
def workshop(tmp_path: Path, ruby_module: object) -> Workshop:
    assert ruby_module
    made = Workshop(tmp_path, {**FILES, "_plugins/facts.rb": PLUGIN}, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True])
def test_what_a_plugin_reads_is_shown(workshop: Workshop, is_another_process: bool) -> None:
    check_what_is_read_is_shown(workshop, is_another_process=is_another_process)


def test_files_and_layouts_that_generators_change(tmp_path: Path, ruby_module: object) -> None:
    assert ruby_module
    files = {
        "_plugins/changes.rb": CHANGES,
        "_facts.txt": "one",
        "_layouts/l.html": "{{ content }}",
        "a.html": "---\nlayout: l\n---\n{{ site.static_files | map: 'fact' }}",
        "b.html": "---\nlayout: l\n---\nb",
        "c.txt": "c",
    }
    workshop = Workshop(tmp_path, files, {}, {"target": "jekyll"})
    workshop.check()
    for path, text in (
        ("b.html", "---\nlayout: l\n---\nB"),
        ("_facts.txt", "two"),
        ("_layouts/l.html", "<{{ content }}>"),
    ):
        workshop.restart()
        workshop.write(path, text)
        workshop.check()


def test_only_what_calls_a_plugin_is_rendered(workshop: Workshop) -> None:
    workshop.write("plain.md", f"{FILES['plain.md']} more")
    workshop.check()
    assert {*workshop.rendered} == CALLING | {"plain.md", "reader.md"}


def test_methods_of_all_objects_are_no_parts_of_permalinks(tmp_path: Path, ruby_module: object) -> None:
    assert ruby_module
    plugin = f"class Object\n  def itself_again = self\nend\n{PLUGIN}"
    workshop = Workshop(tmp_path, {**FILES, "_plugins/facts.rb": plugin}, {}, CONFIG)
    workshop.check()
    workshop.write("plain.md", f"{FILES['plain.md']} more")
    workshop.check()
    assert {*workshop.rendered} == CALLING | {"plain.md", "reader.md"}


def test_another_plugin_renders_everything(workshop: Workshop) -> None:
    workshop.write("_plugins/facts.rb", PLUGIN.replace("upcase", "capitalize"))
    workshop.restart()
    workshop.check()
    assert "everything" in workshop.rendered


OUTSIDE = """
require 'net/http'

class History < Liquid::Tag
  def render(context) = `git log -1 --format=%s`.strip
end

class Fetch < Liquid::Tag
  def render(context) = Net::HTTP.get(URI(@markup.strip))
end
Liquid::Template.register_tag('history', History)
Liquid::Template.register_tag('fetch', Fetch)
"""


class Greeting(BaseHTTPRequestHandler):
    """Answers every request with a word."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


def test_git_and_the_network_are_asked_in_every_build(tmp_path: Path, ruby_module: object) -> None:
    assert ruby_module
    server = HTTPServer(("127.0.0.1", 0), Greeting)
    Thread(target=server.serve_forever, daemon=True).start()
    files = {
        "plain.md": "---\n---\nplain",
        "history.md": "---\n---\n{% history %}",
        "fetch.md": f"---\n---\n{{% fetch http://127.0.0.1:{server.server_port}/ %}}",
    }
    workshop = Workshop(tmp_path, {**files, "_plugins/outside.rb": OUTSIDE}, {}, CONFIG)
    git(workshop.source, "init", "-q")
    for subject in ("first", "second"):
        git(workshop.source, "commit", "-q", "--allow-empty", "-m", subject)
        workshop.check()
        assert (workshop.kept / "history.html").read_text("utf-8") == f"<p>{subject}</p>\n"
        assert (workshop.kept / "fetch.html").read_text("utf-8") == "<p>hello</p>\n"
    server.shutdown()
    server.server_close()
    assert {*workshop.rendered} == {"history.md", "fetch.md"}
