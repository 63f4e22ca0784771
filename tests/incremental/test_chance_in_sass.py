"""Style sheets with functions that give something else each time are compiled in every build, as by Jekyll."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py


@pytest.mark.parametrize("call", ["random(100000000)", "unique-id()", "unique_id()"])
@pytest.mark.parametrize("place", ["css/style.scss", "_sass/_part.scss"])
def test_chance_decides_anew(call: str, place: str, tmp_path: Path) -> None:
    files = {
        "_config.yml": "target: jekyll\n",
        "css/style.scss": "---\n---\n@import 'part';\n",
        "_sass/_part.scss": "a { b: c }\n",
        "css/other.scss": "---\n---\na { b: c }\n",
    }
    files[place] += f"i {{ order: {call} }}\n"
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    seen = set()
    for _ in range(3):
        jekyll_py.build(tmp_path, tmp_path / "_site")
        seen.add((tmp_path / "_site/css/style.css").read_text("utf-8"))
    assert len(seen) == 3
