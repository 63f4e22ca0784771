"""Static files of plugins in Ruby that write themselves, in sites with plugins of this program that change files."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py

pytestmark = pytest.mark.usefixtures("ruby_module")

PLUGIN = """
class Loud < Jekyll::StaticFile
  def write(dest) = super.tap { |done| Jekyll.logger.info("wrote", name) if done }
end
class Own < Jekyll::StaticFile
  def write(dest)
    File.write(destination(dest), "own { a : b }")
    true
  end
end
class Adds < Jekyll::Generator
  def generate(site)
    site.static_files << Loud.new(site, site.source, "_more", "a.css")
    site.static_files << Own.new(site, site.source, "", "b.css") << Own.new(site, site.source, "", "none.css")
  end
end
"""


@pytest.mark.sandbox
def test_what_they_copy_is_changed_as_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With jekyll-minifier their ``super`` is the gem's method, as it is for the files of al_img_tools."""
    monkeypatch.setenv("JEKYLL_ENV", "production")
    files = {"_plugins/a.rb": PLUGIN, "_more/a.css": "c { d : e }\n", "b.css": "f { g : h }\n"}
    for path, text in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text)
    jekyll_py.build(tmp_path / "site", tmp_path / "out", target="jekyll", plugins=["jekyll-minifier"])
    assert (tmp_path / "out/_more/a.css").read_text() == "c{d:e}"
    assert (tmp_path / "out/none.css").read_text() == "own { a : b }"
