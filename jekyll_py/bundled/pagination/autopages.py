"""The pages that jekyll-paginate-v2 makes for each tag, category and collection."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...plugins import Document, Page, SiteContents, slugify, to_s
from ..settings import section
from ..values import as_list, given, is_hash, look, merged

_SLUGIFY = {"mode": "none", "cased": False}
DEFAULTS: Mapping[str, object] = {
    "enabled": False,
    "tags": {
        "enabled": True,
        "layouts": ["autopage_tags.html"],
        "title": "Posts tagged with :tag",
        "permalink": "/tag/:tag",
        "slugify": _SLUGIFY,
    },
    "categories": {
        "enabled": True,
        "layouts": ["autopage_category.html"],
        "title": "Posts in category :cat",
        "permalink": "/category/:cat",
        "slugify": _SLUGIFY,
    },
    "collections": {
        "enabled": True,
        "layouts": ["autopage_collection.html"],
        "title": "Posts in collection :coll",
        "permalink": "/collection/:coll",
        "slugify": _SLUGIFY,
    },
}
_KINDS = (("tags", "tag", ":tag"), ("categories", "category", ":cat"), ("collections", "collection", ":coll"))
"""The key of the configuration, the filter of ``pagination``, and the placeholder in titles and permalinks."""


@dataclass(frozen=True, slots=True)
class Autopage:
    """One page to make."""

    file: str
    """The file of its layout."""
    kind: Mapping[str, object]
    """The settings of its kind."""
    option: str
    """The filter of ``pagination`` that it sets."""
    macro: str
    name: str
    shown: str

    def filled(self, form: object) -> str:
        """A title or permalink with the name in it."""
        mode, cased = (look(self.kind, "slugify", key) for key in ("mode", "cased"))
        slug = slugify(self.name, None if mode is None else to_s(mode), cased=given(cased))
        return to_s(form).replace(self.macro, slug, 1)


def autopages(site: SiteContents, pagination: Mapping[str, object]) -> list[Page]:
    """The templates to paginate: one for each name and layout.

    Args:
        pagination: the settings of all of them, which a layout may override.
    """
    options = merged(DEFAULTS, section(site, "autopages"))
    if not given(options["enabled"]):
        return []
    documents = [document for document in site.documents() if "pagination" not in document.data]
    pages: list[Page] = []
    for key, option, macro in _KINDS:
        kind = options[key]
        if is_hash(kind) and given(kind.get("enabled")):
            pages += [
                _page(site, Autopage(to_s(layout), kind, option, macro, name, shown), pagination)
                for name, shown in _names(documents, key).items()
                for layout in as_list(kind.get("layouts"))
            ]
    return pages


def _names(documents: Iterable[Document], key: str) -> dict[str, str]:
    """The names in lower case, each with how it was first written."""
    found: dict[str, str] = {}
    for document in documents:
        value = document.collection.label if key == "collections" else document.data.get(key)
        parts = re.split(r"[;,\s]", value) if isinstance(value, str) else value if isinstance(value, list) else []
        for part in parts:
            for name in re.split("[;,]", to_s(part).strip()):
                found.setdefault(name.lower().strip(), name)
    return found


def _page(site: SiteContents, autopage: Autopage, pagination: Mapping[str, object]) -> Page:
    stem = posixpath.splitext(autopage.file)[0]
    layout = site.layouts.get(stem)
    data = dict(layout.data) if layout else {}
    own, options = data.get("pagination"), data.get("autopages")
    settings = merged(autopage.kind, options) if is_hash(options) else autopage.kind
    data |= {
        "permalink": autopage.filled(settings.get("permalink")),
        "layout": posixpath.basename(stem),
        "title": autopage.filled(settings.get("title")),
        "pagination": {**merged(pagination, own if is_hash(own) else {}), autopage.option: autopage.name},
        "autopage": {"layout_path": f"_layouts/{autopage.file}", "display_name": autopage.shown},
    }
    page = site.new_page(to_s(data["permalink"]), "index.html", data, layout.content if layout else "")
    page.url = f"{to_s(data['permalink']).rstrip('/')}/index.html"
    return page
