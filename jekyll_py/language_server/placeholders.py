"""The placeholders of permalinks, with examples, as documents and pages have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from ..model import permalink
from ..model.placeholders import DocumentPlaceholders, page_placeholders
from .known_site import KnownSite

Kind = Literal["document", "page"]

_ON = datetime(2026, 3, 9, 14, 5, 7)
_OF_DOCUMENTS = DocumentPlaceholders(
    collection="posts",
    path="first-steps",
    basename="first-steps",
    output_ext=".html",
    slug=None,
    categories=["News"],
    date=lambda: _ON,
)
_EXAMPLES: Mapping[Kind, Mapping[str, str]] = {
    "page": page_placeholders("/guide/", "first-steps", ".html"),
    "document": {name: permalink.expand(f":{name}", _OF_DOCUMENTS) for name in _OF_DOCUMENTS},
}
_DEFAULTS = re.compile(r"^defaults:", re.MULTILINE)
_TOP = re.compile(r"^[^\s#-]", re.MULTILINE)
_TYPE = re.compile(r"""\btype:\s*["']?(\w+)""")


def placeholders_at(site: KnownSite, path: str, before: str) -> Mapping[str, str]:
    """The placeholders that a permalink may have, each with an example of its value.

    Args:
        site: the site.
        path: the path below the site of the file with the permalink.
        before: the text of the file up to it.
    """
    if re.fullmatch(r"_config[\w.-]*\.ya?ml", path):
        return _EXAMPLES[_kind_in_configuration(before)]
    address = site.address_of(path)
    is_document = "/_" in f"/{path}" if address is None else address.is_document
    return _EXAMPLES["document" if is_document else "page"]


def _kind_in_configuration(before: str) -> Kind:
    """The kind of items that a setting is for: that of the scope if it is among ``defaults``, else documents."""
    tops = list(_TOP.finditer(before))
    section = before[tops[-1].start() :] if tops else before
    if not _DEFAULTS.match(section):
        return "document"
    kinds = _TYPE.findall(section.rpartition("scope:")[2])
    return "page" if kinds and kinds[-1] == "pages" else "document"
