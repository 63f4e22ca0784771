"""Mistakes that Jekyll takes without a word are said, in their places; what is meant is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.site import Site
from tests.mistakes.cases import CASES, Case, Files
from tests.mistakes.text_cases import TEXT_CASES
from tests.mistakes.yaml_cases import YAML_CASES

ALL = {**CASES, **YAML_CASES, **TEXT_CASES}


def warnings(folder: Path, files: Files) -> list[JekyllError]:
    """The warnings of a build of a site, each once: a file can be read twice, and a layout is used by many pages."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    config = Configuration.load({"source": str(folder), "destination": str(folder / "_site")})
    return [*{str(each.error): each.error for each in Site(config).process().warnings}.values()]


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_the_mistake_is_said_with_its_place(tmp_path: Path, case: Case) -> None:
    (found,) = warnings(tmp_path, case.found)
    assert case.says in found.message
    assert found.location == case.place
    assert found.hint is not None
    assert case.hint in found.hint
    if found.line is not None and found.source_line is not None:
        assert (tmp_path / str(found.path)).read_text(encoding="utf-8").splitlines()[
            found.line - 1
        ] == found.source_line


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_a_near_miss_is_not(tmp_path: Path, case: Case) -> None:
    assert [str(each) for each in warnings(tmp_path, case.near_miss)] == []


def test_a_key_that_many_files_have_is_meant(tmp_path: Path) -> None:
    files = {f"{number}.md": "---\nimagen: a.png\ntitel: x\n---\n" for number in range(11)}
    assert warnings(tmp_path, files) == []


def test_the_mistakes_of_a_theme_are_not_the_authors(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "_layouts").mkdir(parents=True)
    (theme / "_layouts" / "base.html").write_text("---\nlayot: x\ntitle: a\ntitle: b\n---\n{{ content }}")
    config = Configuration.load({"source": str(tmp_path / "site"), "destination": str(tmp_path / "out")})
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_text("---\nlayout: base\n---\n")
    site = Site(config.replace(theme=str(theme), safe=False))
    assert site.process().warnings == ()
