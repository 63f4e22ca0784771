"""An open page of a real site when its file goes, and when a mistake takes it apart; in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Literal

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server import actions
from jekyll_py.server.progress import Progress
from jekyll_py.server.sources.editors import Place
from tests.chromium import chromium, mark, wait_for_text, was_reloaded
from tests.server.client import listening, request
from tests.server.copying import Running
from tests.server.jekyll_site import previewing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.chromium

GONE = "This page is no longer part of the site."
FILLER = "<p>filler</p>\n" * 60

Serve = Callable[[Mapping[str, str]], Running]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        yield page


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with ExitStack() as previews:
        yield lambda files: previews.enter_context(previewing(tmp_path, files))


def visit(page: Page, site: Running, path: str) -> None:
    """Open a page, wait until it follows the changes, and mark it."""
    with page.expect_request("**/__jekyll_py/events*"):
        page.goto(site.url + path)
    mark(page)


def text(words: str, **keys: str) -> str:
    front_matter = "".join(f"{key}: {value}\n" for key, value in {"layout": "default", **keys}.items())
    return f"---\n{front_matter}---\n<p id=text>{words}</p>\n"


def test_a_save_before_the_page_has_started_is_patched_into_it(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("one")})

    def save_first(route: Route) -> None:
        with listening(site.port) as events:
            events.next()
            site.replace("a.md", text("two"))
            while "a.html" not in events.next()["changed"]:
                pass
        route.continue_()

    page.route("**/__jekyll_py/client.js", save_first)
    page.goto(f"{site.url}/a.html", wait_until="commit")
    page.evaluate("window.mark = true")
    wait_for_text(page, "#text", "two")
    site.replace("a.md", text("three"))
    wait_for_text(page, "#text", "three")
    assert not was_reloaded(page)


@pytest.mark.parametrize("beside", [{}, {"b/other.txt": "x"}])
def test_a_removed_page_at_the_address_of_a_folder_says_so(page: Page, serve: Serve, beside: dict[str, str]) -> None:
    site = serve({"b/index.md": text("one"), **beside})
    visit(page, site, "/b/")
    (site.source / "b/index.md").unlink()
    page.get_by_text(GONE).wait_for()
    site.write("b/index.md", text("back"))
    wait_for_text(page, "#text", "back")
    page.wait_for_selector("jekyll-py-overlay", state="detached")
    assert not was_reloaded(page)


def test_a_page_whose_permalink_changes_says_so(page: Page, serve: Serve) -> None:
    site = serve({"b.md": text("one", permalink="/b/")})
    visit(page, site, "/b/")
    site.replace("b.md", text("two", permalink="/c/"))
    page.get_by_text(GONE).wait_for()
    assert page.inner_text("#text") == "one"


def test_a_page_of_a_pagination_that_ends_before_it_says_so(page: Page, serve: Serve) -> None:
    config = "target: jekyll\nplugins: [jekyll-paginate]\npaginate: 1\npaginate_path: /blog/page:num/\n"
    post = text("post")
    index = "---\nlayout: default\n---\n{% for post in paginator.posts %}<p id=text>{{ post.title }}</p>{% endfor %}\n"
    posts = {f"_posts/2026-01-0{day}-p{day}.md": post for day in (1, 2)}
    site = serve({"_config.yml": config, "blog/index.html": index, **posts})
    visit(page, site, "/blog/page2/")
    (site.source / "_posts/2026-01-02-p2.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_a_version_in_another_language_says_so(page: Page, serve: Serve) -> None:
    config = "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n"
    site = serve({"_config.yml": config, "a.md": text("a"), "b.md": text("one", permalink="/b/")})
    visit(page, site, "/de/b/")
    (site.source / "b.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_a_page_that_was_redirected_to_says_so(page: Page, serve: Serve) -> None:
    config = "target: jekyll\nplugins: [jekyll-redirect-from]\n"
    site = serve({"_config.yml": config, "b.md": text("one", permalink="/b/", redirect_from="/old/")})
    with page.expect_request("**/__jekyll_py/events?*file=b%2Findex.html*"):
        page.goto(f"{site.url}/old/")
    wait_for_text(page, "#text", "one")
    (site.source / "b.md").unlink()
    page.get_by_text(GONE).wait_for()


def test_the_style_of_a_removed_folder_is_noticed(page: Page, serve: Serve) -> None:
    layout = "<html><head><link rel=stylesheet href=/css/a.css></head><body>{{ content }}</body></html>"
    style = "#text { color: rgb(1, 0, 0) }"
    site = serve({"_layouts/default.html": layout, "css/a.css": style, "a.md": text("one")})
    visit(page, site, "/a")
    (site.source / "css/a.css").unlink()
    (site.source / "css").rmdir()
    page.wait_for_function("getComputedStyle(document.querySelector('#text')).color === 'rgb(0, 0, 0)'")


@pytest.mark.parametrize("keys", [{"title": "Your Name: a life"}, {"layout": "hoome"}])
def test_the_last_good_page_stays_where_it_is_scrolled_to(page: Page, serve: Serve, keys: dict[str, str]) -> None:
    site = serve({"a.md": text(f"one{FILLER}")})
    visit(page, site, "/a")
    page.evaluate("scrollTo(0, 900)")
    before = page.evaluate("document.body.outerHTML")
    site.replace("a.md", text(f"two{FILLER}", **keys))
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=mistakes]")
    overlay.wait_for()
    assert "a.md:" in overlay.locator("section").inner_text()
    assert page.evaluate("document.body.outerHTML") == before
    assert page.evaluate("scrollY") == 900
    site.replace("a.md", text(f"one{FILLER}<p id=end>three</p>"))
    overlay.wait_for(state="detached")
    wait_for_text(page, "#end", "three")
    assert not was_reloaded(page)


def test_a_warning_about_the_page_is_in_the_mark(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("{{ 'a' 'b' }}")})
    visit(page, site, "/a")
    page.locator("jekyll-py-overlay[data-jekyll-py=findings] button").click()
    assert "a.md:4" in page.get_by_role("region", name="1 finding on this page").inner_text()


def test_a_saved_change_is_marked_and_scrolled_to_unless_that_is_off(page: Page, serve: Serve) -> None:
    def written(words: str) -> str:
        return text("top") + FILLER + f"\n<p id=late>{words}</p>\n"

    site = serve({"a.md": written("one")})
    visit(page, site, "/a")
    site.replace("a.md", written("two"))
    wait_for_text(page, "#late", "two")
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("document.querySelector('#late').getAnimations().length") == 1
    page.keyboard.press("Alt+Shift+F")
    page.evaluate("scrollTo(0, 0)")
    site.replace("a.md", written("three"))
    wait_for_text(page, "#late", "three")
    site.replace("a.md", written("four"))
    wait_for_text(page, "#late", "four")  # what followed the update before has been done
    assert page.evaluate("scrollY") == 0
    assert not was_reloaded(page)


TOOLBAR = "jekyll-py-overlay[data-jekyll-py=toolbar]"


def test_the_toolbar_comes_and_goes_with_a_key_and_turns_drafts_on(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("one"), "_drafts/idea.md": text("idea")})
    visit(page, site, "/a")
    assert page.locator(TOOLBAR).count() == 0
    page.keyboard.press("Alt+Shift+J")
    drafts = page.get_by_role("button", name="Drafts")
    drafts.focus()
    page.keyboard.press("Enter")
    page.locator(f"{TOOLBAR} button[data-name=show_drafts][aria-pressed=true]").wait_for()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.name") == "show_drafts"
    page.reload()
    page.locator(TOOLBAR).wait_for()  # it is remembered
    page.keyboard.press("Alt+Shift+J")
    page.locator(TOOLBAR).wait_for(state="detached")


def test_a_click_with_alt_opens_the_very_place_of_a_text_that_is_written_often(
    page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = serve(
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


def test_messages_are_off_with_a_key(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("{% if %}")})
    visit(page, site, "/a")
    overlay = page.locator("jekyll-py-overlay[data-jekyll-py=errors]")
    overlay.wait_for()
    page.keyboard.press("Alt+Shift+M")
    overlay.wait_for(state="hidden")
    page.reload()
    page.wait_for_selector("jekyll-py-overlay[data-jekyll-py=errors]", state="attached")
    assert overlay.is_hidden()
    page.keyboard.press("Alt+Shift+J")
    button = page.get_by_role("button", name="Messages", pressed=False)
    button.press("Enter")
    overlay.wait_for()


def test_messages_are_off_with_an_option(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, overlay=False) as site:
        visit(page, site, "/a")
        page.keyboard.press("Alt+Shift+M")
        page.keyboard.press("Alt+Shift+J")
        page.locator(TOOLBAR).wait_for()
        site.replace("a.md", text("{% if %}"))
        page.wait_for_selector("jekyll-py-overlay[data-jekyll-py=errors]", state="attached")
        assert page.locator("jekyll-py-overlay[data-jekyll-py=errors]").is_hidden()
        assert page.get_by_role("button", name="Messages").count() == 0


def test_the_toolbar_says_what_a_page_was_made_from(page: Page, serve: Serve) -> None:
    layout = "<html><body>{% include nav.html %}{{ content }}</body></html>"
    site = serve({"_layouts/default.html": layout, "_includes/nav.html": "nav", "a.md": text("one")})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").press("Enter")
    page.get_by_role("link", name="_includes/nav.html").wait_for()
    assert "_layouts/default.html (site)" in page.locator(TOOLBAR).locator("section").inner_text()
    site.write("_includes/foot.html", "foot")
    site.replace("a.md", text("two {% include foot.html %}"))
    page.get_by_role("link", name="_includes/foot.html").wait_for()


@pytest.mark.parametrize("width", [400, 1200])
def test_a_long_list_in_the_toolbar_is_as_wide_as_the_bar(page: Page, serve: Serve, width: int) -> None:
    names = [f"_includes/a_part_of_the_page_{number}.html" for number in range(40)]
    words = "".join(f"{{% include {name.removeprefix('_includes/')} %}}" for name in names)
    site = serve({**dict.fromkeys(names, "x"), "a.md": text(words)})
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").press("Enter")
    page.get_by_role("link", name=names[-1]).wait_for()
    content = page.locator(TOOLBAR).locator("details[open] > div")
    assert content.evaluate("(node) => node.offsetHeight < innerHeight / 2")
    for each in (content, content.locator("ul")):
        assert each.evaluate("(node) => node.scrollWidth <= node.clientWidth")


def test_a_long_build_says_which_page_it_is_at(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, watch=False) as site:  # no build of its own ends the progress
        visit(page, site, "/a")
        site.preview.broker.publish_progress(Progress(3, 10, "_posts/slow.md"))
        mark = page.locator("jekyll-py-overlay[data-jekyll-py=progress]")
        mark.get_by_text("3 of 10: _posts/slow.md").wait_for()
        assert mark.aria_snapshot() == "- status: Building…"
        site.preview.broker.publish(frozenset())
        mark.wait_for(state="detached")


def test_the_toolbar_lists_dead_links_and_languages(page: Page, serve: Serve) -> None:
    layout = "<html><head><link rel=alternate hreflang=de href=/de/></head><body>{{ content }}</body></html>"
    site = serve({"_layouts/default.html": layout, "a.md": text('<a href="/nowhere">x</a>'), "de/index.md": text("de")})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.locator("#text a").press("Enter")
    with page.expect_request("**/__jekyll_py/events*"):
        page.go_back()
    page.get_by_text("1 dead link").click()
    page.get_by_text("/nowhere (from /a)").wait_for()
    page.get_by_role("link", name="de").click()
    wait_for_text(page, "#text", "de")


def test_dark_and_light_are_chosen_in_the_toolbar(page: Page, serve: Serve) -> None:
    style = "#text { color: rgb(1, 0, 0) } @media (prefers-color-scheme: dark) { #text { color: rgb(2, 0, 0) } }"
    layout = f"<html><head><style>{style}</style></head><body>{{{{ content }}}}</body></html>"
    site = serve({"_layouts/default.html": layout, "a.md": text("one")})
    visit(page, site, "/a")
    colour = "getComputedStyle(document.querySelector('#text')).color"
    assert page.evaluate(colour) == "rgb(1, 0, 0)"
    page.keyboard.press("Alt+Shift+J")
    page.get_by_role("button", name="Colours").click()
    page.wait_for_function(f"{colour} === 'rgb(2, 0, 0)'")
    page.reload()
    page.wait_for_function(f"{colour} === 'rgb(2, 0, 0)'")
    for _ in range(2):
        page.get_by_role("button", name="Colours").click()
    page.wait_for_function(f"{colour} === 'rgb(1, 0, 0)'")


def test_a_click_on_the_place_of_an_error_opens_the_editor(
    page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = serve({"a.md": text("one")})
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


def test_an_error_is_said_once_and_stays_closed(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path, {"a.md": text("one")}, watch=False) as site:
        broker = site.preview.broker
        visit(page, site, "/a")
        broker.fail((JekyllError("broken", path="a.md", line=4),))
        link = page.get_by_role("link", name="a.md:4")
        link.focus()
        shown = link.element_handle()
        broker.publish_progress(Progress(1, 2, "a.md"))
        page.get_by_text("1 of 2: a.md").wait_for()
        assert shown.evaluate("link => link.getRootNode().activeElement === link")
        page.keyboard.press("Escape")
        broker.publish_progress(Progress(2, 2, "b.md"))
        page.get_by_text("2 of 2: b.md").wait_for()
        assert link.count() == 0
        broker.fail((JekyllError("broken otherwise", path="a.md", line=4),))
        link.wait_for()


def test_the_place_of_an_error_in_a_long_line_is_in_sight(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("one")})
    page.set_viewport_size({"width": 400, "height": 800})
    visit(page, site, "/a")
    site.replace("a.md", text("word " * 100 + "{% elseif %}"))
    page.locator("jekyll-py-overlay[data-jekyll-py=errors]").wait_for()
    right = (
        "document.querySelector('jekyll-py-overlay').shadowRoot.querySelector('.caret').getBoundingClientRect().right"
    )
    assert 0 < page.evaluate(right) < 400


def test_what_keeps_the_editor_from_opening_is_said(page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(place: Place) -> None:
        raise JekyllError("no editor", hint="choose one")

    monkeypatch.setattr(actions, "open_place", fail)
    site = serve({"a.md": text("{% if %}")})
    visit(page, site, "/a")
    page.get_by_role("link", name="a.md:4").click()
    page.get_by_text("no editor (choose one)").wait_for()


def test_alt_and_a_click_open_the_source_of_what_is_clicked(
    page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    site = serve({"a.md": text("first") + "\nThe *second* paragraph\n{: #second}\n"})
    visit(page, site, "/a")
    page.click("#second em", modifiers=["Alt"])
    place = opened.get(timeout=60)
    assert place.file == site.source / "a.md"
    page.get_by_text("paragraph").click(modifiers=["Alt"], position={"x": 100, "y": 5})
    assert opened.get(timeout=60).line == 6


def test_alt_and_a_click_on_what_is_written_nowhere_open_what_is_beside_it(
    page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Queue[Place] = Queue()
    monkeypatch.setattr(actions, "open_place", opened.put)
    body = "\nThe first\n\nA talk in the hall, [slides and words](/x/) <b>{{ 40 | plus: 2 }}</b> and more\n{: #p}\n"
    site = serve({"a.md": text("one") + body})
    visit(page, site, "/a.html")
    page.click("#p b", modifiers=["Alt"])
    place = opened.get(timeout=60)
    assert (place.file.name, place.line) == ("a.md", 8)


def test_the_page_follows_the_cursor_of_an_editor(page: Page, serve: Serve) -> None:
    site = serve({"a.md": text("first") + FILLER + "\nThe *second* paragraph\n{: #second}\n"})
    visit(page, site, "/a")
    assert page.evaluate("scrollY") == 0
    line = (site.source / "a.md").read_text().splitlines().index("The *second* paragraph") + 1
    target = f"/__jekyll_py/cursor?path=a.md&line={line}"
    page.wait_for_function("performance.getEntriesByType('resource').some(({ name }) => name.includes('cursor.js'))")
    assert request(site.port, target, "Content-Length: 0", method="POST").status == 204
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("document.querySelector('#second').getAnimations().length") == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 400), ("dark", 1000)])
def test_axe_finds_nothing_in_what_the_preview_adds(
    page: Page, serve: Serve, scheme: Literal["light", "dark"], width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    layout = "<html lang=en><head><title>t</title></head><body><main><h1>t</h1>{{ content }}</main></body></html>"
    site = serve({"_layouts/default.html": layout, "a.md": text("one")})
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, site, "/a")
    page.keyboard.press("Alt+Shift+J")
    page.get_by_text("Made from").click()
    page.get_by_role("link", name="_layouts/default.html").wait_for()
    for broken, name in {"{{ 'a' 'b' }}": "findings", "{% elseif %}": "errors"}.items():
        site.replace("a.md", text(broken))
        page.locator(f"jekyll-py-overlay[data-jekyll-py={name}]").wait_for()
        if name == "findings":
            page.get_by_text("1 finding").click()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    page.goto(f"{site.url}/__jekyll_py/widths.html?page=/a")
    page.frame_locator("iframe >> nth=0").locator("main").wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


CACHING_WORKER = """addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(caches.open("all").then(async (cache) => {
  const known = await cache.match(event.request);
  if (known) return known;
  const response = await fetch(event.request);
  if (event.request.method === "GET") await cache.put(event.request, response.clone());
  return response;
})));
"""


def test_a_page_is_not_what_a_service_worker_has_kept(page: Page, serve: Serve) -> None:
    script = "<script>navigator.serviceWorker.register('/worker.js')</script>"
    site = serve({"worker.js": CACHING_WORKER, "a.md": text("one") + script})
    page.goto(f"{site.url}/a.html")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    for _ in range(2):
        visit(page, site, "/a.html")
    site.replace("a.md", text("two") + script)
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)
    page.reload()
    wait_for_text(page, "#text", "two")
