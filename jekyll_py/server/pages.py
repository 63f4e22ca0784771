"""HTML pages of the server itself: folder listings and error messages."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import quote

from .files import undisclosed

EMPTY = "The site has no pages yet"
START = "Write an index.md into its folder, or start a site with `jekyll-py new DIR`."

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ margin: 3rem auto; max-width: 48rem; padding: 0 1rem }}
h1 {{ font-size: 1.4rem; overflow-wrap: anywhere }}
td, th {{ padding: .2rem 1.5rem .2rem 0; text-align: left }}
td + td, th + th {{ font-variant-numeric: tabular-nums; white-space: nowrap }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def notice(title: str, body: str) -> bytes:
    """A page with a heading and a paragraph; ``title`` and ``body`` are plain text."""
    return document(title, f"<p>{escape(body)}</p>")


def listing(url_path: str, folder: Path) -> bytes:
    """A page that lists the entries of ``folder``, folders first, with size and time."""
    entries = sorted(
        (entry for entry in folder.iterdir() if not undisclosed(entry.name)),
        key=lambda entry: (not entry.is_dir(), entry.name),
    )
    rows = [_row("..", "../", "", "")] if url_path != "/" else []
    rows += [_entry(entry) for entry in entries]
    head = "<tr><th>Name</th><th>Changed</th><th>Size</th></tr>"
    return document(f"Index of {url_path}", f"<table>\n{head}\n" + "\n".join(rows) + "\n</table>")


def document(title: str, body: str) -> bytes:
    """A page with a heading.

    Args:
        title: plain text.
        body: HTML.
    """
    return _PAGE.format(title=escape(title), body=body).encode("utf-8", "replace")


def _entry(entry: Path) -> str:
    slash = "/" if entry.is_dir() else ""
    try:
        status = entry.stat()
    except OSError:  # a dangling link
        return _row(entry.name, _href(entry.name), "", "")
    changed = datetime.fromtimestamp(status.st_mtime).strftime("%Y-%m-%d %H:%M")
    return _row(entry.name + slash, _href(entry.name) + slash, changed, "" if slash else f"{status.st_size:,}")


def _href(name: str) -> str:
    """A relative URL; the ``./`` keeps the start of a name such as ``a:b`` from being read as a scheme."""
    return "./" + quote(name.encode("utf-8", "surrogateescape"))


def _row(name: str, href: str, changed: str, size: str) -> str:
    return f'<tr><td><a href="{escape(href)}">{escape(name)}</a></td><td>{changed}</td><td>{size}</td></tr>'
