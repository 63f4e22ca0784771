"""Novelties of Jekyll 4.3: a site of Jekyll 4.2 has none of them, as in the output of the released gems."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.reference import VARIABLE
from tests.bundled.building import build

SHOWN = {
    "{{ site.static_files | map: 'path' | join }}": ("", "_notes/f.txt"),
    "{{ site.notes[0].name }}": ("", "n.md"),
    "{% assign json = site.notes[0] | jsonify %}{% if json contains '\"name\"' %}has one{% endif %}": ("", "has one"),
    "{{ site.data.t | jsonify }}": ('[{"a":"1"}]', '[["a"],["1"]]'),
}


@pytest.mark.parametrize(("reference", "place"), [("jekyll-4.2.2", 0), ("jekyll-4.3.4", 1), ("jekyll-4.4.1", 1)])
@pytest.mark.parametrize("template", SHOWN)
def test_a_template_shows_what_its_jekyll_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, reference: str, place: int
) -> None:
    monkeypatch.setenv(VARIABLE, reference)
    files = {
        "_notes/n.md": "---\n---\n",
        "_notes/f.txt": "f",
        "_data/t.csv": "a\n1\n",
        "i.html": f"---\n---\n{template}",
    }
    built = build(tmp_path, files, collections={"notes": {"output": True}}, csv_reader={"headers": False})
    assert built.text("i.html") == SHOWN[template][place]
