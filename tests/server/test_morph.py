"""Patching random documents in Chromium: the page must become what was written, or say that it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.chromium import chromium
from tests.server.copying import running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium

PATCH = """async ([before, after, meddle]) => {
  const { patch, Unpatchable } = await import('/__jekyll_py/morph.js');
  const parse = (text) => new DOMParser().parseFromString(`<body>${text}`, 'text/html').body;
  const [base, next] = [parse(before), parse(after)];
  const live = document.importNode(base, true);
  const elements = [...live.querySelectorAll('*')];
  for (const [how, where] of meddle) {
    const element = elements[where % elements.length];
    if (how === 'class') element?.classList.add('scripted');
    if (how === 'insert') element?.before(document.createElement('aside'));
    if (how === 'rewrite' && element) element.textContent = 'rewritten';
    if (how === 'remove') element?.remove();
  }
  const touched = live.outerHTML;
  try {
    await patch(live, base, next);
  } catch (error) {
    if (!(error instanceof Unpatchable)) throw error;
    return null;
  }
  const templates = (root) => JSON.stringify([...root.querySelectorAll('template')].map((one) => one.innerHTML));
  return {
    isAsWritten: live.isEqualNode(next) && templates(live) === templates(next),
    isUntouched: live.outerHTML === touched,
    html: live.outerHTML,
  };
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with running(tmp_path_factory.mktemp("morph"), {"index.html": "x"}) as site, chromium() as browser:
        page = browser.new_page()
        page.goto(site.url)
        yield page


texts = st.text(alphabet="ab \n中&", min_size=1, max_size=4).map(lambda text: text.replace("&", "&amp;"))
tags = st.sampled_from(["p", "div", "ul", "li", "span", "b", "details", "template", "svg"])
attributes = st.lists(
    st.sampled_from(["id=a", "id=b", "class='x y'", "class=z", "hidden", "title='&quot;'"]), max_size=2, unique=True
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.tuples(tags, attributes, st.lists(children, max_size=4))
    return parts.map(lambda part: f"<{' '.join([part[0], *part[1]])}>{''.join(part[2])}</{part[0]}>")


nodes = st.recursive(texts | st.just("<!-- c -->") | st.just("<br>"), element, max_leaves=12)
bodies = st.lists(nodes, max_size=6)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A body, and the same body after some of its parts were removed, added, moved or written anew."""
    before = draw(bodies)
    after: list[str] = [part for part in before if draw(st.integers(0, 3))]
    for part in draw(st.lists(nodes, max_size=2)):
        after.insert(draw(st.integers(0, len(after))), part)
    if draw(st.booleans()):
        after = draw(st.permutations(after))
    if draw(st.booleans()) and after:
        spot = draw(st.integers(0, len(after) - 1))
        after[spot] = after[spot].replace("a", "b").replace("<li", "<li class=n")
    return "".join(before), "".join(after)


random_documents = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@random_documents
@example(("a<template><!-- c --></template>", "<template></template>"))
@given(edits())
def test_an_untouched_page_becomes_what_was_written(page: Page, edit: tuple[str, str]) -> None:
    result = page.evaluate(PATCH, [*edit, []])
    assert result["isAsWritten"], result["html"]


@random_documents
@given(edits(), st.lists(st.tuples(st.sampled_from(["class", "insert", "rewrite", "remove"]), st.integers(0, 9))))
def test_a_page_that_scripts_have_changed_is_patched_or_says_that_it_cannot_be(
    page: Page, edit: tuple[str, str], meddling: list[tuple[str, int]]
) -> None:
    before, after = edit
    result = page.evaluate(PATCH, [before, after, meddling])
    if result is not None and before == after:
        assert result["isUntouched"], result["html"]
