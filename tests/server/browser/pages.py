"""The pages that these tests open, and looking at an open one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.chromium import mark
from tests.server.copying import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


Serve = Callable[..., Running]
"""Starts a preview of `FILES` and further ones."""

FILES: dict[str, str | bytes] = {
    "index.html": layout("one"),
    "other.html": layout("other"),
    "style.css": "#text { color: rgb(1, 0, 0) }",
}


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
