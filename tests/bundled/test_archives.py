"""jekyll-archives: what a build says about its pages."""

from __future__ import annotations

from pathlib import Path

from jekyll_py.config.configuration import Configuration
from jekyll_py.site import Site
from tests.server.copying import write

FILES = {
    "_layouts/archive.html": "{{ page.title }}",
    "_posts/2024-01-01-a.md": "---\ntags: [C, C++, Ruby]\n---\n",
    "_config.yml": "target: jekyll\nplugins: [jekyll-archives]\njekyll-archives: {enabled: [tags]}\n",
}


def test_tags_with_one_address_are_named(tmp_path: Path) -> None:
    source = write(tmp_path / "site", FILES)
    config = Configuration.load({"source": str(source), "destination": str(tmp_path / "out")})
    (warning,) = Site(config).process().warnings
    assert warning.error.path == "tag/c/index.html"
    assert "a plugin makes these pages for C, C++:" in str(warning.error.hint)
