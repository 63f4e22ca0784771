"""Where the parts of the theme stand and how large they are, measured in Chromium, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.theme.building import drop_in
from tests.theme.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page

pytestmark = pytest.mark.chromium

PHONE, TABLET, DESK = 360, 900, 1400
CONTROLS = (
    "header a, header button, header summary, .contents summary, .contents a, .links a, .foot a, main > .languages a"
)


def opened(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    return page


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize(("width", "is_open"), [(PHONE, False), (TABLET, False), (DESK, True)])
def test_contents_are_folded_on_small_screens(browser: Browser, own: str, width: int, is_open: bool) -> None:
    page = opened(browser, f"{own}/sample/", width)
    first = page.locator(".contents a").first
    assert first.is_visible() == is_open
    if not is_open:
        page.locator(".contents summary").click()
        assert first.is_visible()
    page.close()


def test_contents_mark_the_section_that_is_read(browser: Browser, own: str) -> None:
    page = opened(browser, f"{own}/sample/", DESK)
    marked = page.locator(".contents a[aria-current]")
    assert marked.count() == 0
    for section in ("code", "tables", "buttons"):
        page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", section)
        page.wait_for_function(
            "id => document.querySelector('.contents [aria-current]')?.hash === '#' + id", arg=section
        )
        assert marked.count() == 1
    page.close()


def test_the_first_section_is_marked_before_the_page_is_scrolled(browser: Browser, own: str) -> None:
    page = browser.new_page(viewport={"width": DESK, "height": 2000})
    page.goto(f"{own}/cv/")
    marked = page.locator(".contents a[aria-current]")
    marked.wait_for()
    assert marked.all_inner_texts() == page.locator(".contents a").all_inner_texts()[:1]
    page.close()


def test_focus_rings_of_the_contents_are_whole(browser: Browser, own: str) -> None:
    page = opened(browser, f"{own}/sample/", DESK)
    page.keyboard.press("Tab")
    around = box(page.locator(".contents"))
    for link in page.locator(".contents a").all():
        link.focus()
        ring = link.evaluate("e => parseFloat(getComputedStyle(e).outlineOffset) + 2")
        assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        inside = box(link)
        assert inside["x"] - ring >= around["x"]
        assert inside["x"] + inside["width"] + ring <= around["x"] + around["width"]
    page.close()


@pytest.mark.parametrize("page_name", ["sample", "sample_cn"])
def test_footnotes_stand_beside_the_text_on_wide_screens(browser: Browser, own: str, page_name: str) -> None:
    page = opened(browser, f"{own}/{page_name}/", DESK)
    text, notes = box(page.locator("main")), [box(note) for note in page.locator(".footnotes li").all()]
    marks = [box(mark) for mark in page.locator("sup[id^='fnref']").all()]
    assert len(notes) == len(marks) == 2
    assert all(note["x"] > text["x"] + text["width"] for note in notes)
    assert all(note["x"] + note["width"] < DESK for note in notes)
    assert abs(notes[0]["y"] - marks[0]["y"]) < 30
    assert notes[1]["y"] >= notes[0]["y"] + notes[0]["height"]
    page.set_viewport_size({"width": TABLET, "height": 800})
    below = [box(note) for note in page.locator(".footnotes li").all()]
    assert all(note["y"] > box(page.locator("#buttons"))["y"] for note in below)
    assert all(note["x"] < text["x"] + text["width"] for note in below)
    page.close()


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_targets_are_large_enough(browser: Browser, own: str, borrowed: str, width: int) -> None:
    """At least 24 CSS pixels, which WCAG 2.2 asks for in 2.5.8."""
    for address in (own, f"{own}/sample_cn/", f"{own}/publications/", borrowed, f"{borrowed}/make-it.html"):
        page = opened(browser, address, width)
        for control in page.locator(CONTROLS).all():
            if control.is_visible():
                found = box(control)
                assert min(found["height"], found["width"]) >= 24, f"{address} {control.inner_text()}: {found}"
        page.close()


@pytest.mark.parametrize("width", [TABLET, DESK])
def test_columns_of_dates_have_one_width(browser: Browser, own: str, width: int) -> None:
    page = opened(browser, own, width)
    starts = {box(row)["x"] for row in page.locator("dl.timeline dd").all()}
    assert page.locator("dl.timeline").count() > 1
    assert len(starts) == 1
    page.close()


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_without_a_menu_the_button_stands_beside_what_comes_first(browser: Browser, borrowed: str, width: int) -> None:
    page = opened(browser, borrowed, width)
    button = box(page.locator("button.scheme"))
    first = box(page.locator("h1" if width == DESK else ".contents summary"))
    assert first["y"] < button["y"] + button["height"]
    assert button["y"] < first["y"] + first["height"]
    assert first["x"] + page.evaluate("innerWidth") / 4 < button["x"]
    page.close()


def test_a_long_menu_is_one_row_on_a_phone_until_it_is_opened(browser: Browser, tmp_path: Path) -> None:
    pages = {
        f"page{number}.md": f"---\nlayout: page\ntitle: A page {number}\nnav: {number}\n---\nText.\n"
        for number in range(12)
    }
    with serving(drop_in("jekyll_py", tmp_path, pages)) as address:
        page = opened(browser, f"{address}/page0.html", PHONE)
        links = page.locator("nav.pages a")
        assert not any(link.is_visible() for link in links.all())
        assert box(page.locator("nav.pages"))["height"] < 44
        page.locator("nav.pages summary").click()
        assert [link.is_visible() for link in links.all()] == [True] * 12
        page.set_viewport_size({"width": DESK, "height": 800})
        assert not page.locator("nav.pages summary").is_visible()
        page.close()


def test_a_very_long_menu_is_folded_on_every_screen(browser: Browser, tmp_path: Path) -> None:
    page_of_menu = "---\nlayout: page\ntitle: A page\nnav: 1\n---\nText.\n"
    pages = {f"page{number}.md": page_of_menu for number in range(30)}
    with serving(drop_in("jekyll_py", tmp_path, pages)) as address:
        page = opened(browser, f"{address}/page0.html", DESK)
        assert box(page.locator("nav.pages"))["height"] < 44
        page.locator("nav.pages summary").click()
        assert all(link.is_visible() for link in page.locator("nav.pages a").all())
        page.close()


@pytest.mark.parametrize("language", ["ar", "he", "ckb"])
def test_code_runs_from_the_left_on_pages_that_do_not(browser: Browser, tmp_path: Path, language: str) -> None:
    text = f"---\nlayout: page\ntitle: T\nlang: {language}\n---\nText.\n\n```\ncode\n```\n"
    with serving(drop_in("jekyll_py", tmp_path, {"index.md": text})) as address:
        page = opened(browser, address, DESK)
        frame, code = box(page.locator("pre")), box(page.locator("pre code"))
        assert code["x"] - frame["x"] < 40
        title, column = box(page.locator("main > p")), box(page.locator("main"))
        assert title["x"] + title["width"] == column["x"] + column["width"]
        assert page.locator("main > p").evaluate("e => getComputedStyle(e).direction") == "rtl"
        page.close()


LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaughmarjoribanks"
WIDE = {
    "index.md": f"""---
