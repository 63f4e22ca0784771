"""Addresses from permalink templates, and the files they are written to (Jekyll's ``URL`` and
``Drops::UrlDrop``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from ..compat.addressable import InvalidURL, escape_path, unescape_path
from ..config.permalink_styles import STYLES as STYLES
from ..errors import JekyllError
from ..liquid.hints import near_miss
from ..liquid.letters import downcase
from ..reference import Version
from .slug import slugify

Value = str | None | Callable[[], str]
Placeholders = Mapping[str, Value]


def expand(template: str, placeholders: Placeholders) -> str:
    """The address of a document: ``template`` with every ``:placeholder`` replaced, escaped and made safe.

    The letters and underscores after the colon are the name. A name that ends in an underscore is tried with the
    underscore, then without it, so that ``:month_:day`` means ``:month`` and ``:day``.

    Args:
        template: a permalink, with or without placeholders.
        placeholders: the value of each name; a callable is called only when its name occurs.

    Raises:
        JekyllError: the template has an unknown placeholder.
    """
    return sanitize(re.sub(":([a-z_]+)", lambda match: _replace(match[1], placeholders), template))


def expand_literally(template: str, placeholders: Placeholders) -> str:
    """The address of a page or static file: each name is replaced wherever it occurs, unknown ones stay.

    Args:
        template: a permalink, with or without placeholders.
        placeholders: the value of each name, replaced in this order; None also removes the slash before the name.
    """
    for name, value in placeholders.items():
        if ":" not in template:
            break
        gone = value is None
        template = template.replace(f"/:{name}" if gone else f":{name}", "" if gone else _escaped(value))
    return sanitize(template)


SINCE: Mapping[str, Version] = {
    **dict.fromkeys(("long_month", "w_year", "week", "w_day", "short_day", "long_day"), (4,)),
    "slugified_categories": (4, 1),
}
"""The version of Jekyll that brought a placeholder which 3.10 has not."""


def unknown_in(template: str, jekyll: Version) -> str | None:
    """The first placeholder of a template that came after a version of Jekyll, None if there is none."""
    names = re.findall(":([a-z_]+)", template)
    return next((name for each in names if SINCE.get(name := each.removesuffix("_"), jekyll) > jekyll), None)


def shows_date(template: str) -> bool:
    """Whether a template has a placeholder for a part of the document's date."""
    return any(name.removesuffix("_") in DATE_PLACEHOLDERS for name in re.findall(":([a-z_]+)", template))


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


def _escaped(value: Value) -> str:
    """The text of a placeholder, percent-encoded; a colon that Addressable takes for a scheme is no error
    here."""
    text = (value() if callable(value) else value) or ""
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


def page_placeholders(directory: str, basename: str, output_ext: str) -> Mapping[str, str]:
    """The values of the placeholders in a page's permalink (Jekyll's ``Page#url_placeholders``).

    Args:
        directory: its folder.
        basename: its file name, without extension.
        output_ext: the extension of the written file.
    """
    return {"path": directory, "basename": basename, "output_ext": output_ext}


PLACEHOLDERS = (
    *("collection", "path", "output_ext", "name", "title", "slug", "categories", "slugified_categories"),
    *DATE_PLACEHOLDERS,
)
"""The names of all placeholders in the permalink of a document."""


class DocumentPlaceholders(Mapping[str, Value]):
    """The values of the placeholders in a document's permalink (Jekyll's ``UrlDrop``).

    Args:
        collection: the label of its collection.
        path: its path inside the collection, without extension.
        basename: its file name, without date and extension.
        output_ext: the extension of the written file.
        slug: the front matter key ``slug``.
        categories: its categories.
        date: returns its date; called only when the template has a placeholder for a part of it.
    """

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
        self._date = date
        name = basename if slug is None else slug
        self._names: dict[str, Value] = {
            "collection": collection,
            "path": path,
            "output_ext": output_ext,
            "name": lambda: slugify(basename) or "",
            "title": lambda: slugify(name, mode="pretty", cased=True) or "",
            "slug": lambda: slugify(name) or "",
            "categories": lambda: _joined(map(downcase, categories)),
            "slugified_categories": lambda: _joined(slugify(category) or "" for category in categories),
        }

    def __getitem__(self, name: str) -> Value:
        return self._names[name] if name in self._names else DATE_PLACEHOLDERS[name](self._date())

    def __iter__(self) -> Iterator[str]:
        yield from self._names
        yield from DATE_PLACEHOLDERS

    def __len__(self) -> int:
        return len(self._names) + len(DATE_PLACEHOLDERS)

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in DATE_PLACEHOLDERS


def _joined(categories: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(categories))
