"""The format ``html``: one page with all findings, which needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from ..checker import Checked
from ..counted import counted
from ..finding import Finding
from .places import place_of

_STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
:root { color-scheme: light dark }
h2 { font-size: 1rem; font-family: ui-monospace, monospace; margin: 2rem 0 .5rem }
li { margin: .5rem 0 } pre { overflow-x: auto; margin: .25rem 0; opacity: .8 }
.error { color: light-dark(#b00020, #ff8a80) }
.warning { color: light-dark(#7a5200, #ffd180) } small { opacity: .8 }
"""


def write(checked: Checked, _folder: str) -> str:
    """The page."""
    errors = sum(finding.severity == "error" for finding in checked.findings)
    warnings = counted(len(checked.findings) - errors, "warning")
    counts = f"{counted(errors, 'error')}, {warnings} on {counted(checked.pages, 'page')}"
    return "\n".join(
        [
            *("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">', "<title>Findings</title>"),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            *(f"<style>\n{_STYLE}</style>", "</head>", "<body>", "<h1>Findings</h1>", f"<p>{counts}.</p>"),
            *_files(checked),
            *("</body>", "</html>", ""),
        ]
    )


def _files(checked: Checked) -> Iterator[str]:
    for path, group in groupby(checked.findings, key=lambda finding: place_of(finding).path):
        yield f"<h2>{escape(path)}</h2>\n<ul>"
        yield from map(_item, group)
        yield "</ul>"


def _item(finding: Finding) -> str:
    place = place_of(finding)
    line = finding.source.source_line if finding.source else None
    shown = "" if line is None else f"\n<pre>{escape(line)}</pre>"
    hint = f"\n<div>{escape(finding.hint)}</div>" if finding.hint else ""
    pages = f"{finding.page} and {finding.pages - 1} more" if finding.pages > 1 else finding.page
    return (
        f'<li><b class="{finding.severity}">{place.line}:{place.column}</b> {escape(finding.message)}'
        f" <code>{finding.rule}</code>{shown}{hint}\n<div><small>{escape(pages)}</small></div></li>"
    )
