"""The addresses of the pages that jekyll-paginate-v2 makes of a template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...plugins import Page, to_s
from ..values import given

_NUMBER = re.compile(r"\s*[+-]?\d+")
_MOST_DIGITS = 100
"""Of a longer number the beginning is read: it is more than there is of anything."""


def whole_number(value: object) -> int:
    """Ruby's ``to_i``: the number a text begins with, else 0."""
    found = _NUMBER.match(to_s(value))
    return int(found[0][:_MOST_DIGITS]) if found else 0


class Addresses:
    """The addresses of the pages of a template.

    Args:
        template: the page that is paginated.
        options: its ``pagination``.
        total: the number of pages.
    """

    def __init__(self, template: Page, options: Mapping[str, object], total: int) -> None:
        index, extension = options.get("indexpage"), options.get("extension")
        self.total = total
        self._index = "" if index is None else to_s(index).split(".")[0]
        self._extension = "" if extension is None else "." + to_s(extension).removeprefix(".")
        permalink = template.data["permalink"]
        self._first = (to_s(permalink) if given(permalink) else template.dir).removesuffix("/") + "/"
        self._others = self._first + to_s(options["permalink"]).lstrip("/")

    @property
    def index_name(self) -> str:
        """The name of the file of each page."""
        return self._index + self._extension

    def numbered(self, text: str, number: int) -> str:
        """A text with the number of a page and of all pages."""
        return text.replace(":num", str(number), 1).replace(":max", str(self.total), 1)

    def path(self, number: int) -> str:
        """The address of a page with its file."""
        return self.numbered(_full(self._of(number), self._index or "index", self._extension or ".html"), number)

    def file(self, number: int) -> str:
        """The address a page is written to."""
        path = self.path(number)
        return path if path.endswith(self._extension) else path + self._extension

    def pager(self, number: int) -> dict[str, object]:
        """The keys of ``paginator`` that follow from the number of the page."""
        before, after = number - 1 or None, number + 1 if number < self.total else None
        return {
            "total_pages": self.total,
            "page": number,
            "page_path": self.path(number),
            "previous_page": before,
            "previous_page_path": before and self._link(before),
            "next_page": after,
            "next_page_path": after and self.numbered(self._linked(self._others), after),
            "first_page": 1,
            "first_page_path": self._link(1),
            "last_page": self.total,
            "last_page_path": self.numbered(self._linked(self._others), self.total),
        }

    def _of(self, number: int) -> str:
        return self._first if number == 1 else self._others

    def _link(self, number: int) -> str:
        return self.numbered(self._linked(self._of(number)), number)

    def _linked(self, url: str) -> str:
        return _full(url, self._index, self._extension) if self._index else url


def _full(url: str, index: str, extension: str) -> str:
    if url.endswith("/"):
        return url + index + extension
    return url if "." in url else url + index
