"""Jekyll's URL filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from ..compat.addressable.normalization import normalize
from ..compat.addressable.url import InvalidURL, has_scheme
from ..lazy.tuples import NamedTuple
from ..liquid import Context, Drop, HashDrop, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.printing import ruby_to_s
from .arguments import JekyllLiquidError, string
from .site import site_of

_INDEX = re.compile(r"/index\.html?$", re.M)


@needs_context
def relative_url(context: Context, value: object) -> object:
    """The URL of a page or document, or a path, below the site's ``baseurl``; an absolute URL is returned unchanged.

    Raises:
        JekyllLiquidError: the value cannot be parsed as a URL.
    """
    if value is None:
        return None
    url = _url_of(value)
    text = ruby_to_s(url)
    found = relative_address(text, site_of(context).config)
    return url if found is text else found


@needs_context
def absolute_url(context: Context, value: object) -> object:
    """As `relative_url`, with the site's ``url``, if it has one, in front."""
    if value is None:
        return None
    url = _url_of(value)
    text = ruby_to_s(url)
    found = absolute_address(text, site_of(context).config)
    return url if found is text else found


def relative_address(text: str, config: Mapping[str, object]) -> str:
    """A path below the ``baseurl`` of a configuration; an absolute URL is returned itself.

    Raises:
        JekyllLiquidError: the text cannot be parsed as a URL.
    """
    is_absolute, under, _ = _UNCACHED if len(text) > _LONG else _CACHED
    return text if is_absolute(text) else under(ruby_to_s(config.get("baseurl")), text)


def absolute_address(text: str, config: Mapping[str, object]) -> str:
    """As `relative_address`, with the ``url`` of the configuration, if it has one, in front."""
    is_absolute, under, normal = _UNCACHED if len(text) > _LONG else _CACHED
    if is_absolute(text):
        return text
    relative = under(ruby_to_s(config.get("baseurl")), text)
    host = ruby_to_s(config.get("url"))
    return normal(host + relative) if host else relative


def strip_index(value: object) -> object:
    """The URL without a final ``index.html``."""
    if value is None or value == "":
        return None
    return _INDEX.sub("/", string(value, "sub"), count=1)


def _url_of(value: object) -> object:
    if isinstance(value, Drop) and not isinstance(value, HashDrop):
        url = value["url"]
        return value if url is None else url
    return value


def _is_absolute(text: str) -> bool:
    try:
        return has_scheme(text)
    except InvalidURL as error:
        raise JekyllLiquidError(error.message) from error


def _under(baseurl: str, path: str) -> str:
    parts = [baseurl.removesuffix("/"), path]
    return _normal("".join(part if not part or part.startswith("/") else f"/{part}" for part in parts))


def _normal(text: str) -> str:
    try:
        return normalize(text)
    except InvalidURL as error:
        raise JekyllLiquidError(error.message) from error


class _Functions(NamedTuple):
    """The operations on URLs, either cached or not."""

    is_absolute: Callable[[str], bool]
    under: Callable[[str, str], str]
    normal: Callable[[str], str]


_UNCACHED = _Functions(_is_absolute, _under, _normal)
_cache = lru_cache(maxsize=16_384)
_CACHED = _Functions(_cache(_is_absolute), _cache(_under), _cache(_normal))
_LONG = 2_000
"""The length above which results are not cached."""


def under_baseurl(baseurl: str, path: str) -> str:
    """``path`` below ``baseurl``, normalised."""
    return _CACHED.under(baseurl, path)


FILTERS: dict[str, FilterFunction] = {
    "relative_url": relative_url,
    "absolute_url": absolute_url,
    "strip_index": strip_index,
}
