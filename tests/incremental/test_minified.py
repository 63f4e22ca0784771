"""A site whose files are made smaller is read and planned only when something has changed that decides on the plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.site import Site
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
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    assert workshop.check()
    assert (workshop.kept / "a.css").read_text() == "a{b:c}"
    return workshop


def reads(workshop: Workshop) -> bool:
    """Whether a build reads the site; it is to make what a clean one does, and to render what is said."""
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    rendered = workshop.rendered
    assert workshop.check()
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
