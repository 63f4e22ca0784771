"""The variables of a template: what ``site.``, ``page.`` and the names of loops really have in a site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..drops import DocumentDrop, PageDrop, SiteDrop, StaticFileDrop
from ..model.document import Document
from ..model.item import Item
from ..plan import Plan
from .cursor import names_in
from .known_site import KnownSite

_LOOP = re.compile(r"\{%-?\s*(?:for|tablerow)\s+(?P<name>[\w-]+)\s+in\s+(?P<of>[\w.\[\]\"'-]+)")
_ASSIGNED = re.compile(r"\{%-?\s*assign\s+(?P<name>[\w-]+)\s*=\s*(?P<of>[\w.\[\]\"'-]+)")
_CAPTURED = re.compile(r"\{%-?\s*(?:capture|increment|decrement)\s+[\"']?(?P<name>[\w-]+)")
_FORLOOP = ("first", "index", "index0", "last", "length", "parentloop", "rindex", "rindex0")
_PAGINATOR = (
    *("first_page", "first_page_path", "last_page", "last_page_path", "next_page", "next_page_path", "page"),
    *("per_page", "posts", "previous_page", "previous_page_path", "total_pages", "total_posts"),
)
_MOST_MEMBERS = 300
"""The members of a list whose keys are looked at."""
_DEEPEST = 12
"""The most names that are followed, one defined by another."""

Values = Mapping[str, object]
_MISSING: Values = {}


class Variables:
    """The variables of one template.

    Args:
        site: the site.
        path: the template's path below the site.
        before: its text up to the place in question.
    """

    def __init__(self, site: KnownSite, path: str, before: str) -> None:
        self._site = site
        self._path = path
        self._before = before
        self._roots: Mapping[str, Callable[[], object]] = {
            "site": lambda: site_values(site, site.plan_with(path)),
            "page": self._page,
            "layout": lambda: _keys_of(layout.data for layout in site.plan.layouts.values()),
            "include": lambda: dict.fromkeys(parameters(before)),
            "jekyll": lambda: {"version": None, "environment": site.config.environment},
            "theme": lambda: dict.fromkeys(("authors", "dependencies", "description", "metadata", "root", "version")),
            "paginator": lambda: dict.fromkeys(_PAGINATOR),
            "forloop": lambda: dict.fromkeys(_FORLOOP),
            "content": lambda: None,
        }

    def names(self, of: Sequence[str]) -> Values:
        """The names below a path with their values, where these are known; without a path all variables.

        Args:
            of: the names before the last dot, such as ``("site", "data")``.
        """
        return self._members(of, 0) if of else dict.fromkeys([*self._roots, *self._defined()])

    def _members(self, of: Sequence[str], depth: int) -> Values:
        return members(self._value(of, depth))

    def _value(self, of: Sequence[str], depth: int) -> object:
        first, *rest = of
        value = self._root(first, depth)
        for name in rest:
            inside = members(value)
            value = value if name.isdecimal() or name in ("first", "last") else inside.get(name)
        return value

    def _root(self, name: str, depth: int) -> object:
        if name in self._roots:
            return self._roots[name]()
        for pattern in (_LOOP, _ASSIGNED):
            found = [each for each in pattern.finditer(self._before) if each["name"] == name]
            if found and depth < _DEEPEST:
                return self._value(names_in(found[-1]["of"]), depth + 1)
        return None

    def _defined(self) -> set[str]:
        patterns = (_LOOP, _ASSIGNED, _CAPTURED)
        return {found["name"] for pattern in patterns for found in pattern.finditer(self._before)}

    def _page(self) -> object:
        """The values of ``page`` in a page or document; in a layout or include those that any of them has."""
        own = next((item for item in self._site.items if item.relative_path.lstrip("/") == self._path), None)
        return [item_values(item) for item in self._site.items] if own is None else item_values(own)


def parameters(include: str) -> Sequence[str]:
    """The parameters that an include reads, in the order of their names.

    Args:
        include: its text.
    """
    return sorted(set(re.findall(r"\binclude\.([\w-]+)", include)))


def site_values(site: KnownSite, plan: Plan) -> Values:
    """The values of ``site`` in an edition.

    Args:
        site: the site.
        plan: that of the edition.
    """
    lists: dict[str, object] = {
        "pages": _each(plan.pages),
        "html_pages": _each(plan.pages),
        "posts": _each(plan.posts),
        "related_posts": _each(plan.posts),
        "documents": _each(each for each in plan.documents if isinstance(each, Document)),
        "static_files": [dict.fromkeys(StaticFileDrop.FIELDS)],
        "tags": {str(name): _each(posts) for name, posts in plan.tags.items()},
        "categories": {str(name): _each(posts) for name, posts in plan.categories.items()},
        "data": plan.data,
    }
    collections = {label: _each(collection.docs) for label, collection in plan.collections.items()}
    return {**dict.fromkeys(SiteDrop.FIELDS), **dict(site.config), **plan.variables, **collections, **lists}


def item_values(item: Item) -> Values:
    """The values of a page or document."""
    fields = DocumentDrop.FIELDS if isinstance(item, Document) else PageDrop.FIELDS
    return {**dict.fromkeys(fields), "content": None, **item.data, "url": item.url}


def members(value: object) -> Values:
    """The names below a value; of a list those that any of its members has."""
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    if isinstance(value, list | tuple):
        return _keys_of(each for each in value[:_MOST_MEMBERS] if isinstance(each, Mapping))
    return _MISSING


def _each(items: Iterable[Item]) -> list[Values]:
    return [item_values(item) for item, _ in zip(items, range(_MOST_MEMBERS), strict=False)]


def _keys_of(mappings: Iterable[Mapping[str, object]]) -> Values:
    """The keys of several mappings, each with the first value that is not empty."""
    found: dict[str, object] = {}
    for mapping in mappings:
        for key, value in mapping.items():
            if found.get(str(key)) is None:
                found[str(key)] = value
    return found
