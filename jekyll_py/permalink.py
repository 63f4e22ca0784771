"""Addresses from permalink templates, and the files they are written to (Jekyll's ``URL`` and ``Drops::UrlDrop``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol
from urllib.parse import quote

from .errors import JekyllError
from .slug import slugify
from .styles import STYLES
from .url import InvalidURL, escape_path, unescape_path

Value = str | None | Callable[[], str]
Placeholders = Mapping[str, Value]


def expand(template: str, placeholders: Placeholders) -> str:
    """The address ``template`` stands for: every ``:placeholder`` replaced, escaped and made safe.

    With `DocumentPlaceholders` a name is what letters and underscores follow the colon; one that ends in an
    underscore is tried as it stands, then without it, so that ``:month_:day`` means ``:month`` and ``:day``. With any
    other mapping, as for pages and static files, each name is replaced wherever it occurs, in the mapping's order, and
    unknown ones stay; None takes the slash before the name along. (Both as Jekyll's ``URL``.)

    Args:
        template: a permalink, with or without placeholders.
        placeholders: what each name stands for; a callable is asked only when its name occurs.

    Raises:
        JekyllError: the template of a document has a placeholder that nobody knows.
    """
    if isinstance(placeholders, DocumentPlaceholders):
        return sanitize(re.sub(":([a-z_]+)", lambda match: _replace(match[1], placeholders), template))
    return sanitize(_replace_literally(template, placeholders))


def _replace(name: str, placeholders: Placeholders) -> str:
    pool = [name, name.removesuffix("_")] if name.endswith("_") else [name]
    winner = next((key for key in pool if key in placeholders), None)
    if winner is None:
        raise JekyllError(
            f"The URL template doesn't have {' or '.join(pool)} keys. Check your permalink template!",
            hint="known placeholders: " + ", ".join(f":{key}" for key in placeholders),
        )
    return _escaped(placeholders[winner]) + name[len(winner) :]


def _replace_literally(template: str, placeholders: Placeholders) -> str:
    for name, value in placeholders.items():
        if ":" not in template:
            break
        if value is None:
            template = template.replace(f"/:{name}", "")
        else:
            template = template.replace(f":{name}", _escaped(value))
    return template


def _escaped(value: Value) -> str:
    """The text of a placeholder, percent-encoded; a colon that Addressable takes for a scheme is no error here."""
    text = (value() if callable(value) else value) or ""
    try:
        return escape_path(text)
    except InvalidURL:
        return quote(text, safe="!$&'()*+,;=:@/~?")


def sanitize(url: str) -> str:
    """The address with one leading slash and nothing that climbs: no ``..``, ``./`` or doubled slashes."""
    return re.sub("/+", "/", f"/{url}".replace("..", "/").replace("./", ""))


def add_suffix(template: str, style: str) -> str:
    """``template`` with the ending that the permalink style of the site asks for: ``/``, ``:output_ext`` or none."""
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
        index: what a folder's address is completed with, ``index`` for pages (``output_ext`` follows).
    """
    path = posixpath.normpath("/" + unescape_path(url)).lstrip("/")
    if url.endswith("/"):
        path = posixpath.join(path, index)
    return path if path.endswith(output_ext) else path + output_ext


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# From the date of the document; names are English whatever the locale is, as in Ruby.
DATE_PLACEHOLDERS: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda date: f"{date.year:04}",
    "month": lambda date: f"{date.month:02}",
    "day": lambda date: f"{date.day:02}",
    "hour": lambda date: f"{date.hour:02}",
    "minute": lambda date: f"{date.minute:02}",
    "second": lambda date: f"{date.second:02}",
    "i_day": lambda date: str(date.day),
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
    "short_year": lambda date: f"{date.year % 100:02}",
    "w_year": lambda date: f"{date.isocalendar().year:04}",
    "week": lambda date: f"{date.isocalendar().week:02}",
    "w_day": lambda date: str(date.isoweekday()),
    "short_day": lambda date: _DAYS[date.weekday()][:3],
    "long_day": lambda date: _DAYS[date.weekday()],
    "y_day": lambda date: f"{date.timetuple().tm_yday:03}",
}


class Labelled(Protocol):
    """A collection, as far as its documents' addresses need it."""

    @property
    def label(self) -> str:
        """Its name."""
        ...


class Addressed(Protocol):
    """A document, as far as its address needs it."""

    @property
    def collection(self) -> Labelled:
        """The collection it belongs to."""
        ...

    @property
    def cleaned_relative_path(self) -> str:
        """The path in the collection, without extension."""
        ...

    @property
    def basename_without_ext(self) -> str:
        """The file name, without extension."""
        ...

    @property
    def output_ext(self) -> str:
        """The extension of the written file."""
        ...

    @property
    def data(self) -> Mapping[str, object]:
        """The front matter, of which ``slug`` and ``categories`` are read."""
        ...

    @property
    def date(self) -> datetime:
        """Its date."""
        ...


class DocumentPlaceholders(Mapping[str, Value]):
    """What the placeholders of a document's permalink stand for (Jekyll's ``UrlDrop``).

    Args:
        document: whose permalink it is; looked at only as far as the template asks.
    """

    def __init__(self, document: Addressed) -> None:
        self._document = document

    def __getitem__(self, name: str) -> str | None:
        if name in _NAME_PLACEHOLDERS:
            return _NAME_PLACEHOLDERS[name](self._document)
        return DATE_PLACEHOLDERS[name](self._document.date)

    def __iter__(self) -> Iterator[str]:
        yield from _NAME_PLACEHOLDERS
        yield from DATE_PLACEHOLDERS

    def __len__(self) -> int:
        return len(_NAME_PLACEHOLDERS) + len(DATE_PLACEHOLDERS)

    def __contains__(self, name: object) -> bool:
        return name in _NAME_PLACEHOLDERS or name in DATE_PLACEHOLDERS


def _title(document: Addressed) -> str | None:
    return slugify(_slug_or_name(document), mode="pretty", cased=True)


def _slug_or_name(document: Addressed) -> str:
    slug = document.data.get("slug")
    return document.basename_without_ext if slug is None else str(slug)


def _categories(document: Addressed) -> list[str]:
    found = document.data.get("categories")
    names = found if isinstance(found, list) else [] if found is None else [found]
    return [str(name) for name in names]


def _joined(categories: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(categories))


_NAME_PLACEHOLDERS: Mapping[str, Callable[[Addressed], str | None]] = {
    "collection": lambda document: document.collection.label,
    "path": lambda document: document.cleaned_relative_path,
    "output_ext": lambda document: document.output_ext,
    "name": lambda document: slugify(document.basename_without_ext),
    "title": _title,
    "slug": lambda document: slugify(_slug_or_name(document)),
    "categories": lambda document: _joined(name.lower() for name in _categories(document)),
    "slugified_categories": lambda document: _joined(slugify(name) or "" for name in _categories(document)),
}
