"""The configuration of the new site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..compat import yaml_dump
from .collections import old_permalink
from .old_site import OldSite, plain_value

_BLOCKING = {
    "rule": "script-blocking",
    "page": "_includes/head.html",
    "reason": "sets the colours before the first paint",
}
"""A finding of ``theme check`` in the theme that is meant so."""
_KEPT = ("description", "url", "baseurl", "lang", "timezone", "permalink")


def new_config(old: OldSite, name: str, projects: Iterable[str]) -> str:
    """The text of ``_config.yml``.

    Args:
        old: the old site, whose settings are taken over where the theme has them.
        name: the author's name, which is the title of the site.
        projects: the names of its collections of projects that are taken as they are.
    """
    given = {key: plain_value(old.config.get(key)) for key in _KEPT}
    values: dict[str, object] = {"title": name, **{key: value for key, value in given.items() if value}}
    if given["url"] and "://" not in given["url"]:
        values["url"] = f"https://{given['url']}"
    if given["description"]:
        values["description"] = re.sub(r"\s+", " ", given["description"])
    defaults = [
        {"scope": {"path": "_pages"}, "values": {"layout": "page", "permalink": "/:basename/"}},
        {"scope": {"path": "_posts"}, "values": {"layout": "post"}},
    ]
    collections: dict[str, object] = {}
    if old.pages("_news"):
        collections["news"] = {"output": True, "permalink": "/news/:path/"}
        defaults.append({"scope": {"path": "_news"}, "values": {"layout": "post"}})
    for project in projects:
        collections[project] = {"output": True, "permalink": old_permalink(old, project) or f"/{project}/:path/"}
        defaults.append({"scope": {"path": f"_{project}"}, "values": {"layout": "page"}})
    values |= {"collections": collections} if collections else {}
    values |= {"check": {"ignore": [_BLOCKING]}, "math": "mathml", "include": ["_pages"], "defaults": defaults}
    return yaml_dump.dump(values).removeprefix("---\n")
