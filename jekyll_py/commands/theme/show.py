"""``theme show``: the files of a theme and of the site that wins over it, who uses one, or what made a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from ...config.configuration import Configuration
from ...errors import JekyllError
from ...hints import near_miss
from ...theme_tools.files import ThemeFile, files_of, named
from ...theme_tools.page_origins import origins_of, short_path
from ...theme_tools.recorded_build import PageRecord, RecordedSite, record
from ...theme_tools.usage import Usage, usage_of, users_of
from ..request import Request
from ..session import Session

_FEW = 10
"""So many names are shown in a line; JSON has all."""


def run(request: Request) -> int:
    """Show all files, the file that the argument names, or what made the page of ``--page``.

    Raises:
        JekyllError: there is no such file or page, or the site cannot be built.
    """
    if len(request.arguments) > 1:
        raise JekyllError("theme show takes one file", hint="jekyll-py theme show _includes/head.html")
    session = Session.start(request._replace(options={**request.options, "quiet": True}))  # for programs that read it
    site = record(session.configure(), lambda _: None)
    files = files_of(site.config, site.theme)
    shown: Mapping[str, object] | Sequence[Mapping[str, object]]
    if url := request.text("page"):
        shown = _page(url, site, files)
    elif request.arguments:
        file = named(files, request.arguments[0])
        shown = _file(file, usage_of(file, site, files), site.config)
    else:
        shown = _list(files, site)
    print(json.dumps(shown, ensure_ascii=False, indent=2) if request.flag("json") else _text(shown))
    return 0


def _file(file: ThemeFile, usage: Usage, config: Configuration) -> Mapping[str, object]:
    return {
        "file": file.name,
        "from": file.origin,
        "path": short_path(file.path, config),
        "hides": None if file.hidden is None else short_path(file.hidden, config),
        **usage._asdict(),
    }


def _list(files: Mapping[str, ThemeFile], site: RecordedSite) -> Sequence[Mapping[str, object]]:
    return [
        {
            "file": file.name,
            "from": file.origin,
            "hides": "the theme's" if file.hidden else None,
            "pages": len(users_of(file, site.pages)),
        }
        for file in files.values()
    ]


def _page(url: str, site: RecordedSite, files: Mapping[str, ThemeFile]) -> Mapping[str, object]:
    """All that made a page.

    Raises:
        JekyllError: there is no such page.
    """
    page = next((page for page in site.pages if url in _addresses(page)), None)
    if page is None:
        hint = near_miss(url, [each.url for each in site.pages])
        known = f"there are {', '.join(each.url for each in site.pages[:3])}" if site.pages else "there is no page"
        raise JekyllError(f"no page has the address {url}", hint=hint or known)
    origins = origins_of(page, files, site.config)
    return {
        "page": page.url,
        "source": origins.source,
        "made with": [f"{file.name} ({file.origin})" if file.origin else file.name for file in origins.files],
        "settings": origins.settings,
        "data": origins.data,
        "keys": origins.keys,
    }


def _addresses(page: PageRecord) -> Iterable[str]:
    """The addresses under which a page may be named: with and without ``index.html`` and ``.html``."""
    return {page.url, page.url.removesuffix("index.html"), page.url.removesuffix(".html"), page.source}


def _text(shown: Mapping[str, object] | Sequence[Mapping[str, object]]) -> str:
    if isinstance(shown, Mapping):
        width = max(map(len, shown))
        return "\n".join(f"{key:<{width}}  {_value(value, width)}" for key, value in shown.items())
    rows = [("file", "from", "hides", "pages"), *(tuple(_value(value) for value in row.values()) for row in shown)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _value(value: object, indent: int = 0) -> str:
    if value is None or value == []:
        return "-"
    if not isinstance(value, list):
        return str(value)
    if any(" " in str(each) for each in value):
        return f"\n{' ' * (indent + 2)}".join(map(str, value))
    more = f" and {len(value) - _FEW} more" if len(value) > _FEW else ""
    return f"{', '.join(map(str, value[:_FEW]))}{more}"
