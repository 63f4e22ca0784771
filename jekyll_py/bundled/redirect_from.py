"""jekyll-redirect-from: pages that send visitors on, and ``redirects.json`` with all of them.

Keys: ``redirect_from`` and ``redirect_to`` in front matter; ``redirect_from.json: false``. A layout ``redirect`` of the
site replaces the one here. Since 0.17 addresses are escaped where they are printed, and lead to ``http`` and ``https``
alone.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from urllib.parse import quote

from ..plugins import Context, Document, Generator, Item, Layout, SiteContents, Tag, call_filter, to_s
from ..plugins.internals import FrontMatter, Reads
from .settings import section
from .values import given, in_script, look

_WEB_ADDRESS = re.compile("^https?://", re.M)
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE = re.compile(r"[\s\"'<>`]")
"""Characters that could end an attribute or a text of a script."""
_SINCE = (0, 17)


class Redirects(Generator):
    """Adds a page per address in ``redirect_from``; a page with ``redirect_to`` becomes one itself."""

    reads = Reads(keys=("redirect_from", "redirect_to"), settings=("redirect_from", "url", "baseurl"), data=False)

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
            target = _wanted(site, item)
            if target is not None:
                item.data.update(_redirect(site, item.url, target))
                item.content = ""
                redirects[_slashed(item.url)] = _target(site, target)
        if section(site, "redirect_from").get("json") is not False and not os.path.exists(
            site.source.absolute("redirects.json")
        ):
            listed = json.dumps(redirects, ensure_ascii=False, separators=(",", ":"))
            site.pages.append(site.new_page("", "redirects.json", {"layout": None}, listed))

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the redirects, unless one of the items is a redirect, whose content is replaced."""
        return not any(_listed(item, "redirect_to") for item in items)

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Posts without redirects change none."""
        return not any(_listed(post, key) for post in posts for key in ("redirect_from", "redirect_to"))


class RedirectPage(Tag):
    """The HTML that sends visitors on to ``page.redirect.to``."""

    names = "jekyll_redirect"

    def render(self, context: Context) -> str:
        """The whole page."""
        redirect = look(context.lookup("page"), "redirect")
        target, script = to_s(look(redirect, "to")), f'"{to_s(look(redirect, "to"))}"'
        if context.environment.reference.plugin("jekyll-redirect-from") >= _SINCE:
            target, script = to_s(call_filter(context, "escape", target)), to_s(look(redirect, "to_js"))
        head = (
            '<meta charset="utf-8">',
            "<title>Redirecting&hellip;</title>",
            f'<link rel="canonical" href="{target}">',
            f"<script>location={script}</script>",
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


def _wanted(site: SiteContents, item: Item) -> str | None:
    """The address that a page is to lead to; one that is refused is warned of."""
    target = next(iter(_listed(item, "redirect_to")), None)
    if not given(target):
        return None
    scheme = _SCHEME.match(to_s(target))
    if not _is_new(site) or scheme is None or scheme[1].lower() in ("http", "https"):
        return to_s(target)
    message = f'Ignoring disallowed redirect_to "{to_s(target)}" in {item.relative_path}'
    site.diagnostics.warn("Redirect from:", message, path=item.relative_path, hint="give an address of the web")
    return None


def _redirect(site: SiteContents, source: str, target: str) -> dict[str, object]:
    """The front matter of a page at ``source`` that leads to ``target``."""
    address, to = _slashed(source), _target(site, target)
    redirect: dict[str, object] = {"from": address, "to": to}
    if _is_new(site):
        redirect["to_js"] = in_script(json.dumps(to, ensure_ascii=False))
    return {"sitemap": False, "layout": "redirect", "permalink": address or "/", "redirect": redirect}


def _target(site: SiteContents, target: str) -> str:
    address = target if _WEB_ADDRESS.search(target) else site.absolute_url(target)
    return _UNSAFE.sub(lambda found: quote(found[0]), address) if _is_new(site) else address


def _is_new(site: SiteContents) -> bool:
    return site.config.reference.plugin("jekyll-redirect-from") >= _SINCE


def _listed(item: Item, key: str) -> list[object]:
    """One value or several, those of the front matter defaults too."""
    found = item.data[key]
    return [one for one in (found if isinstance(found, list) else [found]) if one is not None]


def _slashed(path: str) -> str:
    """A path with a slash at its beginning; an empty one as it is."""
    return path if path.startswith("/") or not path else "/" + path
