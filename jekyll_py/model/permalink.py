"""Addresses from permalink templates, and the files they are written to (Jekyll's ``URL``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote

from ..compat.addressable.percent_encoding import unescape_path
from ..compat.addressable.url import InvalidURL, escape_path
from ..config.permalink_styles import STYLES as STYLES
from ..errors import JekyllError
from ..hints import near_miss

Placeholders = Mapping[str, str | None]
"""The value of each name."""


def expand(template: str, placeholders: Placeholders) -> str:
    """The address of a document: ``template`` with every ``:placeholder`` replaced, escaped and made safe.

    The letters and underscores after the colon are the name. A name that ends in an underscore is tried with the
    underscore, then without it, so that ``:month_:day`` means ``:month`` and ``:day``.

    Args:
        template: a permalink, with or without placeholders.
        placeholders: the values; only those are read whose names occur.

    Raises:
        JekyllError: the template has an unknown placeholder.
    """
    return sanitize(re.sub(":([a-z_]+)", lambda match: _replace(match[1], placeholders), template))


def expand_literally(template: str, placeholders: Placeholders) -> str:
    """The address of a page or static file: each name is replaced wherever it occurs, unknown ones stay.

    Args:
        template: a permalink, with or without placeholders.
        placeholders: the values, replaced in this order; None also removes the slash before the name.
    """
    for name, value in placeholders.items():
        if ":" not in template:
            break
        gone = value is None
        template = template.replace(f"/:{name}" if gone else f":{name}", "" if gone else _escaped(value))
    return sanitize(template)


def _replace(name: str, placeholders: Placeholders) -> str:
    if name in placeholders:
        return _escaped(placeholders[name])
    pool = [name, name.removesuffix("_")] if name.endswith("_") else [name]
    winner = next((key for key in pool if key in placeholders), None)
    if winner is None:
        raise JekyllError(
            f"The URL template doesn't have {' or '.join(pool)} keys. Check your permalink template!",
            hint=near_miss(name, placeholders, ":")
            or "known placeholders: " + ", ".join(f":{key}" for key in placeholders),
        )
    return _escaped(placeholders[winner]) + name[len(winner) :]


def _escaped(value: str | None) -> str:
    """The text of a placeholder, percent-encoded; a colon that Addressable takes for a scheme is no error
    here."""
    text = value or ""
    try:
        return escape_path(text)
    except InvalidURL:
        return quote(text, safe="!$&'()*+,;=:@/~?", errors="surrogateescape")


def sanitize(url: str) -> str:
    """The address with one leading slash and without ``..``, ``./`` and doubled slashes."""
    return re.sub("/+", "/", f"/{url}".replace("..", "/").replace("./", ""))


def add_suffix(template: str, style: str) -> str:
    """``template`` with the ending that the permalink style of the site asks for: ``/``, ``:output_ext`` or
    none."""
    if style == "pretty" or (style not in STYLES and style.endswith("/")):
        return template + "/"
    if style in {"date", "ordinal", "none"} or style.endswith(":output_ext"):
        return template + ":output_ext"
    return template


def destination_path(url: str, output_ext: str, *, index: str = "index") -> str:
    """The path of the written file, relative to the destination folder.

    Args:
        url: an address as `expand` gives it.
        output_ext: the extension the file must have; added when it is not there.
        index: the file name that is added to the address of a folder, ``index`` for pages (``output_ext`` follows).
    """
    path = posixpath.normpath("/" + unescape_path(url)).lstrip("/")
    if url.endswith("/"):
        path = posixpath.join(path, index)
    return path if path.endswith(output_ext) else path + output_ext
