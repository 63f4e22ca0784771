"""jekyll-redirect-from: pages that send visitors on, and ``redirects.json`` with all of them.

Keys: ``redirect_from`` and ``redirect_to`` in front matter; ``redirect_from.json: false``. A layout ``redirect`` of the
site replaces the one here.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping

from ..plugins import Context, Generator, Item, Layout, SiteContents, Tag, to_s
from ..plugins.internals import FrontMatter
from .settings import section
from .values import look

_WEB_ADDRESS = re.compile("^https?://", re.M)


class Redirects(Generator):
    """Adds a page per address in ``redirect_from``; a page with ``redirect_to`` becomes one itself."""

    def generate(self, site: SiteContents) -> None:
        """Add the pages, their layout and the list."""
        site.layouts.setdefault("redirect", _layout())
        redirects: dict[str, str] = {}
        for item in _items(site):
            for source in _listed(item, "redirect_from"):
                data = _redirect(site, to_s(source), item.url)
                page = site.new_page("", "redirect.html", data)
                page.shares_address = True
                site.pages.append(page)
                redirects[_slashed(to_s(source))] = _target(site, item.url)
            for target in _listed(item, "redirect_to")[:1]:
                data = _redirect(site, item.url, to_s(target))
                item.data.update(data)
                item.content = ""
                redirects[_slashed(item.url)] = _target(site, to_s(target))
        if section(site, "redirect_from").get("json") is not False and not os.path.exists(
            site.source.absolute("redirects.json")
        ):
            listed = json.dumps(redirects, ensure_ascii=False, separators=(",", ":"))
            site.pages.append(site.new_page("", "redirects.json", {"layout": None}, listed))

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the redirects, unless one of the items is a redirect, whose content is replaced."""
        return not any(_listed(item, "redirect_to") for item in items)


class RedirectPage(Tag):
    """The HTML that sends visitors on to ``page.redirect.to``."""

    names = "jekyll_redirect"

    def render(self, context: Context) -> str:
        """The whole page."""
        target = to_s(look(context.lookup("page"), "redirect", "to"))
        head = (
            '<meta charset="utf-8">',
            "<title>Redirecting&hellip;</title>",
            f'<link rel="canonical" href="{target}">',
            f'<script>location="{target}"</script>',
            f'<meta http-equiv="refresh" content="0; url={target}">',
            '<meta name="robots" content="noindex">',
            "<h1>Redirecting&hellip;</h1>",
            f'<a href="{target}">Click here if you are not redirected.</a>',
        )
        lines = ["<!DOCTYPE html>", '<html lang="en-US">', *(f"  {line}" for line in head), "</html>\n"]
        return "\n".join(lines)


def _items(site: SiteContents) -> list[Item]:
    return [*site.docs_to_write(), *site.pages]


def _layout() -> Layout:
    return Layout("redirect", "_layouts/redirect.html", "", {}, "{% jekyll_redirect %}", 1)


def _redirect(site: SiteContents, source: str, target: str) -> dict[str, object]:
    """The front matter of a page at ``source`` that leads to ``target``."""
    address = _slashed(source)
    return {
        "sitemap": False,
        "layout": "redirect",
        "permalink": address,
        "redirect": {"from": address, "to": _target(site, target)},
    }


def _target(site: SiteContents, target: str) -> str:
    return target if _WEB_ADDRESS.search(target) else site.absolute_url(target)


def _listed(item: Item, key: str) -> list[object]:
    """One value or several, those of the front matter defaults too."""
    found = item.data[key]
    return [one for one in (found if isinstance(found, list) else [found]) if one is not None]


def _slashed(path: str) -> str:
    return path if path.startswith("/") else "/" + path
