"""The script tag that the preview adds to a page on its way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

PREFIX = "/__jekyll_py/"
"""Where the preview's own files and events live. It lies outside every ``baseurl``."""

_ATTRIBUTES = rb"""(?>(?:[^>"']++|"[^"]*+"|'[^']*+')*)"""
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>(?:\s++|<!--.*?-->|<\?[^>]*+>|<!doctype\b" + _ATTRIBUTES + rb">)*)"
    rb"(?:<html(?=[\s>])" + _ATTRIBUTES + rb">(?>(?:\s++|<!--.*?-->)*))?"
    rb"(?:<head(?=[\s>])" + _ATTRIBUTES + rb">)?",
    re.IGNORECASE | re.DOTALL,
)


def add_script(page: bytes, facts: Mapping[str, str]) -> bytes:
    """``page`` with the client's script tag as the first thing in its head.

    The head is never styled, so no selector of the author sees the tag; a page without ``<head>`` gets it
    where the parser opens one. Before the doctype it would put the page into quirks mode.

    Args:
        page: HTML in any encoding that contains ASCII; UTF-16 comes back as it is.
        facts: what the client must know, as ``data-`` attributes.
    """
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page
    match = _PROLOGUE.match(page)
    position = match.end() if match else 0
    return page[:position] + _tag(facts) + page[position:]


def _tag(facts: Mapping[str, str]) -> bytes:
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in facts.items())
    tag = f'<script type="module" async src="{PREFIX}client.js" data-jekyll-py{data}></script>'
    return tag.encode("ascii", "xmlcharrefreplace")
