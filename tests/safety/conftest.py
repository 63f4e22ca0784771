"""A site in a folder of its own, with a neighbour it has no business with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from jekyll_py import build
from jekyll_py.compat.dates import restore_timezone
from jekyll_py.errors import JekyllError

Contents = str | bytes
MakeSite = Callable[[Mapping[str, Contents]], Path]
Output = dict[str, str]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MakeSite]:
    """Writes files, by path, to the site's folder and gives that folder."""
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    monkeypatch.delenv("JEKYLL_PY_REFERENCE", raising=False)

    def make(files: Mapping[str, Contents]) -> Path:
        root = tmp_path / "site"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
        return root

    yield make
    restore_timezone()


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the site whose every file says ``SECRET``."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("secret.md", "2020-01-01-secret.md", "secret.html"):
        (folder / name).write_text("---\ntitle: SECRET\n---\nSECRET\n")
    (folder / "secret.yml").write_text("key: SECRET\n")
    (folder / "secret.txt").write_text("SECRET\n")
    (folder / "_secret.scss").write_text("a { b: SECRET }\n")
    return folder


def built(root: Path, **config: object) -> Output:
    """The output of a build: text by path."""
    build(root, None, **config)
    return read(root / "_site")


def attempt(root: Path, **config: object) -> tuple[Output, JekyllError | None]:
    """The output of a build, or the error that ended it."""
    try:
        return built(root, **config), None
    except JekyllError as error:
        return {}, error


def read(folder: Path) -> Output:
    """The files below a folder: text by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", "surrogateescape")
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def nothing_written_beside(root: Path) -> Iterator[None]:
    """Fail when anything but ``_site`` and the caches of the site differs afterwards."""
    before = _listing(root.parent)
    yield
    assert _listing(root.parent) == before


def _listing(folder: Path) -> set[str]:
    return {
        os.path.join(parent, name)
        for parent, folders, files in os.walk(folder)
        for name in (*folders, *files)
        if not {"_site", ".jekyll-cache"} & {*Path(parent, name).parts}
    }
