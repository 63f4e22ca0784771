"""A file that is saved while a build is running is seen by the next one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.incremental import SavedMeanwhile, is_saved_meanwhile
from jekyll_py.incremental.signatures import GRANULARITY
from jekyll_py.site import Site
from tests.incremental.sites import CONFIG, THEME
from tests.incremental.workshop import Workshop, next_tick

FILES = {
    "index.md": "---\n---\n{% for p in site.pages %}{{ p.url }}{% endfor %}{{ site.data }}{{ site.posts.first.title }}",
    "sub/page.md": "---\nlayout: base\n---\n{% include part.html %}",
    "_includes/part.html": "part",
    "_includes/nav.html": "nav",
    "_layouts/base.html": "{{ content }}{% include only-theme.html %}",
    "_data/d.yml": "a: 1",
    "_posts/2025-01-01-a.md": "---\n---\na",
    "css/style.scss": "---\n---\n@import 'v'; a { color: $c }",
    "_sass/_v.scss": "$c: red",
    "x.txt": "x",
}
Edit = Callable[[Path], object]


def write(path: str, text: str) -> Edit:
    def edit(source: Path) -> None:
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text)

    return edit


def remove(path: str) -> Edit:
    return lambda source: (source / path).unlink()


def move_in(path: str, files: Mapping[str, str]) -> Edit:
    """A folder whose files are old comes from elsewhere."""

    def edit(source: Path) -> None:
        for name, text in files.items():
            write(name, text)(source.parent / "elsewhere")
            os.utime(source.parent / "elsewhere" / name, (1, 1))
        shutil.move(source.parent / "elsewhere", source / path)

    return edit


EDITS: Mapping[str, Edit] = {
    "a page": write("new.md", "---\n---\nnew"),
    "a page in a folder": write("sub/new.md", "---\n---\nnew"),
    "a static file": write("sub/y.txt", "y"),
    "a data file": write("_data/e.yml", "b: 2"),
    "a post": write("_posts/2025-01-02-b.md", "---\ntitle: B\n---\nb"),
    "a layout": write("_layouts/new.html", "new"),
    "an include before the theme's": write("_includes/only-theme.html", "own"),
    "a partial before another": write("css/_v.scss", "$c: blue"),
    "another text": write("sub/page.md", "---\n---\nother"),
    "another include": write("_includes/part.html", "other"),
    "a folder": move_in("more", {"a.md": "---\n---\na"}),
    "a folder of partials": move_in("css/v", {"index.scss": "$c: blue"}),
    "a page less": remove("sub/page.md"),
    "a data file less": remove("_data/d.yml"),
    "a static file less": remove("x.txt"),
    "a post less": remove("_posts/2025-01-01-a.md"),
    "a partial less": remove("_sass/_v.scss"),
}


@pytest.mark.parametrize("stage", ["render", "write"])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("name", EDITS)
def test_a_save_during_a_build(
    name: str, stage: str, is_first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = Workshop(tmp_path, FILES, THEME, {**CONFIG, "plugins": []})
    if not is_first:
        workshop.check()
        workshop.write("index.md", FILES["index.md"] + "changed")
    workshop.restart()
    with suppress(JekyllError):  # of what it can no longer read
        build_and_meanwhile(workshop, stage, EDITS[name], monkeypatch)
    workshop.check()


def build_and_meanwhile(workshop: Workshop, stage: str, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build a site, and make an edit before one of its stages; what was saved before this build is not new to it."""
    began = next_tick(workshop.source.parent / "tick")
    proceed, edits = getattr(Site, stage), [edit]

    def edited(*arguments: object) -> object:
        if edits:  # a build that begins again comes here twice
            edits.pop()(workshop.source)
        return proceed(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(workshop.cache, "_clock", lambda: began + GRANULARITY)
        patch.setattr(Site, stage, edited)
        workshop.build()


POST, PAGE, INCLUDE, LAYOUT = "_posts/2025-01-01-a.md", "sub/page.md", "_includes/part.html", "_layouts/base.html"
INDEX, DATA = "index.md", "_data/d.yml"
TAKEN_BACK = [
    (INCLUDE, PAGE, "---\nlayout: base\n---\nother"),
    (PAGE, INCLUDE, "other"),
    (INCLUDE, INCLUDE, "other"),
    (PAGE, LAYOUT, "other {{ content }}"),
    (PAGE, "_data/d.yml", "a: 2"),
    ("css/style.scss", "_sass/_v.scss", "$c: blue"),
    ("index.md", POST, "---\ntitle: Other\n---\na"),
]


@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize(("before", "path", "text"), TAKEN_BACK)
def test_a_save_during_a_build_that_is_taken_back(
    before: str, path: str, text: str, *, restarts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last build may show a text that was there for a moment, and that no build has compared."""
    workshop = Workshop.built(tmp_path, {**FILES, "_layouts/base.html": "{{ content }}"}, {}, {"time": CONFIG["time"]})
    if restarts:
        workshop.restart()
    workshop.write(before, (workshop.read(before) or "") + "\n")
    was = workshop.read(path) or ""
    try:
        build_and_meanwhile(workshop, "render", write(path, text), monkeypatch)
    except (SavedMeanwhile, ExceptionGroup) as error:
        assert is_saved_meanwhile(error)
    workshop.write(path, was)
    workshop.check()


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("path", "text"), [(PAGE, "---\nlayout: base\n---\nother"), (INCLUDE, "other"), (LAYOUT, "x"), (DATA, "a: 2")]
)
def test_a_save_during_a_build_is_planned_alone(
    path: str, text: str, *, is_first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**FILES, "_layouts/base.html": "{{ content }}{{ site.data.d.a }}"}
    workshop = Workshop(tmp_path, files, {}, {"time": CONFIG["time"]})
    if not is_first:
        workshop.check()
        workshop.write(path, files[path] + "first")
    build_and_meanwhile(workshop, "render", write(path, text), monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(Site, "read", None)  # called where all is read
        workshop.build()
    assert workshop.rendered == ([INDEX, PAGE] if path == DATA else [PAGE])
    workshop.check()
