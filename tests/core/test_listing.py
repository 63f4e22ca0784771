"""Lists of drops: what a filter made of them is kept for the next who asks, together with what it read."""

from __future__ import annotations

import pytest

from jekyll_py.drops import Listing, RecordedDrop
from jekyll_py.filters import FILTERS
from jekyll_py.liquid import Environment
from jekyll_py.tracking import reads

PAGES: list[dict[str, object]] = [
    {"title": "One", "nav": True, "order": 2, "group": "a"},
    {"title": "Two", "nav": 1, "order": 1, "group": "b"},
    {"title": "Three", "nav": True, "order": 1.5, "group": "a"},
    {"title": "Four", "nav": "true", "order": None, "group": None},
]

CHAINS = [
    'where: "nav", true | map: "title" | join',
    'where: "nav", 1 | map: "title" | join',
    'where: "nav", "1" | map: "title" | join',
    'where: "nav", nil | map: "title" | join',
    'sort: "order" | map: "title" | join',
    'sort: "order", "last" | map: "title" | join',
    'where: "nav", true | sort: "order" | map: "title" | join',
    'group_by: "group" | map: "name" | join: ","',
]


def _listing() -> Listing:
    return Listing(RecordedDrop(f"page {number}", values) for number, values in enumerate(PAGES))


def _render(chain: str, pages: object) -> tuple[str, set[int]]:
    template = Environment(filters=FILTERS).parse(f"{{{{ pages | {chain} }}}}")
    with reads.recording() as trace:
        text = template.render({"pages": pages})
    return text, trace


@pytest.mark.parametrize("chain", CHAINS)
def test_a_listing_answers_as_a_plain_list_does(chain: str) -> None:
    kept = _listing()
    for other in CHAINS:
        _render(other, kept)
    assert _render(chain, kept) == _render(chain, list(_listing()))


def test_what_may_still_change_is_asked_again() -> None:
    values: dict[str, object] = {"content": "Markdown"}
    pages = Listing([RecordedDrop("page", values)])
    assert _render('where: "content", "HTML" | size', pages)[0] == "0"
    values["content"] = "HTML"
    assert _render('where: "content", "HTML" | size', pages)[0] == "1"