layout: home
title: Your {LONG}
roles: [Professor of {LONG}]
links: [{{text: "{LONG}@{LONG}.example.org", url: "mailto:you@example.org"}}]
---
{LONG}

| {LONG} | b | c |
|---|--:|---|
| {LONG} | 1.0 ± 0.1 | c |
""",
    "formulas.md": f"""---
layout: page
title: Formulas
---
In a line $${" + ".join("abcdefghijklmnopqrstuvwxyz" * 2)}$$ of text.

$${" + ".join("abcdefghijklmnopqrstuvwxyz" * 2)}$$

<iframe width="1600" height="90" src="about:blank" title="A film"></iframe>

## A heading with `{LONG}{LONG}`
""",
}


@pytest.mark.parametrize("width", [PHONE, TABLET])
@pytest.mark.parametrize("name", ["", "formulas.html"])
def test_nothing_is_wider_than_the_screen(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    with serving(drop_in("jekyll_py", tmp_path, WIDE)) as address:
        page = opened(browser, f"{address}/{name}", width)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_numbers_in_tables_stay_on_one_line(browser: Browser, tmp_path: Path) -> None:
    with serving(drop_in("jekyll_py", tmp_path, WIDE)) as address:
        page = opened(browser, address, PHONE)
        assert box(page.locator("td").nth(1))["height"] <= box(page.locator("td").nth(2))["height"]
        assert page.locator("td").nth(1).evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"
        page.close()


@pytest.fixture
def paper(browser: Browser, own: str) -> Iterator[Page]:
    """The homepage as it is printed."""
    page = opened(browser, own, TABLET)
    page.emulate_media(media="print")
    yield page
    page.close()


def printed(locator: Locator) -> str:
    """The text that a style sheet adds after an element; empty if it adds none."""
    added = str(locator.evaluate("e => getComputedStyle(e, '::after').content"))
    return "" if added == "none" else added.strip('"').replace('" "', "")


def test_paper_has_the_addresses_of_links(paper: Page) -> None:
    links = paper.locator(".profile .links a")
    assert links.first.is_visible()
    assert "you@example.org" in printed(links.first)
    assert "https://example.org/columns.pdf" in printed(paper.locator(".publications .links a").first)
    assert "https://example.org/talk" in printed(paper.locator("dl.timeline a").first)


def test_paper_shows_an_address_once(paper: Page, own: str) -> None:
    paper.goto(f"{own}/sample/")
    link = paper.locator("main a[href*='very/long/path']")
    assert link.inner_text() == link.get_attribute("href")
    assert printed(link) == ""


def test_paper_has_the_abstracts(paper: Page) -> None:
    abstracts = paper.locator(".publications details p")
    assert abstracts.count() > 0
    assert all(abstract.is_visible() for abstract in abstracts.all())


def test_headings_on_paper_are_the_smaller_the_lower_their_level(paper: Page, own: str) -> None:
    paper.goto(f"{own}/sample/")
    sizes = [
        paper.locator(f"h{level}").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        for level in (1, 2, 3, 4)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
