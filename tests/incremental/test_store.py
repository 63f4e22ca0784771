"""A store that is damaged, cut off, foreign or in use is as good as none: nothing wrong is written, nothing breaks."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jekyll_py.incremental import Damaged, RenderCache, is_damage
from jekyll_py.incremental.store import Store
from jekyll_py.incremental.store.lock import release
from tests.incremental.sites import THEME
from tests.incremental.workshop import SECRET, Workshop, later

SITE = {
    "_posts/2025-01-01-a.md": "---\n---\nfirst\n\nrest",
    "_layouts/base.html": "{{ content }}",
    "all.html": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.content }}{{ p.output }}{% endfor %}",
}
CONFIG = {"time": "2026-01-02 03:04:05 +0000", "target": "jekyll"}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A site that another process has built."""
    made = Workshop(tmp_path, SITE, THEME, CONFIG)
    made.check()
    made.restart()
    return made


def files(workshop: Workshop, ending: str) -> list[Path]:
    """The files of the store."""
    return sorted(path for path in workshop.store.iterdir() if path.name.endswith(ending))


def mend(workshop: Workshop) -> None:
    """Build as the command does: once more without what was kept where that is damaged."""
    try:
        workshop.build()
    except (Damaged, ExceptionGroup) as error:
        assert is_damage(error)
        workshop.cache.forget()
    workshop.check()


SPOILINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "cut off": lambda content, at: content[: at % (len(content) + 1)],
    "one byte": lambda content, at: bytes([*content[: at % len(content)], 255, *content[at % len(content) + 1 :]]),
    "something else": lambda content, at: b"\x00" * at,
    "something more": lambda content, at: content + b"x" * at,
}


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([".table", ".blobs", ".manifest"]), st.sampled_from(sorted(SPOILINGS)), st.integers(0, 10_000))
def test_a_spoilt_file(tmp_path_factory: pytest.TempPathFactory, ending: str, how: str, at: int) -> None:
    workshop = Workshop(tmp_path_factory.mktemp("w"), SITE, THEME, CONFIG)
    workshop.build()
    workshop.restart()
    for file in files(workshop, ending):
        if content := file.read_bytes():
            file.write_bytes(SPOILINGS[how](content, at))
    workshop.write("all.html", SITE["all.html"] + "edited")
    mend(workshop)


def test_a_file_that_is_gone(workshop: Workshop) -> None:
    for file in files(workshop, ".blobs"):
        file.unlink()
    workshop.write("all.html", SITE["all.html"] + "edited")
    mend(workshop)


def test_the_store_of_somebody_else_is_not_read(workshop: Workshop) -> None:
    workshop.cache = RenderCache(Store(str(workshop.store), "s", b"another" * 4), workshop._note, later)
    workshop.check()
    assert workshop.rendered == ["everything"]


def test_a_store_in_use_is_left_alone(workshop: Workshop) -> None:
    release(str(files(workshop, ".lock")[0]))
    before = {path.name: path.read_bytes() for path in workshop.store.iterdir()}
    with open(files(workshop, ".lock")[0], "rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        workshop.write("all.html", SITE["all.html"] + "edited")
        workshop.restart()
        workshop.check()
    after = {path.name: path.read_bytes() for path in workshop.store.iterdir()}
    assert {name: after[name] for name in before if name.endswith((".table", ".blobs"))} == {
        name: content for name, content in before.items() if name.endswith((".table", ".blobs"))
    }


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    workshop = Workshop.built(tmp_path, SITE, THEME, CONFIG)
    workshop.check()


@pytest.mark.slow
def test_it_does_not_grow_without_bound(workshop: Workshop) -> None:
    text = "word " * 100_000
    for number in range(8):
        workshop.write("_posts/2025-01-01-a.md", f"---\ntitle: {number}\nkey{number}: 1\n---\n{number} {text}")
        workshop.build()
    assert sum(os.path.getsize(path) for path in workshop.store.iterdir()) < 9 * len(text)


@pytest.mark.slow
def test_facts_of_what_is_gone_are_forgotten(workshop: Workshop) -> None:
    for number in range(4):
        keys = "".join(f"{{{{ page.key{number}x{key} }}}}" for key in range(2000))
        workshop.write("all.html", f"---\n---\n{keys}")
        workshop.build()
    workshop.write("all.html", "---\n---\n")
    workshop.build()
    workshop.restart()
    workshop.write("all.html", "---\n---\nx")
    workshop.check()
    assert len(workshop.cache._snapshot.table) < 6000


def test_only_as_many_stores_as_are_of_use(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, SITE, THEME, CONFIG)
    for number in range(12):
        workshop.cache = RenderCache(Store(str(workshop.store), f"s{number}", SECRET), None, later)
        workshop._site = None
        workshop.build()
    assert len(files(workshop, ".table")) == 8
