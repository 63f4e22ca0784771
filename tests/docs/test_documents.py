"""The documents: every link, anchor, command and path of the project that they name is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from jekyll_py.commands.request import find, read
from tests.oracles import ROOT

DOCUMENTS = sorted(
    path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")) if path.name not in ("index.md", "index_cn.md")
)
FILE = re.compile(r"(?:jekyll_py|tests|docs|bench|\.ci)/[\w/-]+\.[a-z]+")
"""The path of a file of ours."""
PLUGINS = ("titles",)
"""Commands that a document shows how to write."""
PLACEHOLDER = re.compile(r"[A-Z]{4}|[<>…*\[{]|\.\.\.")
"""A part of a command that stands for something else."""

_FENCE = re.compile(r"^```.*?^```", re.M | re.S)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


@every_document
def test_links_lead_somewhere(document: Path) -> None:
    assert [link for link in links(document) if not leads_somewhere(document, link)] == []


@every_document
def test_every_command_of_ours_is_understood(document: Path) -> None:
    for words in commands(document, "jekyll-py"):
        assert words[0] in PLUGINS or read(find(words[0]), words[1:])


@every_document
def test_every_target_is_in_the_makefile(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for words in commands(document, "make"):
        assert [word for word in words if "=" not in word and word not in targets] == []


@every_document
def test_every_module_that_is_run_is_there(document: Path) -> None:
    names = re.findall(r"python3? -m ((?:jekyll_py|tests|bench)[\w.]*)", document.read_text(encoding="utf-8"))
    assert [name for name in names if find_spec(name) is None] == []


@every_document
def test_every_file_of_the_project_is_there(document: Path) -> None:
    paths = [code for code in _CODE.findall(prose(document)) if FILE.fullmatch(code)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@every_document
def test_no_document_installs_from_an_index(document: Path) -> None:
    """The package is on none: who takes the name there is unknown."""
    assert not re.search(r"pip install ['\"]?jekyll-py", document.read_text(encoding="utf-8"))


def prose(document: Path) -> str:
    """A document without its blocks of code."""
    return _FENCE.sub("", document.read_text(encoding="utf-8"))


def links(document: Path) -> Iterator[str]:
    """Where the links lead that stay in the project."""
    for link in _LINK.findall(_CODE.sub("", prose(document))):
        if not re.match(r"[a-z]+:", link):
            yield link


def leads_somewhere(document: Path, link: str) -> bool:
    """Whether there is such a file, with such a heading."""
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return target.exists() and (not anchor or anchor in anchors(target))


@cache
def anchors(document: Path) -> frozenset[str]:
    """The ids of the headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.M)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings)


def commands(document: Path, program: str) -> Iterator[list[str]]:
    """The words after a program's name in the commands that can be run as they stand."""
    text = document.read_text(encoding="utf-8")
    lines = [line for fence in _FENCE.findall(text) for line in fence.splitlines()]
    for line in (*(line.removeprefix("$ ") for line in lines), *_CODE.findall(_FENCE.sub("", text))):
        words = shlex.split(line.split(" #")[0].split(" && ")[0]) if line.startswith(f"{program} ") else []
        if words[1:] and not any(PLACEHOLDER.search(word.partition("=")[0]) for word in words):
            yield words[1:]
