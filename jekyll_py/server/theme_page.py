"""The page ``/__theme/`` of the preview: what ``theme show`` tells, with links. A built site does not have it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html import escape
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, quote, urlsplit

from .http.response import Response, notice
from .pages import document

PATH = "/__theme/"
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}
_ONE_AT_A_TIME = Lock()
"""Held while a site is built for the page, so that many requests are no load."""
_NAMES = ("files", "layouts", "includes", "styles", "made with")
"""The keys whose values are names of files of the theme."""


def theme_response(url: str, source: Path) -> Response:
    """The page: all files of the theme and the site, with ``?file=`` one of them, with ``?page=`` what made a page.

    The site is built in a process of its own, so that nothing here is shared with the builds of the preview.

    Args:
        url: the path and the query of the request.
        source: the folder of the site.
    """
    query = parse_qs(urlsplit(url).query)
    file, page = (query.get(name, [""])[0].replace("\0", "") for name in ("file", "page"))
    words = [f"--page={page}"] if page else [file] if file and not file.startswith("-") else []
    command = [sys.executable, "-P", "-m", "jekyll_py", "theme", "show", "--json", f"--source={source}", *words]
    with _ONE_AT_A_TIME:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        return notice(HTTPStatus.NOT_FOUND, done.stderr.decode("utf-8", "replace").strip())
    shown = json.loads(done.stdout)
    body = _table(shown) if isinstance(shown, list) else f'<p><a href="{PATH}">All files</a></p>\n{_facts(shown)}'
    return Response(HTTPStatus.OK, _HEADERS, document(page or file or "Files of the theme", body))


def _table(rows: Sequence[Mapping[str, object]]) -> str:
    head = "".join(f"<th>{escape(key)}</th>" for key in (rows[0] if rows else ()))
    lines = ("".join(f"<td>{_value(key, value)}</td>" for key, value in row.items()) for row in rows)
    return f"<table>\n<tr>{head}</tr>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"


def _facts(facts: Mapping[str, object]) -> str:
    lines = (f"<tr><th>{escape(key)}</th><td>{_value(key, value)}</td></tr>" for key, value in facts.items())
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _value(key: str, value: object) -> str:
    if isinstance(value, list):
        return "<br>".join(_value(key, each) for each in value) or "–"
    text = "–" if value is None else str(value)
    name = text.partition(" (")[0]
    if key == "file" or (key in _NAMES and value is not None):
        folder = {"layouts": "_layouts/", "includes": "_includes/"}.get(key, "")
        return f'<a href="?file={quote(folder + name)}">{escape(text)}</a>' if key != "styles" else escape(text)
    if key in ("pages", "page") and isinstance(value, str):
        return f'<a href="?page={quote(text)}">{escape(text)}</a>'
    return escape(text)
