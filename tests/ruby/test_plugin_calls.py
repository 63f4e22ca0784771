"""When plugins in Ruby run, what of a build calls them, and the memory that a call may use."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.plugins.ruby.session import Session
from tests.ruby.small_sites import TAGS, lay_out

pytestmark = pytest.mark.usefixtures("ruby_module")


@pytest.mark.sandbox
def test_a_library_that_changes_all_objects_has_no_part_in_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = []
    call = Session.call

    def noted(session: Session, name: str, *arguments: object) -> object:
        called.append(name)
        return call(session, name, *arguments)

    monkeypatch.setattr(Session, "call", noted)
    library = "require 'pp'\nclass Object\n  def blank? = false\nend\n"
    here = lay_out(tmp_path, {"_plugins/a.rb": library + TAGS, "a.html": "---\n---\n{% badge b %}"})
    jekyll_py.build(here, target="jekyll")
    assert "render_tag" in called
    assert not {"read_source", "read_document", "read_page"} & {*called}


@pytest.mark.sandbox
@pytest.mark.parametrize("settings", [{"safe": True}, {"target": "github-pages"}])
def test_it_does_not_run_in_safe_mode_or_for_github_pages(settings: dict[str, object], tmp_path: Path) -> None:
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": "raise 'it ran'", "a.html": "---\n---\nx"})
    jekyll_py.build(here, None, **{"target": "jekyll", **settings})
    assert (here / "_site/a.html").read_text(encoding="utf-8") == "x"


GREEDY = """
class Greedy < Liquid::Tag
  def render(context)
    sizes = 130.times.map do
      Array.new(100_000) { |i| "#{i} a text that has a place of its own" }.size + context['page.title'].size
    end
    sizes.sum.to_s
  end
end
Liquid::Template.register_tag('greedy', Greedy)
"""


@pytest.mark.sandbox
@pytest.mark.slow
def test_garbage_of_a_long_call_is_collected(tmp_path: Path) -> None:
    """The interpreter has 1 GB, which the texts would not fit into."""
    here = lay_out(tmp_path / "site", {"_plugins/a.rb": GREEDY, "a.html": "---\ntitle: A\n---\n{% greedy %}"})
    jekyll_py.build(here, target="jekyll")
    assert (here / "_site/a.html").read_text(encoding="utf-8") == str(130 * 100_001)
