"""jekyll-target-blank: links to other hosts open in a tab of their own.

Keys: ``target-blank.css_class``, the class that a link must have; ``.add_css_classes``, ``.rel``, ``.noopener`` and
``.noreferrer``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import JekyllError, SettingError
from ..html4.tree import Element, elements, parse
from ..html4.writer import write
from ..plugins import Item, RenderScope, hook
from ..plugins.internals import ruby_to_s
from .html.link_settings import keep_settings
from .html.output import is_html_page
from .html.ruby_uri import host, is_uri
from .values import given

_KEY = "target-blank"
_ABSOLUTE = re.compile(r"https?:[\w/%;?:@&=+$,.!~*'()-]")
_BODY = re.compile(r"<body[^<>]*>\s*")


@hook(("pages", "documents"), "pre_render")
def find_settings(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded.

    Raises:
        SettingError: it is no mapping.
    """
    keep_settings(render, _KEY)


@hook(("pages", "documents"), "post_render")
def open_in_tabs(item: Item, output: str, render: RenderScope) -> str:
    """The page with its links to other hosts changed.

    Raises:
        SettingError: there is such a link, and the site has no ``url``.
        JekyllError: the address of a link is none.
    """
    if "<a" not in output or not is_html_page(item):
        return output
    if "<body" not in output:
        return _changed(item, output, render)
    opening = _BODY.search(output)
    if opening is None:
        return output
    body, end, rest = output[opening.end() :].partition("</body>")
    return output[: opening.end()] + _changed(item, body, render) + end + rest


def _changed(item: Item, html: str, render: RenderScope) -> str:
    settings: Mapping[str, object] = render.data["settings"]
    tree = parse(html)
    for link in elements(tree, "a"):
        address = link.attributes.get("href") or ""
        is_absolute = _ABSOLUTE.search(address) and not address.startswith("mailto:")
        if is_absolute and _leads_away(item, address, render.data["site"]) and _is_wanted(link, settings):
            _change(link, settings)
    return write(tree, older=render.site.reference.is_debian)


def _leads_away(item: Item, address: str, site: object) -> bool:
    if not isinstance(site, str) or not is_uri(site):
        hint = "write the address of the site in _config.yml, such as url: https://example.org"
        key = "plugins" if site is None else "url"
        raise SettingError("jekyll-target-blank needs the address of the site", key, hint=hint)
    if not is_uri(address):
        hint = "write characters that no address has percent-encoded"
        raise JekyllError(f"the link {address!r} is no address", path=item.relative_path, hint=hint)
    return host(address) != host(site)


def _is_wanted(link: Element, settings: Mapping[str, object]) -> bool:
    wanted = settings.get("css_class")
    return not given(wanted) or wanted in link.classes


def _change(link: Element, settings: Mapping[str, object]) -> None:
    link.attributes["target"] = "_blank"
    added = [name for name in ("noopener", "noreferrer") if settings.get(name) is not False]
    extra = settings.get("rel")
    if given(extra) and not isinstance(extra, str):
        raise SettingError(f"rel of {_KEY} is no text", _KEY, hint="write rel: nofollow")
    rel = link.attributes.get("rel") or ""
    for value in (*added, *([extra] if isinstance(extra, str) else ())):
        rel = f"{rel} {value}" if rel else value  # an empty one leaves a space
    if rel:
        link.attributes["rel"] = rel
    classes = settings.get("add_css_classes")
    if given(classes):
        own = link.attributes.get("class")
        link.attributes["class"] = f"{ruby_to_s(classes)} {own}" if own else ruby_to_s(classes)
