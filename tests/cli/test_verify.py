"""``build --verify``: it passes after every kind of build, and tells of an output that a clean build would not give."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

_PAGE = "---\ntitle: A\n---\n{{ page.title }}\n"


def test_a_build_with_nothing_to_do(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    _age(site({"_config.yml": "title: A\n", "index.md": _PAGE}))
    for _ in range(3):
        assert main(["build", "--verify"]) == 0
        assert "as a clean build" in capsys.readouterr().out


def test_a_warning_of_an_include_that_two_builds_have_read(site: MakeSite) -> None:
    pages = {f"{name}.html": "---\n---\n{% include broken.html %}\n" for name in "ab"}
    root = site({"_includes/broken.html": "{{ site.title | default: ) }}\n", **pages})
    _age(root)
    assert main(["build", "--verify"]) == 0
    (root / "b.html").write_text("---\n---\nEdited {% include broken.html %}\n")
    assert main(["build", "--verify"]) == 0


def test_a_warning_of_two_pages_with_one_address(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {f"{name}.html": "---\npermalink: /one/\n---\n" for name in "ab"}
    _age(site(pages))
    assert main(["build", "--verify"]) == 0
    assert "_site/one/index.html" in capsys.readouterr().err


def test_an_output_that_a_clean_build_does_not_give(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"_config.yml": "keep_files: [kept.txt]\n", "index.md": _PAGE, "_site/kept.txt": "kept"})
    _age(root)
    assert main(["build", "--verify"]) == 0
    page = root / "_site/index.html"
    stamp = page.stat()
    page.write_text(page.read_text().replace("A", "B"))
    os.utime(page, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert main(["build", "--verify"]) == 1
    assert "index.html is another one in a clean build" in capsys.readouterr().err


def _age(root: Path) -> None:
    """Make the files older than any build: what was saved just now counts as edited in the next one."""
    then = time.time() - 100
    for path in root.rglob("*"):
        os.utime(path, (then, then))
