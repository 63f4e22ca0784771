"""Publications: BibTeX as al-folio has it, a page for each as academicpages has them, or minimal-light's data file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..lazy.tuples import NamedTuple
from .old_site import OldPage, OldSite, plain_value

_TAG = re.compile(r"<[^>]+>")
_UNSAFE = re.compile(r"[\"{}%]")
"""Characters that would end a parameter of an include."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEY = re.compile(r"(?m)^[ \t]*@\w+\s*[{(]\s*([^\s,{}]+)\s*,")
_LINKS = (
    ("PDF", ("paperurl", "pdf", "pdfurl")),
    ("Slides", ("slidesurl", "slides")),
    ("Poster", ("posterurl", "poster")),
    ("Video", ("videourl", "video")),
    ("Code", ("codeurl", "code")),
    ("Data", ("dataurl", "data")),
    ("Page", ("page", "website", "projecturl", "project")),
    ("BibTeX", ("bibtexurl", "bibtex")),
)


class Publications(NamedTuple):
    """The publications of a site, in one of two forms."""

    bibliographies: list[str]
    """Paths of BibTeX files."""
    rows: list[dict[str, object]]
    """Rows of ``_data/publications.yml``."""
    keys: frozenset[str]
    """The keys of the entries of BibTeX."""
    has_selected: bool
    """Whether an entry of BibTeX is marked as selected."""

    def has(self, keys: list[str]) -> bool:
        """Whether there are entries with all of these keys."""
        return bool(keys) and self.keys.issuperset(keys)

    def include(self, own: str, *, selected: bool = False) -> str:
        """The Liquid that lists the publications.

        Args:
            own: the author's name.
            selected: whether to list only those that are marked as selected.
        """
        only = ' only="selected"' if selected else ""
        if self.rows:
            return f"{{% include publications.html list=site.data.publications{only} %}}\n"
        by = "" if selected else ' by="year" filter=true'
        names = [path.rpartition("/")[2].removesuffix(".bib") for path in self.bibliographies]
        end = f'{only}{by} own="{_UNSAFE.sub("", own)}"'
        lines = (f"{{% include bibliography.html list=site.data.bibliography.{name}{end} %}}" for name in names)
        return "\n\n".join(lines) + "\n"


def publications(site: OldSite, own: str) -> Publications:
    """The publications of a site.

    Args:
        site: the old site.
        own: the author's name, which is set in bold where the site marks no name.
    """
    bibliographies = [path for path in site.files("_bibliography") if re.fullmatch(r"_bibliography/[\w-]+\.bib", path)]
    pages = (page for page in site.pages("_publications") if page.words("title"))
    rows = [_row_of_page(page) for page in pages] + _rows_of_data(site)
    rows = [row | {"authors": _with_own(str(row["authors"]), own)} for row in rows]
    text = "\n".join((site.read(path) or b"").decode("utf-8", "replace") for path in bibliographies)
    has_selected = re.search(r"\bselected\s*=\s*[{\"]true", text, re.I) is not None
    return Publications(bibliographies, rows, frozenset(_KEY.findall(text)), has_selected)


def _row_of_page(page: OldPage) -> dict[str, object]:
    citation = _TAG.sub("", page.words("citation"))
    authors = re.match(r"(.+?)[.,]?\s*\(?(?:19|20)\d\d", citation)
    given = _with_marks(_names(page.data.get("authors"))) or (authors[1].strip() if authors else "")
    row = {"title": page.words("title"), "authors": given, "venue": page.words("venue")}
    abstract = page.words("excerpt") or page.text.strip()
    extra = {"links": _links(page.data), "abstract": _TAG.sub("", abstract)}
    year = _year(page.words("year") or page.words("date") or page.date)
    return {**row, "year": year, **{key: value for key, value in extra.items() if value}}


def _rows_of_data(site: OldSite) -> list[dict[str, object]]:
    value = site.yaml("_data/publications.yml")
    found = value.get("main") if isinstance(value, Mapping) else value
    return [_row_of_data(row) for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _row_of_data(row: Mapping[str, object]) -> dict[str, object]:
    conference = _TAG.sub("", plain_value(row.get("conference")))
    year = _year(conference)
    found: dict[str, object] = {
        "title": plain_value(row.get("title")),
        "authors": _with_marks(_names(row.get("authors"))),
        "venue": re.sub(rf",?\s*{year or 'none'}\.?$", "", conference),
        "year": year,
    }
    abbreviation, picture = (plain_value(row.get(key)) for key in ("conference_short", "image"))
    shown = {"abbr": abbreviation, "preview": picture if "://" in picture else picture.removeprefix(".")}
    extra = shown | {"note": _TAG.sub("", plain_value(row.get("notes"))), "links": _links(row)}
    return {**found, **{key: value for key, value in extra.items() if value}}


def _names(value: object) -> str:
    """Authors as text: a text, or a list of texts or of mappings with a ``name``."""
    if not isinstance(value, list):
        return plain_value(value)
    names = (each.get("name") if isinstance(each, Mapping) else each for each in value)
    return ", ".join(filter(None, map(plain_value, names)))


def _with_marks(authors: str) -> str:
    """Names in HTML as Markdown; an asterisk beside a name is a sign, not a mark."""
    escaped = authors.replace("*", r"\*") if "<" in authors else authors
    return _TAG.sub("", re.sub(r"</?(?:strong|b)\s*>", "**", escaped))


def _with_own(authors: str, own: str) -> str:
    """Names with the author's in bold, unless one is already."""
    name = re.compile(rf"(?<![^\W_]){re.escape(own)}(?![^\W_])")
    return authors if "**" in authors else name.sub(lambda found: f"**{found[0]}**", authors, count=1)


def _links(row: Mapping[str, object]) -> list[dict[str, str]]:
    found = ((text, next((value for key in keys if (value := plain_value(row.get(key)))), "")) for text, keys in _LINKS)
    return [{"text": text, "url": url.removeprefix(".") if url.startswith("./") else url} for text, url in found if url]


def _year(text: str) -> int | None:
    found = _YEAR.findall(text)
    return int(found[-1]) if found else None
