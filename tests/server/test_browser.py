"""Updates of an open page, in Chromium."""

from __future__ import annotations

import base64
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium, mark, wait_for_reload, wait_for_text, was_reloaded
from tests.server.copying import Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium

FILLER = "<p>filler</p>\n" * 60

LAYOUT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="/style.css">
{head}
</head>
<body class="page">
<h1 id="top">Title</h1>
<details id="d"><summary>More</summary><p>hidden</p></details>
<form><input id="name"><textarea id="area">start</textarea><input type="checkbox" id="box">
<select id="choice"><option>a<option>b</select></form>
{filler}
<p id="text">{text}</p>
{filler}
{tail}
</body>
</html>
"""


def layout(text: str, *, title: str = "Test", head: str = "", tail: str = "", filler: str = FILLER) -> str:
    return LAYOUT.format(text=text, title=title, head=head, tail=tail, filler=filler)


def picture(width: int) -> bytes:
    """A grey PNG of this width."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\x80" * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


FILES: dict[str, str | bytes] = {
    "index.html": layout("one"),
    "other.html": layout("other"),
    "style.css": "#text { color: rgb(1, 0, 0) }",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        yield page
        assert problems == []


Serve = Callable[..., Running]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a preview of the usual files and further ones."""
    with ExitStack() as previews:
        yield lambda files, **options: previews.enter_context(running(tmp_path, {**FILES, **files}, **options))


@pytest.fixture
def site(serve: Serve) -> Running:
    return serve({})


def visit(page: Page, site: Running, path: str = "/") -> None:
    """Open a page, wait until it follows the changes and knows what it was made from, and mark it."""
    own = page.expect_response(lambda response: response.request.resource_type == "fetch")
    with page.expect_request("**/__jekyll_py/events*"), own:
        page.goto(site.url + path)
    mark(page)


def colour(page: Page, selector: str = "#text") -> str:
    return str(page.evaluate("s => getComputedStyle(document.querySelector(s)).color", selector))


def wait_for_colour(page: Page, expected: str, selector: str = "#text") -> None:
    script = "([s, c]) => getComputedStyle(document.querySelector(s)).color === c"
    page.wait_for_function(script, arg=[selector, expected])


def test_a_changed_text_is_patched_into_the_page(page: Page, site: Running) -> None:
    visit(page, site)
    page.click("summary")
    page.fill("#name", "typed 字")
    page.fill("#area", "written")
    page.check("#box")
    page.select_option("#choice", "b")
    page.focus("#name")
    page.evaluate("document.querySelector('#name').setSelectionRange(2, 4)")
    page.evaluate("scrollTo(0, 2000)")
    kept = page.evaluate_handle("document.querySelector('#text')")
    site.write("index.html", layout("two <b>&amp;</b> 三", title="New"))
    wait_for_text(page, "#text", "two & 三")
    assert page.title() == "New"
    assert page.evaluate(
        """() => [scrollY, document.querySelector('#d').open, document.activeElement.id,
        ...['name', 'area', 'choice'].map((id) => document.getElementById(id).value),
        document.querySelector('#box').checked, document.activeElement.selectionStart]"""
    ) == [2000, True, "name", "typed 字", "written", "b", True, 2]
    assert page.evaluate("node => node === document.querySelector('#text')", kept)
    assert not was_reloaded(page)


@pytest.mark.parametrize("edit", ["added", "removed", "moved", "attributes"])
def test_the_page_becomes_what_a_reload_would_show(page: Page, serve: Serve, edit: str) -> None:
    items = "\n".join(f"<li id=i{n}>item {n}" for n in range(9))
    ends = "<!-- c --><hr>"
    site = serve({"list.html": layout("x", filler="", tail=f"<ul class='a b'>{items}</ul>{ends}")})
    visit(page, site, "/list.html")
    tail = {
        "added": f"<p>before</p><ul class='a b'>{items}<li>last</ul>{ends}<table><tr><td>1</table>",
        "removed": f"<ul class='a b'>{items.replace('<li id=i4>item 4', '')}</ul>",
        "moved": f"<hr><ul class='a b'>{'<li>new'.join(reversed(items.splitlines()))}</ul><!-- d -->",
        "attributes": f"<ul class='b c' hidden data-x='1&quot;'>{items}</ul>{ends}<svg><use xlink:href='#a'/></svg>",
    }[edit]
    site.write("list.html", layout("y", filler="", tail=tail))
    wait_for_text(page, "#text", "y")
    page.evaluate("document.querySelectorAll('[data-jekyll-py]').forEach((node) => node.remove())")
    patched = page.evaluate("document.body.outerHTML")
    assert not was_reloaded(page)
    page.reload()
    assert page.evaluate("document.body.outerHTML") == patched


def test_what_scripts_made_of_the_page_stays(page: Page, serve: Serve) -> None:
    script = """<script>
      document.documentElement.dataset.theme = 'dark';
      addEventListener('DOMContentLoaded', () => {
        document.body.classList.add('ready');
        document.body.prepend(Object.assign(document.createElement('div'), { id: 'toast', textContent: 'hi' }));
        document.querySelector('#top').innerHTML += ' <a href="#top">#</a>';
      });
    </script>"""
    site = serve({"index.html": layout("one", head=script)})
    visit(page, site)
    site.write("index.html", layout("two", head=script).replace('class="page"', 'class="post"'))
    wait_for_text(page, "#text", "two")
    assert page.evaluate("[document.documentElement.dataset.theme, document.body.className, toast.textContent]") == [
        "dark",
        "ready post",
        "hi",
    ]
    assert page.inner_text("#top") == "Title #"
    assert not was_reloaded(page)


def test_where_a_script_rewrote_what_changed_the_page_reloads(page: Page, serve: Serve) -> None:
    script = "<script>{ const p = document.querySelector('#text'); p.innerHTML = `<i>${p.innerText}</i>` }</script>"
    site = serve({"index.html": layout("one", tail=script)})
    visit(page, site)
    wait_for_text(page, "#text i", "one")
    site.write("index.html", layout("two", tail=script))
    wait_for_reload(page)
    wait_for_text(page, "#text i", "two")


def silence(seconds: int) -> str:
    """The URL of a sound."""
    rate = 8000
    samples = b"\x80" * rate * seconds
    header = struct.pack("<4sI4s", b"RIFF", 36 + len(samples), b"WAVE")
    header += struct.pack("<4sIHHIIHH4sI", b"fmt ", 16, 1, 1, rate, rate, 1, 8, b"data", len(samples))
    return f"data:audio/wav;base64,{base64.b64encode(header + samples).decode()}"


def test_playing_media_and_frames_go_on(page: Page, serve: Serve) -> None:
    tail = f"<audio loop muted src='{silence(10)}'></audio><iframe src='/other.html'></iframe>"
    site = serve({"index.html": layout("one", tail=tail)})
    visit(page, site)
    page.frame_locator("iframe").locator("#text").wait_for()
    page.evaluate("document.querySelector('audio').play()")
    page.frames[1].evaluate("window.mark = true")
    site.write("index.html", layout("two", tail="<p>before</p>" + tail + "<p>after</p>"))
    wait_for_text(page, "#text", "two")
    assert page.evaluate("document.querySelector('audio').paused") is False
    assert page.frames[1].evaluate("window.mark") is True
    assert not was_reloaded(page)


def test_a_changed_style_is_swapped_without_a_flash(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate(
        """() => {
          window.seen = new Set();
          const look = () => { seen.add(getComputedStyle(document.querySelector('#text')).color); };
          new MutationObserver(look).observe(document, { childList: true, subtree: true });
          (function frame() { look(); requestAnimationFrame(frame); })();
        }"""
    )
    site.write("style.css", "#text { color: rgb(2, 0, 0) }")
    wait_for_colour(page, "rgb(2, 0, 0)")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert set(page.evaluate("[...seen]")) == {"rgb(1, 0, 0)", "rgb(2, 0, 0)"}
    site.write("style.css", "#text { color: rgb(3, 0, 0) }")
    wait_for_colour(page, "rgb(3, 0, 0)")
    assert not was_reloaded(page)


def test_an_imported_style_is_swapped(page: Page, serve: Serve) -> None:
    head = "<link rel=stylesheet href=css/main.css><style>@import '/css/inline.css';</style>"
    styles = {
        "css/main.css": "@import url(a.css);",
        "css/a.css": "@import 'deep/b.css';",
        "css/deep/b.css": "#text { color: rgb(5, 0, 0) }",
        "css/inline.css": "#top { color: rgb(5, 0, 0) }",
    }
    site = serve({**styles, "style.css": "", "index.html": layout("x", head=head)})
    visit(page, site)
    wait_for_colour(page, "rgb(5, 0, 0)")
    site.write("css/deep/b.css", "#text { color: rgb(6, 0, 0) }")
    wait_for_colour(page, "rgb(6, 0, 0)")
    site.write("css/inline.css", "#top { color: rgb(6, 0, 0) }")
    wait_for_colour(page, "rgb(6, 0, 0)", "#top")
    assert not was_reloaded(page)


def test_firefox_reloads_for_an_imported_style_which_it_takes_from_its_memory(page: Page, serve: Serve) -> None:
    head = "<link rel=stylesheet href=css/main.css>"
    styles = {"css/main.css": "@import url(a.css);", "css/a.css": "#text { color: rgb(5, 0, 0) }"}
    site = serve({**styles, "style.css": "", "index.html": layout("x", head=head)})
    page.add_init_script("window.mozInnerScreenX ??= 0")
    visit(page, site)
    site.write("css/a.css", "#text { color: rgb(6, 0, 0) }")
    wait_for_reload(page)
    wait_for_colour(page, "rgb(6, 0, 0)")
    mark(page)
    site.write("css/main.css", "@import url(a.css); #text { color: rgb(7, 0, 0) }")
    wait_for_colour(page, "rgb(7, 0, 0)")
    assert not was_reloaded(page)


def test_a_style_whose_address_changes_is_swapped(page: Page, site: Running) -> None:
    visit(page, site)
    site.write("new.css", "#text { color: rgb(7, 0, 0) }")
    site.write("index.html", layout("one").replace("/style.css", "/new.css"))
    wait_for_colour(page, "rgb(7, 0, 0)")
    site.write("new.css", "#text { color: rgb(8, 0, 0) }")
    wait_for_colour(page, "rgb(8, 0, 0)")
    assert not was_reloaded(page)


def test_a_changed_picture_is_shown(page: Page, serve: Serve) -> None:
    pictures = "<img id=a src='a b.png'><img id=c srcset='/c.png 1x, none.png 2x'>"
    site = serve({"a b.png": picture(10), "c.png": picture(10), "index.html": layout("x", tail=pictures)})
    visit(page, site)
    for name, selector in (("a b.png", "#a"), ("c.png", "#c")):
        for width in (20, 30):
            site.write(name, picture(width))
            page.wait_for_function("([s, w]) => document.querySelector(s).naturalWidth === w", arg=[selector, width])
    assert not was_reloaded(page)


@pytest.mark.parametrize("name", ["main.js", "module.mjs", "data.json", "font.woff2"])
def test_a_changed_script_or_other_file_reloads(page: Page, serve: Serve, name: str) -> None:
    head = """<script src='/main.js?v=1' defer></script>
        <style>@font-face { font-family: f; src: url(/font.woff2) } p { font-family: f }</style>"""
    files = {
        "main.js": "import('/module.mjs'); fetch('/data.json').then((data) => data.json())",
        "module.mjs": "export const x = 1",
        "data.json": "[1]",
        "font.woff2": "x",
    }
    site = serve({**files, "index.html": layout("one", head=head)})
    visit(page, site)
    loaded = "name => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name))"
    page.wait_for_function(loaded, arg=name)
    mark(page)
    site.write(name, "2")
    wait_for_reload(page)


def test_changed_code_in_the_page_reloads(page: Page, site: Running) -> None:
    visit(page, site)
    site.write("index.html", layout("one", head="<script>window.version = 2</script>"))
    wait_for_reload(page)
    assert page.evaluate("version") == 2


def test_data_and_addresses_of_builds_do_not_reload(page: Page, serve: Serve) -> None:
    head = "<script src='/main.js?v={0}'></script><script type='application/ld+json'>{0}</script>"
    site = serve({"main.js": "1", "index.html": layout("one", head=head.format(1))})
    visit(page, site)
    site.write("index.html", layout("two", head=head.format(2)))
    wait_for_text(page, "#text", "two")
    assert page.evaluate("document.querySelector('[type=\"application/ld+json\"]').text") == "2"
    assert not was_reloaded(page)


def test_other_pages_do_nothing(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate(
        """new MutationObserver(() => { window.touched = true })
          .observe(document, { childList: true, subtree: true, attributes: true, characterData: true })"""
    )
    with page.expect_event("console", lambda message: message.text == "told"):
        page.evaluate("document.addEventListener('jekyll-py:update', () => console.log('told'), { once: true })")
        site.write("other.html", layout("changed"))
        site.write("other.css", "p {}")
        site.write("other.js", "1")
    assert page.evaluate("window.touched") is None
    assert not was_reloaded(page)


def test_a_removed_page_says_so_until_it_is_back(page: Page, site: Running) -> None:
    visit(page, site, "/other")
    (site.source / "other.html").unlink()
    page.get_by_text("This page is no longer part of the site.").wait_for()
    assert page.inner_text("#text") == "other"
    site.write("other.html", layout("back"))
    wait_for_text(page, "#text", "back")
    page.wait_for_selector("jekyll-py-overlay", state="detached")
    assert not was_reloaded(page)


def test_a_missing_page_appears(page: Page, site: Running) -> None:
    visit(page, site, "/later/")
    site.write("later/index.html", layout("here"))
    wait_for_text(page, "#text", "here")


def test_a_page_that_moves_to_another_file_goes_on(page: Page, site: Running) -> None:
    visit(page, site, "/other")
    (site.source / "other").mkdir()
    (site.source / "other.html").rename(site.source / "other" / "index.html")
    wait_for_reload(page)
    with page.expect_request("**/__jekyll_py/events*"):
        page.reload()
    site.write("other/index.html", layout("moved"))
    wait_for_text(page, "#text", "moved")


def test_an_error_lies_over_the_last_good_page(page: Page, site: Running) -> None:
    visit(page, site)
    page.evaluate("scrollTo(0, 1000)")
    site.write("index.html", "fine\n中文 <script>document.title = 'x'</script> BROKEN")
    overlay = page.locator("jekyll-py-overlay")
    overlay.wait_for()
    text = overlay.locator("section").inner_text()
    for part in (
        "Broken <b>line</b>",
        "index.html:2:42",
        "2 | 中文 <script>document.title = 'x'</script> BROKEN",
        "Mend it & save.",
        "_layouts/default.html:3",
    ):
        assert part in text
    caret, word = page.evaluate(
        """() => {
          const pre = document.querySelector('jekyll-py-overlay').shadowRoot.querySelector('pre');
          const texts = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
          while (!texts.nextNode().data.includes('BROKEN'));
          const line = texts.currentNode;
          const range = document.createRange();
          range.setStart(line, line.data.indexOf('BROKEN'));
          range.setEnd(line, line.data.indexOf('BROKEN') + 1);
          const caret = pre.querySelector('.caret').lastChild;
          const mark = document.createRange();
          mark.selectNode(caret);
          return [mark.getBoundingClientRect().left, range.getBoundingClientRect().left];
        }"""
    )
    assert abs(caret - word) < 1
    assert page.inner_text("#text") == "one"
    assert (page.title(), page.evaluate("scrollY")) == ("Test", 1000)
    site.write("index.html", layout("two"))
    overlay.wait_for(state="detached")
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_the_error_is_shown_in_pages_opened_later(page: Page, site: Running, browser: Browser) -> None:
    visit(page, site)
    site.write("index.html", "BROKEN")
    page.locator("jekyll-py-overlay").wait_for()
    later = page.context.new_page()
    visit(later, site, "/other.html")
    later.locator("jekyll-py-overlay").wait_for()
    later.get_by_role("button", name="Close").click()
    later.locator("jekyll-py-overlay").wait_for(state="detached")
    site.write("index.html", layout("one"))
    page.locator("jekyll-py-overlay").wait_for(state="detached")


def test_the_overlay_is_out_of_reach_of_the_pages_styles(page: Page, serve: Serve) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    site = serve(
        {
            "style.css": "html > *, jekyll-py-overlay { display: none !important; position: static !important }",
            "index.html": layout("one", head=policy, tail="<dialog id=m>modal</dialog>"),
        }
    )
    visit(page, site)
    page.evaluate("m.showModal()")
    site.write("other.html", "BROKEN")
    page.get_by_text("Broken <b>line</b>").wait_for()


def test_a_broken_configuration_is_shown(page: Page, site: Running) -> None:
    visit(page, site)
    site.write("_config.yml", "BROKEN")
    page.get_by_text("_config.yml:1:1").wait_for()
    site.write("_config.yml", "")
    page.locator("jekyll-py-overlay").wait_for(state="detached")


def test_a_site_broken_from_the_start_appears_when_it_is_mended(page: Page, serve: Serve) -> None:
    site = serve({"index.html": "BROKEN"})
    visit(page, site)
    page.get_by_text("index.html:1:1").wait_for()
    site.write("index.html", layout("mended"))
    wait_for_text(page, "#text", "mended")
    page.wait_for_selector("jekyll-py-overlay", state="detached")


def test_a_page_finds_back_after_a_restart(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, FILES) as site:
        visit(page, site)
        port = site.port
    with running(tmp_path, {**FILES, "index.html": layout("after")}, port=port):
        wait_for_text(page, "#text", "after")


def test_a_page_survives_a_server_that_goes_in_the_middle_of_an_update(page: Page, serve: Serve) -> None:
    site = serve({})
    visit(page, site)
    page.route("**/", lambda route: route.abort("connectionrefused"))
    with page.expect_event("requestfailed", lambda request: request.method == "HEAD"):
        site.write("index.html", layout("two"))
    assert page.inner_text("#text") == "one"
    page.unroute("**/")
    wait_for_text(page, "#text", "two")


def test_saving_by_renaming_shows(page: Page, site: Running) -> None:
    visit(page, site)
    for text in ("two", "three"):
        site.write("new.tmp", layout(text))
        os.replace(site.source / "new.tmp", site.source / "index.html")
        wait_for_text(page, "#text", text)
    assert not was_reloaded(page)


def test_saves_in_quick_succession_end_with_the_last(page: Page, site: Running) -> None:
    visit(page, site)
    for number in range(30):
        site.replace("index.html", layout(f"save {number}", tail=f"<p>{number}</p>" * (number % 5)))
        site.replace("style.css", f"#text {{ color: rgb({number}, 1, 1) }}")
    wait_for_text(page, "#text", "save 29")
    wait_for_colour(page, "rgb(29, 1, 1)")
    assert page.locator("link[rel=stylesheet]").count() <= 2
    assert not was_reloaded(page)


def test_a_hidden_page_catches_up_when_it_is_seen(page: Page, site: Running) -> None:
    visit(page, site)
    hide = """hidden => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }"""
    page.evaluate(hide, True)
    other = page.context.new_page()
    visit(other, site)
    site.write("index.html", layout("two"))
    wait_for_text(other, "#text", "two")
    assert page.inner_text("#text") == "one"
    page.evaluate(hide, False)
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_more_pages_than_a_browser_has_connections_all_follow(page: Page, site: Running) -> None:
    pages = [page, *(page.context.new_page() for _ in range(6))]
    for one in pages:
        visit(one, site)
    site.write("index.html", layout("two"))
    for one in pages:
        wait_for_text(one, "#text", "two")
        assert not was_reloaded(one)


def test_the_way_back_through_the_history_is_up_to_date(page: Page, site: Running) -> None:
    visit(page, site)
    visit(page, site, "/other.html")
    site.write("index.html", layout("two"))
    page.go_back()
    wait_for_text(page, "#text", "two")


def test_a_site_below_a_baseurl(page: Page, serve: Serve) -> None:
    def page_of(text: str) -> str:
        return layout(text).replace("/style.css", "style.css")

    site = serve({"_config.yml": "baseurl: /中 文", "index.html": page_of("one")}, baseurl="/中 文")
    visit(page, site)
    site.write("index.html", page_of("two"))
    wait_for_text(page, "#text", "two")
    site.write("style.css", "#text { color: rgb(9, 0, 0) }")
    wait_for_colour(page, "rgb(9, 0, 0)")
    assert not was_reloaded(page)


def test_a_page_without_any_tags(page: Page, serve: Serve) -> None:
    site = serve({"index.html": "just text, <b>one</b>"})
    visit(page, site)
    site.write("index.html", "just text, <b>two</b>")
    wait_for_text(page, "b", "two")
    assert not was_reloaded(page)


def test_a_page_whose_base_is_another_site(page: Page, serve: Serve) -> None:
    head = "<base href='https://example.invalid/'>"
    site = serve({"index.html": layout("one", head=head)})
    visit(page, site)
    site.write("index.html", layout("two", head=head))
    wait_for_text(page, "#text", "two")
    assert not was_reloaded(page)


def test_a_listed_folder_follows_its_files(page: Page, serve: Serve) -> None:
    site = serve({"files/a.txt": "x"})
    visit(page, site, "/files/")
    site.write("files/b.txt", "x")
    page.get_by_text("b.txt").wait_for()


def test_findings_are_a_mark_that_opens_to_a_list(page: Page, serve: Serve) -> None:
    site = serve({}, check=True)
    visit(page, site)
    mark = page.locator("jekyll-py-overlay[data-jekyll-py=findings] button")
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a><a href="/othre">y</a>'))
    mark.wait_for()
    assert (mark.inner_text(), mark.get_attribute("aria-expanded")) == ("2 findings", "false")
    assert not was_reloaded(page)
    mark.focus()
    page.keyboard.press("Enter")
    found = page.get_by_role("region", name="2 findings on this page")
    found.wait_for()
    for part in ("the link to /nowhere/ leads nowhere", "did you mean /other.html?", "index.html:", "[link-missing]"):
        assert part in found.inner_text()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('role')") == "region"
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a>'))
    page.get_by_role("region", name="1 finding on this page").wait_for()
    page.keyboard.press("Escape")
    found.wait_for(state="detached")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.ariaExpanded") == "false"
    site.write("index.html", layout("one"))
    mark.wait_for(state="detached")


def test_findings_of_other_pages_are_not_shown(page: Page, serve: Serve) -> None:
    site = serve({}, check=True)
    visit(page, site, "/other.html")
    told = page.context.new_page()
    visit(told, site)
    site.write("index.html", layout("one", tail='<a href="/nowhere/">x</a>'))
    told.locator("jekyll-py-overlay[data-jekyll-py=findings]").wait_for()
    assert page.locator("jekyll-py-overlay").count() == 0
