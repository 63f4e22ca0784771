"""kramdown's own cases and real documents, with the HTML Ruby gave: how many are equal may not fall."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jekyll_py import kramdown
from tests.oracles import SHARED

pytestmark = pytest.mark.shared

FLOOR = json.loads(Path(__file__).with_name("floor.json").read_text(encoding="utf-8"))


@cache
def rows(name: str, reference: str = "debian") -> list[dict[str, Any]]:
    """The documents of a set, with the HTML of a reference; those that it converts as Debian's does have only one."""
    other = {} if reference == "debian" else {(row["suite"], row["id"]): row["html"] for row in lines(reference)}
    return [{**row, "html": other.get((name, row["id"]), row["html"])} for row in lines(name)]


def lines(name: str) -> list[dict[str, Any]]:
    """The rows of a file."""
    path = SHARED / "conformance" / "kramdown" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


REFERENCES = ("debian", "jekyll-4.4.1", "jekyll-4.3.4", "jekyll-4.2.2", "github-pages-228")


def options(row: dict[str, Any]) -> dict[str, object]:
    """The options a document was converted with."""
    if row["parser"] == "jekyll":
        return dict(kramdown.JEKYLL_DEFAULTS)
    return {"input": row["parser"], **(row["options"] or {})}


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("name", FLOOR)
def test_as_many_documents_equal_as_recorded(name: str, reference: str) -> None:
    different = [
        row["id"]
        for row in rows(name, reference)
        if kramdown.convert(row["text"], options(row), reference=reference) != row["html"]
    ]
    equal = len(rows(name)) - len(different)
    assert equal >= FLOOR[name], f"no longer equal: {different[:10]}"


@pytest.mark.parametrize("name", FLOOR)
def test_the_tree_rendered_later_is_the_html_written_directly(name: str) -> None:
    for row in rows(name):
        document = kramdown.Document(row["text"], {**options(row), "syntax_highlighter": None})
        assert document.render(document.tokens()) == document.to_html(), row["id"]
