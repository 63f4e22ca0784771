"""jekyll-archives-v2; the outputs are those of the gem, the singulars those of ActiveSupport."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jekyll_py.bundled.archives_v2.singular import singular
from jekyll_py.errors import JekyllError
from tests.bundled.building import build

LAYOUT = "{{ page.collection_name }} {{ page.type }} {{ page.title }} {{ page.date | date: '%F' }}: "
LAYOUT += "{{ page.documents | map: 'title' | join: ', ' }}"
FILES = {
    "_layouts/archive.html": LAYOUT,
    "_layouts/own.html": "own",
    "index.html": "---\n---\n{% for page in site.archives %}{{ page.url }} {% endfor %}",
    "_posts/2020-01-01-a.md": "---\ntitle: A\ntags: [x y]\n---\n",
    "_posts/2020-02-03-b.md": "---\ntitle: B\ntags: [x y, 'C & D']\n---\n",
    "_books/one.md": "---\ntitle: One\ndate: 2019-05-06\ngenres: [Old]\nshelf: left top\n---\n",
}
SINGULARS = {
    "tags": "tag",
    "categories": "category",
    "people": "person",
    "series": "series",
    "statuses": "status",
    "boxes": "box",
    "wolves": "wolf",
    "analyses": "analysis",
    "news": "news",
    "class": "class",
    "my_people": "my_person",
    "authors": "author",
}


def test_posts_have_archives_by_date_and_key(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, plugins=["jekyll-archives-v2"], **{"jekyll-archives": {"posts": {"enabled": "all"}}})
    assert built.text("index.html").split() == [
        *("/posts/2020/", "/posts/2020/02/", "/posts/2020/02/03/", "/posts/2020/01/", "/posts/2020/01/01/"),
        *("/posts/tag/x-y/", "/posts/tag/c-d/"),
    ]
    assert built.text("posts/2020/index.html") == "posts year  2020-01-01: B, A"
    assert built.text("posts/tag/x-y/index.html") == "posts tags x y : B, A"


def test_a_collection_has_archives_of_its_own(tmp_path: Path) -> None:
    books = {
        "enabled": ["shelf", "genres", "month"],
        "layouts": {"genres": "own"},
        "permalinks": {"genres": "/g/:name.html"},
    }
    built = build(
        tmp_path,
        FILES,
        plugins=["jekyll-archives-v2"],
        collections={"books": {"output": True}},
        **{"jekyll-archives": {"books": books}},
    )
    assert built.text("index.html").split() == [
        *("/books/2019/05/", "/books/shelf/left/", "/books/shelf/top/", "/g/old.html"),
    ]
    assert built.text("g/old.html") == "own"
    assert built.text("books/shelf/top/index.html") == "books shelf top : One"


def test_a_section_for_no_collection_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="no collection"):
        build(tmp_path, FILES, plugins=["jekyll-archives-v2"], **{"jekyll-archives": {"none": {"enabled": ["tags"]}}})


@pytest.mark.parametrize(("plural", "expected"), SINGULARS.items())
def test_a_plural_has_a_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.jekyll
def test_singulars_are_those_of_activesupport() -> None:
    words = [
        *SINGULARS,
        *SINGULARS.values(),
        "data",
        "oxen",
        "quizzes",
        "matrices",
        "movies",
        "knives",
        "sheep",
        "buses",
    ]
    program = (
        'require "json"; require "active_support/inflector"; puts JSON.parse(STDIN.read).map(&:singularize).to_json'
    )
    done = subprocess.run(["ruby", "-e", program], input=json.dumps(words), capture_output=True, check=True, text=True)
    assert [singular(word) for word in words] == json.loads(done.stdout)
