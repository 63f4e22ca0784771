"""``site.pages`` has the source maps of the style sheets that are rendered before the page that lists it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop

PAGE = "---\nlayout: base\n---\nhi"
FILES = {
    "_includes/list.html": "{% for p in site.pages %}{{ p.url }} {{ p.title }}|{% endfor %}",
    "_layouts/base.html": "{% include list.html %}{{ content }}{% for p in site.pages %}{{ p.name }} {% endfor %}",
    "css/main.scss": "---\ntitle: M\n---\na{b:c}",
    "css/other.scss": "---\n---\nd{e:f}",
    "_posts/2025-01-01-p.md": PAGE,
    **{f"{name}.md": PAGE for name in ("a", "b", "n", "o2", "z", "zz")},
}
CONFIG: dict[str, object] = {"time": "2026-01-01 00:00:00 +0000", "target": "jekyll"}
EDITS: dict[str, Callable[[Workshop], object]] = {
    "a page": lambda site: site.write("z.md", PAGE + " again"),
    "a title": lambda site: site.write("css/main.scss", "---\ntitle: N\n---\na{b:c}"),
    "a rule": lambda site: site.write("css/main.scss", "---\ntitle: N\n---\na{b:d}"),
    "a new sheet": lambda site: site.write("css/b.scss", "---\n---\ng{h:i}"),
    "a sheet without front matter": lambda site: site.write("css/other.scss", "d{e:f}"),
    "no source maps": lambda site: site.configure({**CONFIG, "sass": {"sourcemap": "never"}}),
    "source maps again": lambda site: site.configure(CONFIG),
    "the include": lambda site: site.write("_includes/list.html", "{{ site.pages | map: 'url' | join: ' ' }}"),
    "the page of a sheet in a list": lambda site: site.write(
        "zz.md", "---\n---\n{% assign p = site.pages | last %}{{ p | jsonify }}{{ p.content }}{{ p.path }}"
    ),
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, FILES, {}, CONFIG)
    made.build()
    return made


def test_a_page_lists_what_was_made_before_it(workshop: Workshop) -> None:
    names = ("a", "b", "n", "o2", "z", "zz")
    listed = {name: (workshop.kept / f"{name}.html").read_text().count(".css.map ") for name in names}
    assert listed == {"a": 0, "b": 0, "n": 2, "o2": 2, "z": 4, "zz": 4}


def test_a_static_file_at_the_path_of_a_source_map_stays(workshop: Workshop) -> None:
    workshop.write("css/main.css.map", "own")
    workshop.build()
    workshop.write("css/main.scss", "---\n---\na{b:e}")
    workshop.build()
    workshop.check()
    assert (workshop.kept / "css/main.css.map").read_text() == "own"


def test_a_source_map_is_written_again_when_the_file_in_its_place_has_gone(workshop: Workshop) -> None:
    workshop.write("css/main.css.map", "own")
    workshop.check()
    workshop.remove("css/main.css.map")
    workshop.check()


@pytest.mark.parametrize(
    ("path", "text"), [("css/main.css.map", "own"), ("_maps/main.md", "---\n---\nown")], ids=["file", "document"]
)
def test_it_is_written_too_when_the_sheet_was_edited_meanwhile(workshop: Workshop, path: str, text: str) -> None:
    workshop.configure({**CONFIG, "collections": {"maps": {"output": True, "permalink": "/css/:name.css.map"}}})
    workshop.write(path, text)
    workshop.check()
    workshop.write("css/main.scss", "---\n---\na{b:e}")
    workshop.check()
    workshop.remove(path)
    workshop.check()


def test_edits_lead_to_what_a_clean_build_makes(workshop: Workshop) -> None:
    for edit in EDITS.values():
        edit(workshop)
        workshop.build()
        workshop.check()
