"""Builds of the site at the root, and of folders that have nothing but pages and borrow its theme."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import jekyll_py
from tests.oracles import ROOT
from tests.reference import jekyll

SITE = (
    "_config.yml",
    "_data",
    "_includes",
    "_layouts",
    "_pages",
    "_posts",
    "assets",
    "images",
    "index.md",
    "index_cn.md",
    "404.html",
    "feed.xml",
    "feed_cn.xml",
    "sitemap.xml",
    "zz_search.json",
)
"""The sources of the site at the root."""
THEME = ("_data/words", "_includes", "_layouts", "assets", "404.html", "feed.xml", "feed_cn.xml", "sitemap.xml")
"""Those that a site without layouts takes from it."""
BUILDERS = (pytest.param("jekyll", marks=pytest.mark.jekyll), "jekyll_py")


def build_site(builder: str, folder: Path, settings: str = "") -> Path:
    """Build the site at the root with one of the two programs; the built site is what comes back.

    Args:
        builder: one of ``BUILDERS``.
        folder: an empty folder to work in.
        settings: lines added to its ``_config.yml``.
    """
    source, destination = folder / "source", folder / "built"
    source.mkdir()
    _copy(SITE, source)
    with (source / "_config.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return _build(builder, source, destination)


def drop_in(builder: str, folder: Path, files: Mapping[str, str]) -> Path:
    """Build a folder of nothing but ``files`` with our theme.

    Real Jekyll has no default theme: it is given ours.
    """
    source, destination = folder / "source", folder / "built"
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    if builder == "jekyll":
        _copy(THEME, source)
    return _build(builder, source, destination)


def _copy(names: tuple[str, ...], folder: Path) -> None:
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        elif not (folder / name).exists():
            shutil.copy(ROOT / name, folder / name)


def _build(builder: str, source: Path, destination: Path) -> Path:
    if builder == "jekyll":
        done = jekyll(source, destination)
        assert "warning" not in done.stderr.lower(), done.stderr
    else:
        jekyll_py.build(source, destination)
    return destination
