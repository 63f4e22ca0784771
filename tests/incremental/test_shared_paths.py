"""Pages whose front matter gives them the path of another page show the text of the first of them, as in Jekyll."""

from __future__ import annotations

from pathlib import Path

from .workshop import Workshop

FILES = {"c.md": "---\npath: x.md\n---\n{{ 'C' }}\n", "d.md": "---\npath: y.md\n---\n{{ 'D' }}\n", "e.md": "{{ 'E' }}"}


def shown(workshop: Workshop) -> list[str]:
    workshop.check()
    return [path.read_text("utf-8").strip() for path in sorted(workshop.kept.rglob("*.html"))]


def test_another_page_comes_to_name_the_path(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, FILES, {}, {"target": "jekyll"})
    assert shown(workshop)[:2] == ["<p>C</p>", "<p>D</p>"]
    workshop.write("a.md", "---\npath: x.md\n---\n{{ 'A' }}\n")
    assert shown(workshop)[:3] == ["<p>A</p>", "<p>A</p>", "<p>D</p>"]
    workshop.write("a.md", "---\npath: y.md\n---\n{{ 'A' }}\n")
    assert shown(workshop)[:3] == ["<p>A</p>", "<p>C</p>", "<p>A</p>"]
