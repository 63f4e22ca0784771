"""The script tag that the server adds to HTML pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

PREFIX = "/__jekyll_py/"
"""The URL prefix of the server's own files and events. It is not below ``baseurl``."""

_ATTRIBUTES = rb"""(?>(?:[^>"']++|"[^"]*+"|'[^']*+')*)"""
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>(?:\s++|<!--.*?-->|<\?[^>]*+>|<!doctype\b" + _ATTRIBUTES + rb">)*)"
    rb"(?:<html(?=[\s>])" + _ATTRIBUTES + rb">(?>(?:\s++|<!--.*?-->)*))?"
    rb"(?:<head(?=[\s>])" + _ATTRIBUTES + rb">)?",
    re.IGNORECASE | re.DOTALL,
)


def add_script(page: bytes, facts: Mapping[str, str]) -> bytes:
    """``page`` with the client's script tag as the first element of its head.

    Elements in the head do not match the selectors that authors write for content. A page without ``<head>`` gets the
    tag where the parser opens one. Before the doctype it would put the page into quirks mode.

    Args:
        page: HTML in an encoding that contains ASCII; UTF-16 is returned unchanged.
        facts: values for the client, sent as ``data-`` attributes.
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
