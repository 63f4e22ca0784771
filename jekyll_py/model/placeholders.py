"""The placeholders in the permalinks of documents and pages, and their values (Jekyll's ``Drops::UrlDrop``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from ..liquid.dates.strftime import strftime
from ..liquid.letter_case import downcase
from ..reference import Version
from .slug import slugify

DATE_FORMATS: Mapping[str, str] = {
    "year": "%Y",
    "month": "%m",
    "day": "%d",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
    "i_day": "%-d",
    "i_month": "%-m",
    "short_month": "%b",
    "long_month": "%B",
    "short_year": "%y",
    "w_year": "%G",
    "week": "%V",
    "w_day": "%u",
    "short_day": "%a",
    "long_day": "%A",
    "y_day": "%j",
}
"""The placeholders for a part of the document's date, each as a format of ``strftime``."""
SINCE: Mapping[str, Version] = {
    **dict.fromkeys(("long_month", "w_year", "week", "w_day", "short_day", "long_day"), (4,)),
    "slugified_categories": (4, 1),
}
"""The version of Jekyll that brought a placeholder which 3.10 has not."""


def page_placeholders(directory: str, basename: str, output_ext: str) -> Mapping[str, str]:
    """The values of the placeholders in a page's permalink (Jekyll's ``Page#url_placeholders``).

    Args:
        directory: its folder.
        basename: its file name, without extension.
        output_ext: the extension of the written file.
    """
    return {"path": directory, "basename": basename, "output_ext": output_ext}


class DocumentPlaceholders(Mapping[str, str]):
    """The values of the placeholders in a document's permalink; each is made when it is read.

    Args:
        collection: the label of its collection.
        path: its path inside the collection, without extension.
        basename: its file name, without date and extension.
        output_ext: the extension of the written file.
        slug: the front matter key ``slug``.
        categories: its categories.
        date: returns its date; called only for a part of it.
    """

    __slots__ = ("basename", "categories", "collection", "date", "output_ext", "path", "slug")

    def __init__(
        self,
        *,
        collection: str,
        path: str,
        basename: str,
        output_ext: str,
        slug: str | None,
        categories: Sequence[str],
        date: Callable[[], datetime],
    ) -> None:
        self.collection = collection
        self.path = path
        self.basename = basename
        self.output_ext = output_ext
        self.slug = slug
        self.categories = categories
        self.date = date

    def __getitem__(self, name: str) -> str:
        format_ = DATE_FORMATS.get(name)
        return _NAMES[name](self) if format_ is None else strftime(self.date(), format_)

    def __iter__(self) -> Iterator[str]:
        return iter(DOCUMENT_PLACEHOLDERS)

    def __len__(self) -> int:
        return len(DOCUMENT_PLACEHOLDERS)

    def __contains__(self, name: object) -> bool:
        return name in _NAMES or name in DATE_FORMATS


def _joined(categories: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(categories))


def _name(document: DocumentPlaceholders) -> str:
    return document.basename if document.slug is None else document.slug


_NAMES: Mapping[str, Callable[[DocumentPlaceholders], str]] = {
    "collection": lambda document: document.collection,
    "path": lambda document: document.path,
    "output_ext": lambda document: document.output_ext,
    "name": lambda document: slugify(document.basename) or "",
    "title": lambda document: slugify(_name(document), mode="pretty", cased=True) or "",
    "slug": lambda document: slugify(_name(document)) or "",
    "categories": lambda document: _joined(map(downcase, document.categories)),
    "slugified_categories": lambda document: _joined(slugify(each) or "" for each in document.categories),
}
DOCUMENT_PLACEHOLDERS = (*_NAMES, *DATE_FORMATS)
"""The names of all placeholders in the permalink of a document."""


def unknown_in(template: str, jekyll: Version) -> str | None:
    """The first placeholder of a template that came after a version of Jekyll, None if there is none."""
    names = re.findall(":([a-z_]+)", template)
    return next((name for each in names if SINCE.get(name := each.removesuffix("_"), jekyll) > jekyll), None)


def shows_date(template: str) -> bool:
    """Whether a template has a placeholder for a part of the document's date."""
    return any(name.removesuffix("_") in DATE_FORMATS for name in re.findall(":([a-z_]+)", template))
