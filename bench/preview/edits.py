"""The edits that are timed: what is saved, on which page it shows, and the mark that tells that it is there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.preview.servers import Server
from bench.preview.sites import write_post

NEWEST = 100_000
"""The number of a post that is newer than all those of the site."""
WRITTEN = {"new": NEWEST, "gone": NEWEST + 1, "renamed": NEWEST + 2}
"""The number of the posts that edits write: those of a later edit are newer, so that the home page has them."""
PAUSE = 0.1
"""Seconds between a save and another one while the build runs."""

Save = Callable[[Server, int], object]
"""Saves the edit of a number."""


@dataclass(frozen=True)
class Edit:
    """One kind of edit."""

    name: str
    mark: str
    """The words that the page shows, before a hyphen and the number of the edit."""
    save: Save
    on_home_page: bool = False
    """Whether the home page shows it; else a post does."""
    vanishes: bool = False
    """Whether the mark goes away."""
    prepare: Save | None = None
    """Saves what the edit begins with."""

    @property
    def page(self) -> str:
        """The address of the page that shows it."""
        return "/" if self.on_home_page else "/posts/post-0/"


def _post(server: Server, name: str) -> Path:
    return next((server.source / server.files.posts).glob(f"*{name}.md"))


def _renumber(path: Path, mark: str, number: int) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"\b{mark}-\d+", f"{mark}-{number}", text), encoding="utf-8")


def _in_post(mark: str) -> Save:
    return lambda server, number: _renumber(_post(server, "post-0"), mark, number)


def _in_file(mark: str) -> Save:
    return lambda server, number: _renumber(server.source / getattr(server.files, mark), mark, number)


def _write(mark: str) -> Save:
    return lambda server, number: write_post(
        server.source, server.files, WRITTEN[mark], f"{mark}-{number}", f"A post {mark}-{number}", "text\n"
    )


def _delete(server: Server, number: int) -> None:
    _post(server, f"gone-{number}").unlink()


def _begin_to_rename(server: Server, number: int) -> None:
    if number == 1:
        write_post(server.source, server.files, WRITTEN["renamed"], "renamed-0", "A post", "text\n")


def _rename(server: Server, number: int) -> None:
    before = _post(server, f"renamed-{number - 1}")
    before.rename(before.with_name(before.name.replace(f"renamed-{number - 1}", f"renamed-{number}")))


def _save_layout(server: Server, number: int) -> None:
    """Begin a build of every page."""
    _in_file("layout")(server, NEWEST + number)
    time.sleep(PAUSE)


EDITS = (
    Edit("body", "body", _in_post("body")),
    Edit("title", "title", _in_post("title")),
    Edit("layout", "layout", _in_file("layout")),
    Edit("include", "include", _in_file("include")),
    Edit("data file", "data", _in_file("data")),
    Edit("setting", "setting", _in_file("setting")),
    Edit("Sass partial", "style", _in_file("style")),
    Edit("new post", "new", _write("new"), on_home_page=True),
    Edit("deleted post", "gone", _delete, on_home_page=True, vanishes=True, prepare=_write("gone")),
    Edit("renamed post", "renamed", _rename, on_home_page=True, prepare=_begin_to_rename),
    Edit("body while a build runs", "body", _in_post("body"), prepare=_save_layout),
)
"""The rows of the table. `prepare` of the last one does not wait for the build that it begins."""
MEANWHILE = EDITS[-1]
