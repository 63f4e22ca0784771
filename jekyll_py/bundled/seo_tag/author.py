"""The author of a page as jekyll-seo-tag determines it."""

from __future__ import annotations

from collections.abc import Mapping

from ...plugins import to_s
from ..values import either, is_hash, look


class Author:
    """The page's ``author``, the first of its ``authors``, or the site's ``author``.

    A name is looked up in the data file ``authors``.
    """

    def __init__(self, page: object, site: object) -> None:
        self._keys = _keys(page, site)

    @property
    def name(self) -> object:
        """Their name."""
        return self._keys.get("name")

    @property
    def twitter(self) -> str | None:
        """Their Twitter name, without an ``@`` before it."""
        name = either(self._keys.get("twitter"), self._keys.get("name"))
        return name.removeprefix("@") if isinstance(name, str) else None

    @property
    def type(self) -> object:
        """``Person`` or ``Organization``."""
        return self._keys.get("type")

    @property
    def url(self) -> object:
        """Their homepage."""
        return self._keys.get("url")


def _keys(page: object, site: object) -> Mapping[str, object]:
    found = _found(page, site)
    if is_hash(found):
        return found
    if not isinstance(found, str):
        return {}
    known = look(site, "data", "authors", found)
    return {"name": found, **(known if is_hash(known) else {})}


def _found(page: object, site: object) -> object:
    authors = look(page, "authors")
    first = authors[:1] if isinstance(authors, list) else []
    candidates = [look(page, "author"), *first, look(site, "author")]
    return next((one for one in candidates if to_s(one) or one == []), None)
