"""jekyll-link-attributes: ``rel`` and ``target`` for the links to other sites, and parameters for campaigns.

Keys: ``external_links.enabled``, ``.rel``, ``.target``, ``.exclude``; ``.rel`` and ``.target`` may be mappings with
``value`` and ``exclude``; ``.utm.enabled``, ``.utm.source``, ``.utm.medium``, ``.utm.exclude``. Every document is
written again as HTML, whatever its extension, and of pages those that end with ``.html``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import basename
from urllib.parse import parse_qsl, urlencode

from ..errors import SettingError
from ..html4.tree import Element, elements, parse_document
from ..html4.writer import write_document
from ..plugins import Item, Page, RenderScope, hook, to_s
from ..plugins.internals import SLOW_PATTERN_HINT, in_time, ruby_pattern, ruby_to_s
from .html.link_settings import keep_settings
from .html.ruby_uri import is_uri
from .values import as_list, either, given, is_hash, look

_KEY = "external_links"
_EXTERNAL = re.compile("^https?://", re.MULTILINE)
_DEFAULTS = {"rel": "external nofollow noopener", "target": "_blank"}
_SCHEME = re.compile("^https?://")


@hook(("pages", "documents"), "pre_render")
def find_settings(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded.

    Raises:
        SettingError: it is no mapping.
    """
    keep_settings(render, _KEY)


@hook(("pages", "documents", "posts"), "post_render")
def mark_links(item: Item, output: str, render: RenderScope) -> str:
    """The page with its links to other sites marked; a post is read and written twice, as by the gem.

    Raises:
        SettingError: ``exclude`` is no list, or a pattern in it is none, or takes too long.
    """
    settings: Mapping[str, object] = render.data["settings"]
    if settings.get("enabled") is False or (isinstance(item, Page) and item.output_ext != ".html"):
        return output
    site = render.data["site"]
    parameters = _parameters(item, settings, site)
    document = parse_document(output)
    for link in elements(document.root, "a"):
        address = link.attributes.get("href") or ""
        if _EXTERNAL.search(address) and (site is None or not address.startswith(to_s(site))):
            _mark(link, address, settings, parameters)
    return write_document(document, older=render.site.reference.is_debian)


def _mark(link: Element, address: str, settings: Mapping[str, object], parameters: Mapping[str, str]) -> None:
    if parameters and not _is_excluded(settings, "utm", address):
        link.attributes["href"] = _with_parameters(address, parameters)
    for name, default in _DEFAULTS.items():
        if name not in link.attributes and not _is_excluded(settings, name, address):
            own = settings.get(name)
            link.attributes[name] = ruby_to_s(either(own.get("value") if is_hash(own) else own, default))


def _is_excluded(settings: Mapping[str, object], name: str, address: str) -> bool:
    own = settings.get(name)
    excluded = look(own, "exclude") if is_hash(own) else settings.get("exclude") if name != "utm" else None
    if given(excluded) and not isinstance(excluded, list) and not is_hash(excluded):
        hint = "write a list, such as [https://friend.example.*]"
        raise SettingError(f"exclude of {_KEY} is no list", _KEY, hint=hint)
    return any(_matches(to_s(pattern), address) for pattern in as_list(excluded))


def _matches(pattern: str, address: str) -> bool:
    try:
        found = ruby_pattern(f"^{pattern}$")
        return in_time(lambda: found.search(address) is not None)
    except TimeoutError:
        said = f"{pattern!r} in external_links takes too long on the address {address}"
        raise SettingError(said, _KEY, hint=SLOW_PATTERN_HINT) from None
    except ValueError as error:
        hint = "write a regular expression, such as https://friend\\.example.*"
        raise SettingError(f"{pattern!r} in external_links is no pattern: {error}", _KEY, hint=hint) from None


def _parameters(item: Item, settings: Mapping[str, object], site: object) -> dict[str, str]:
    """The parameters that the links of an item get, none unless they are switched on."""
    utm = settings.get("utm")
    if look(utm, "enabled") is not True:
        return {}
    path = re.sub(r"\A/|/\Z", "", item.url)
    is_post = item.data["layout"] in ("post", "blog")
    slug = item.data["slug"]
    return {
        "utm_source": to_s(either(look(utm, "source"), _SCHEME.sub("", to_s(site)) if given(site) else "website")),
        "utm_medium": to_s(either(look(utm, "medium"), "website")),
        "utm_campaign": "blog" if is_post else path.partition("/")[0] or "homepage",
        "utm_content": (to_s(slug) if given(slug) else basename(item.url.removesuffix("/"))) or "index",
    }


def _with_parameters(address: str, parameters: Mapping[str, str]) -> str:
    """The address with the parameters that it lacks; what Ruby does not take for an address stays."""
    if not is_uri(address):
        return address
    rest, mark, fragment = address.partition("#")
    rest, _, query = rest.partition("?")
    own = dict(parse_qsl(query, keep_blank_values=True))
    return f"{rest}?{urlencode({**own, **parameters, **own})}{mark}{fragment}"
