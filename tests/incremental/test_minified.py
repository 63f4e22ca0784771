"""A site whose files are made smaller is read and planned only when something has changed that decides on the plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
from tests.incremental.edition_edits import check_random_edits, seeds
from tests.incremental.workshop import Workshop

FILES: Mapping[str, str] = {
    "page.md": "---\n---\na   b\n",
    "other.md": "---\n---\nb   c\n",
    "a.css": "a { b : c }\n",
    "b.json": '{ "a": 1 }\n',
    "script.js": "var  a;\n",
}
CONFIG: Mapping[str, object] = {
    "plugins": ["jekyll-minifier"],
    "jekyll-minifier": {"compress_javascript": False},
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    workshop = Workshop.built(tmp_path, FILES, {}, CONFIG)
    assert (workshop.kept / "a.css").read_text() == "a{b:c}"
    return workshop


def reads(workshop: Workshop) -> bool:
    """Whether a build reads the site; it is to make what a clean one does, and to render what is said."""
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    rendered = workshop.rendered
    workshop.check()
    workshop.rendered = rendered
    return read.called


EDITS: Mapping[str, tuple[str, str, list[str]]] = {
    "nothing": ("a.css", FILES["a.css"], []),
    "a text": ("page.md", "---\n---\nc   d\n", ["page.md"]),
    "a style sheet": ("a.css", "d { e : f }\n", []),
    "a file that it warns of": ("b.json", "{ a }\n", []),
}


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_planned_with_the_last_plan(workshop: Workshop, name: str, is_another_process: bool) -> None:
    path, text, rendered = EDITS[name]
    for saved in (text, text, FILES[path]):
        if saved != workshop.read(path):
            workshop.write(path, saved)
        if is_another_process:
            workshop.restart()
        assert not reads(workshop)
        assert set(workshop.rendered) <= set(rendered)


def test_another_setting_is_not(workshop: Workshop) -> None:
    workshop.configure({**CONFIG, "jekyll-minifier": {"compress_javascript": False, "exclude": ["a.css"]}})
    assert reads(workshop)
    assert (workshop.kept / "a.css").read_text() == FILES["a.css"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 1))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


TEXTS: Mapping[str, tuple[str, ...]] = {
    ".md": ("---\n---\na  b", "---\ntitle: T\n---\n<style>a { b : c }</style>\n\nx   y", "no  front matter", ""),
    ".css": ("a { b : c }\n", "/* a */ d { e : f }\n", "---\n---\na { b : {{ site.title }} }", "a {"),
    ".json": ('{ "a": 1 }', "{ a }", "[ 1, 2 ]\n", '---\n---\n{ "a": {{ site.posts | size }} }'),
    ".js": ("var  a;\n", "var  b;\n"),
}
"""By extension, what a file may hold."""
OPTIONS: tuple[Mapping[str, object], ...] = (
    {},
    {"exclude": ["a.css", "*.json"]},
    {"compress_css": False},
    {"compress_json": False, "remove_comments": False},
)


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice([*FILES, "new.css", "new.json", "sub/new.md", "b.min.css"])
    kind = random.choice(("text", "text", "text", "remove", "setting", "lose", "revert"))
    if kind == "text":
        workshop.write(path, random.choice(TEXTS[Path(path).suffix]))
    elif kind == "remove":
        workshop.remove(path)
    elif kind == "setting":
        options = {"compress_javascript": False, **random.choice(OPTIONS)}
        workshop.configure({**CONFIG, "title": random.choice("TU"), "jekyll-minifier": options})
    elif kind == "lose":
        (workshop.kept / random.choice(["a.css", "b.json", "page.html"])).unlink(missing_ok=True)
    else:
        workshop.write(path, FILES.get(path, ""))
