"""Texts and code that change in an open page, in Chromium: what differs is patched, or the page reloads."""

from __future__ import annotations

import base64
import struct
from typing import TYPE_CHECKING

import pytest

from tests.chromium import wait_for_reload, wait_for_text, was_reloaded
from tests.server.browser.pages import Serve, layout, visit
from tests.server.copying import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


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


def test_a_page_without_any_tags(page: Page, serve: Serve) -> None:
    site = serve({"index.html": "just text, <b>one</b>"})
    visit(page, site)
    site.write("index.html", "just text, <b>two</b>")
    wait_for_text(page, "b", "two")
    assert not was_reloaded(page)
