"""From a place of an open page to the editor, and back to the place of its cursor, in Chromium."""

from __future__ import annotations

from queue import Queue
from typing import TYPE_CHECKING

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server import actions
from jekyll_py.server.sources.editors import Place
from tests.server.browser.sites import FILLER, Preview, text, visit
from tests.server.client import request

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_a_click_with_alt_opens_the_very_place_of_a_text_that_is_written_often(
    page: Page, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = preview(
        {
            "_includes/row.html": "<p class=row>a row <b>{{ include.name }}</b></p>\n",
            "_data/list.yml": "- a word\n- a word\n- a word\n",
            "a.md": text(
                "one\n{% include row.html name='a word' %}\n{% include row.html name='a word' %}\n"
                "{% for each in site.data.list %}<i>{{ each }}</i>{% endfor %}<u>一个词</u><u>一个词</u>"
            ),
        }
    )
    visit(page, site, "/a")
    page.evaluate("document.body.prepend('a word that a script has added')")
    found = []
    for selector in ("b >> nth=1", "i >> nth=2", "u >> nth=1", ".row >> nth=1"):
        page.locator(selector).click(modifiers=["Alt"], position={"x": 9, "y": 9})
        place = opened.get(timeout=60)
        found.append((place.file.relative_to(site.source).as_posix(), place.line))
    assert found == [("a.md", 6), ("_data/list.yml", 3), ("a.md", 7), ("_includes/row.html", 1)]


def test_a_click_on_the_place_of_an_error_opens_the_editor(
    page: Page, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = preview({"a.md": text("one")})
    visit(page, site, "/a")
    site.replace("a.md", text("{% if %}"))
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=errors]")
    link = overlay.get_by_role("link", name="a.md:4")
    link.focus()
    page.keyboard.press("Enter")
    place = opened.get(timeout=60)
    assert (place.file, place.line) == (site.source / "a.md", 4)
    rows = overlay.locator("pre > div")
    assert "2 | layout: default" in rows.first.inner_text()
    assert overlay.locator("pre span[class]").count() > 1


def test_what_keeps_the_editor_from_opening_is_said(
    page: Page, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(place: Place) -> None:
        raise JekyllError("no editor", hint="choose one")

    monkeypatch.setattr(actions, "open_place", fail)
    site = preview({"a.md": text("{% if %}")})
    visit(page, site, "/a")
    page.get_by_role("link", name="a.md:4").click()
    page.get_by_text("no editor (choose one)").wait_for()


def test_alt_and_a_click_open_the_source_of_what_is_clicked(
    page: Page, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = preview({"a.md": text("first") + "\nThe *second* paragraph\n{: #second}\n"})
    visit(page, site, "/a")
    page.click("#second em", modifiers=["Alt"])
    place = opened.get(timeout=60)
    assert place.file == site.source / "a.md"
    page.get_by_text("paragraph").click(modifiers=["Alt"], position={"x": 100, "y": 5})
    assert opened.get(timeout=60).line == 6


def test_alt_and_a_click_on_what_is_written_nowhere_open_what_is_beside_it(
    page: Page, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    body = "\nThe first\n\nA talk in the hall, [slides and words](/x/) <b>{{ 40 | plus: 2 }}</b> and more\n{: #p}\n"
    site = preview({"a.md": text("one") + body})
    visit(page, site, "/a.html")
    page.click("#p b", modifiers=["Alt"])
    place = opened.get(timeout=60)
    assert (place.file.name, place.line) == ("a.md", 8)


def test_the_page_follows_the_cursor_of_an_editor(page: Page, preview: Preview) -> None:
    site = preview({"a.md": text("first") + FILLER + "\nThe *second* paragraph\n{: #second}\n"})
    visit(page, site, "/a")
    assert page.evaluate("scrollY") == 0
    line = (site.source / "a.md").read_text().splitlines().index("The *second* paragraph") + 1
    target = f"/__jekyll_py/cursor?path=a.md&line={line}"
    page.wait_for_function("performance.getEntriesByType('resource').some(({ name }) => name.includes('cursor.js'))")
    assert request(site.port, target, "Content-Length: 0", method="POST").status == 204
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("document.querySelector('#second').getAnimations().length") == 1
