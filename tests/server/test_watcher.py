"""Real files, real events."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.observers import Observer

from jekyll_py.server.watcher import Watcher
from tests.server.copying import write

SECONDS = 60

pytestmark = pytest.mark.usefixtures("patient")


class Watched:
    """A folder under watch. Batches come in the order of the changes.

    The watcher is asked when a save is over, so that no pause in the test itself makes two of it.
    """

    def __init__(self, folder: Path, watcher: Watcher) -> None:
        self.folder = folder
        self.watcher = watcher

    def next(self) -> set[str]:
        """The next batch, by names below the folder."""
        batch = self.watcher.wait(SECONDS)
        assert batch, "nothing has changed"
        return {os.path.relpath(path, self.folder) for path in batch}

    def until(self, name: str) -> set[str]:
        """Everything up to the batch with ``name`` in it."""
        seen: set[str] = set()
        while name not in seen:
            seen |= self.next()
        return seen


@contextmanager
def watching(
    folder: Path, *further: Path, ignore: Callable[[Path], bool] = lambda _: False, polling: bool = False
) -> Iterator[Watched]:
    watched = Watched(folder, Watcher((folder, *further), ignore, polling=polling, warn=print))
    try:
        yield watched
    finally:
        watched.watcher.stop()


def in_place(path: Path) -> None:
    path.write_text("new")


def by_renaming(path: Path) -> None:
    """As VS Code (atomic saving), sed -i and most libraries do."""
    temporary = path.with_name(f"tmp{os.getpid()}abc")
    temporary.write_text("new")
    temporary.replace(path)


def as_vim_does(path: Path) -> None:
    """Try the folder, move the old file aside, write a new one, delete the old one."""
    path.with_name("4913").touch()
    path.with_name("4913").unlink()
    path.with_name(f".{path.name}.swp").write_text("swap")
    path.rename(f"{path}~")
    path.write_text("new")
    Path(f"{path}~").unlink()
    path.with_name(f".{path.name}.swp").unlink()


def from_another_folder(path: Path) -> None:
    outside = path.parents[2] / "outside"
    outside.write_text("new")
    outside.replace(path)


def by_deleting_first(path: Path) -> None:
    path.unlink()
    path.write_text("new")


SAVES = [in_place, by_renaming, as_vim_does, from_another_folder, by_deleting_first]


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("place", ["page.md", "_posts/页 1.md", "a/b/c/page.md"])
def test_a_save_is_one_change_of_one_file(tmp_path: Path, place: str, save: Callable[[Path], None]) -> None:
    folder = write(tmp_path / "deep" / "site", {place: "old"})
    with watching(folder) as watched:
        for _ in range(3):
            save(folder / place)
            assert watched.next() == {place}


@pytest.mark.parametrize("save", SAVES)
def test_polling_sees_every_save(tmp_path: Path, save: Callable[[Path], None]) -> None:
    folder = write(tmp_path / "deep" / "site", {"page.md": "a longer old text"})
    with watching(folder, polling=True) as watched:
        save(folder / "page.md")
        watched.until("page.md")  # with other files that a save makes and removes, where a poll has met them


def test_polling_does_not_go_round_in_links(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"sub/page.md": "a longer old text"})
    for name in ("one", "two"):
        (folder / "sub" / name).symlink_to(".")
    with watching(folder, polling=True) as watched:
        in_place(folder / "sub" / "page.md")
        watched.until("sub/page.md")


def test_a_new_folder_is_watched_with_what_is_in_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"index.md": "x"})
    with watching(folder) as watched:
        write(folder, {"_posts/deep/a.md": "x"})
        watched.until("_posts")
        write(folder, {"_posts/deep/b.md": "x"})
        watched.until("_posts/deep/b.md")
        (folder / "_posts/deep/b.md").unlink()
        assert watched.next() == {"_posts/deep/b.md"}


def test_a_folder_that_is_made_anew_is_watched_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"_posts/a.md": "x"})
    with watching(folder) as watched:
        for text in ("one", "two", "three"):
            shutil.rmtree(folder / "_posts")
            watched.until("_posts")
            write(folder, {"_posts/a.md": "x"})
            watched.until("_posts")
            write(folder, {"_posts/b.md": text})
            watched.until("_posts/b.md")


@pytest.mark.parametrize("removed", ["site", "."])
def test_a_site_that_is_removed_is_watched_when_it_is_back(tmp_path: Path, removed: str) -> None:
    folder = write(tmp_path / "around" / "site", {"index.md": "x", "_posts/a.md": "x"})
    with watching(folder) as watched:
        for text in ("one", "two"):
            shutil.rmtree(tmp_path / "around" / removed)
            watched.until(".")
            write(folder, {"_posts/a.md": text})
            watched.until(".")
            write(folder, {"_posts/b.md": text})
            watched.until("_posts/b.md")


def test_a_folder_that_is_moved_in_is_watched(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"index.md": "x"})
    write(tmp_path / "elsewhere", {"a.md": "x"})
    with watching(folder) as watched:
        (tmp_path / "elsewhere").rename(folder / "_posts")
        watched.until("_posts")
        write(folder, {"_posts/a.md": "new"})
        assert watched.next() == {"_posts/a.md"}


@pytest.mark.parametrize(
    "name",
    ["_site/a.html", ".git/index", "node_modules/x/a.js", ".jekyll-cache/a", ".jekyll-metadata", "a.md~",
     ".a.md.swp", "a/.b.md.swx", ".#a.md", "#a.md#", ".DS_Store", "_posts/.goutputstream-X1",
     "x/__pycache__/a.pyc", "skip/a.md"],
)  # fmt: skip
def test_what_is_no_part_of_a_site_is_not_told(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "site", {"index.md": "x", name: "x"})

    def ignore(path: Path) -> bool:
        return path.is_relative_to(folder / "_site") or path.is_relative_to(folder / "skip")

    with watching(folder, ignore=ignore) as watched:
        write(folder, {name: "new"})
        (folder / name).unlink()
        write(folder, {"index.md": "new"})
        assert watched.next() == {"index.md"}


def test_a_site_inside_such_a_folder_is_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "node_modules" / ".git" / "site", {"index.md": "x"})
    with watching(folder) as watched:
        write(folder, {"index.md": "new"})
        assert watched.next() == {"index.md"}


def test_single_files_are_watched_before_they_are_there_and_whatever_is_ignored(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"index.md": "x"})
    write(tmp_path / "other", {"neighbour.yml": "x"})
    config, extra = folder / "_config.yml", tmp_path / "other" / "extra.yml"
    with watching(folder, config, extra, ignore=lambda path: path.suffix == ".yml") as watched:
        write(tmp_path / "other", {"neighbour.yml": "new"})
        write(folder, {"ignored.yml": "new"})
        for save in (in_place, by_renaming, in_place):
            save(config)
            assert watched.next() == {"_config.yml"}
            save(extra)
            assert watched.next() == {"../other/extra.yml"}


def test_what_symlinks_lead_to_is_watched_under_the_name_of_the_link(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"_data/x.yml": "x"})
    write(tmp_path / "shared", {"posts/a.md": "x", "page.md": "x"})
    (folder / "_posts").symlink_to(tmp_path / "shared" / "posts")
    (folder / "_data" / "deep").symlink_to(tmp_path / "shared" / "posts")
    (folder / "index.md").symlink_to(tmp_path / "shared" / "page.md")
    with watching(folder) as watched:
        write(tmp_path / "shared", {"posts/a.md": "new"})
        assert watched.next() == {"_posts/a.md", "_data/deep/a.md"}
        for save in (in_place, by_renaming):
            save(tmp_path / "shared" / "page.md")
            assert watched.next() == {"index.md"}


def test_a_link_to_a_folder_around_the_site_brings_in_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"a.md": "x", "_site/a.html": "x"})
    (folder / "up").symlink_to(tmp_path)
    (folder / "self").symlink_to(".")
    (folder / "nowhere").symlink_to("missing")
    with watching(folder, ignore=lambda path: path.is_relative_to(folder / "_site")) as watched:
        write(folder, {"_site/a.html": "new", "a.md": "new"})
        assert watched.next() == {"a.md"}


def test_a_site_below_a_symlink_keeps_its_name(tmp_path: Path) -> None:
    write(tmp_path / "real", {"_posts/a.md": "x"})
    folder = tmp_path / "site"
    folder.symlink_to(tmp_path / "real")
    with watching(folder) as watched:
        write(folder, {"_posts/a.md": "new"})
        assert watched.next() == {"_posts/a.md"}


def test_changes_while_nobody_waits_are_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"a.md": "x", "_posts/b.md": "x"})
    watcher = Watcher((folder,), lambda _: False, polling=False, warn=print)
    try:
        write(folder, {"a.md": "new"})
        assert watcher.wait() == {folder / "a.md"}
        write(folder, {"a.md": "newer", "_posts/b.md": "new"})
        assert watcher.wait() == {folder / "a.md", folder / "_posts" / "b.md"}
    finally:
        watcher.stop()


def test_other_folders_can_be_watched_without_a_gap(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"a.md": "x"})
    theme = write(tmp_path / "theme", {"_layouts/default.html": "x"})
    with watching(folder) as watched:
        watched.watcher.watch((folder, theme), lambda _: False)
        write(theme, {"_layouts/default.html": "new"})
        assert watched.next() == {"../theme/_layouts/default.html"}
        watched.watcher.watch((folder,), lambda _: False)
        write(theme, {"_layouts/default.html": "newer"})
        write(folder, {"a.md": "new"})
        assert watched.next() == {"a.md"}


def test_where_the_system_cannot_watch_so_much_polling_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", exhausted)
    warnings: list[str] = []
    folder = write(tmp_path / "site", {"_posts/a.md": "x"})
    watched = Watched(folder, Watcher((folder,), lambda _: False, polling=False, warn=warnings.append))
    try:
        write(folder, {"_posts/a.md": "new"})
        assert watched.next() == {"_posts/a.md"}
    finally:
        watched.watcher.stop()
    assert "inotify watch limit reached" in warnings[0]


def test_a_stopped_watcher_may_be_given_other_folders(tmp_path: Path) -> None:
    """The preview is ended by one thread while another, which builds, still learns which folders to watch."""
    site, theme = (write(tmp_path / name, {"a.md": "x"}) for name in ("site", "theme"))
    watcher = Watcher((site,), lambda _: False, polling=False, warn=print)
    watcher.stop()
    before = set(threading.enumerate())
    watcher.watch((theme,), lambda _: False)
    assert watcher.wait() == frozenset()
    assert set(threading.enumerate()) <= before


def test_a_stopped_watcher_is_not_waited_for(tmp_path: Path) -> None:
    """A wait with an end may have taken what was to end the next one."""
    watcher = Watcher((write(tmp_path / "site", {"a.md": "x"}),), lambda _: False, polling=False, warn=print)
    watcher.stop()
    assert watcher.wait(SECONDS) == frozenset()
    ended = threading.Event()

    def wait() -> None:
        watcher.wait()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    assert ended.wait(SECONDS)


def test_stopping_ends_all_threads(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with watching(write(tmp_path / "site", {"a/a.md": "x", "b/b.md": "x"})):
        begun = set(threading.enumerate()) - before
    for thread in begun:
        thread.join(SECONDS)
        assert not thread.is_alive()
