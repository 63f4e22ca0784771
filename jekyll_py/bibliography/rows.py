"""BibTeX entries as rows of data for templates."""

from __future__ import annotations

from operator import itemgetter

from ..errors import JekyllError
from .bibtex import BibEntry, parse
from .latex import text_of
from .links import LINKS, is_further, links_of, preview_of
from .people import people_of

_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher", "howpublished")
_MARKDOWN = {"additional_info", "annotation", "award"}
"""Fields of al-folio that hold Markdown in place of LaTeX."""
_SITE_ONLY = {
    *LINKS, *_MARKDOWN, "abbr", "abstract", "altmetric", "award_name", "bibtex_show", "dimensions",
    "google_scholar_id", "preview", "selected", "crossref",
} - {"doi", "url", "eprint"}  # fmt: skip
"""Fields for the site, which the BibTeX that readers copy leaves out, as al-folio does; what a
cross-reference brings in is written out."""
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def rows_of(text: str, path: str) -> list[dict[str, object]]:
    """The rows of a BibTeX file, newest first, those of one year in its order.

    Each has every field of its entry as text, and ``key``, ``type``, ``people``, ``venue``, ``links`` (rows of ``text``
    and ``url``) and ``bibtex``.

    Args:
        text: the file's content.
        path: its path, for errors.

    Raises:
        JekyllError: it is malformed.
    """
    rows = [_checked_row(entry, path) for entry in parse(text, path)]
    return sorted(rows, key=itemgetter("year"), reverse=True)


def _checked_row(entry: BibEntry, path: str) -> dict[str, object]:
    try:
        return _row(entry)
    except RecursionError:
        message = f"the LaTeX of the BibTeX entry {entry.key} is nested too deep"
        raise JekyllError(message, path=path, line=entry.line, hint="look for braces that are never closed") from None


def _row(entry: BibEntry) -> dict[str, object]:
    fields = {name: value for name, value in entry.fields.items() if value.strip()}  # programs write `volume = {}`
    row: dict[str, object] = {name: _value(name, value) for name, value in fields.items()}
    row["venue"] = next((row[name] for name in _VENUES if name in row), row.get("venue", ""))
    people = people_of(fields.get("author") or fields.get("editor") or "")
    return row | {
        "key": entry.key,
        "type": entry.kind,
        "year": _year(entry),
        "people": people,
        "links": links_of(fields),
        "bibtex": _bibtex(entry),
    }


def _value(name: str, value: str) -> object:
    if name == "preview":
        return preview_of(value)
    if name in LINKS:
        return value.strip()
    flag = _FLAGS.get(value.strip().lower()) if name in _SITE_ONLY else None
    if flag is not None:
        return flag
    return value.strip() if name in _MARKDOWN else text_of(value)


def _year(entry: BibEntry) -> int:
    """The year as a number, so that rows sort; 0 for what is no year, such as "in press"."""
    year = text_of(entry.fields.get("year") or entry.fields.get("date", ""))[:4]
    return int(year) if year.isascii() and year.isdigit() else 0


def _bibtex(entry: BibEntry) -> str:
    fields = [f"  {name} = {{{value}}}" for name, value in entry.fields.items() if _is_copied(name, value)]
    return ",\n".join([f"@{entry.kind}{{{entry.key}", *fields]) + "\n}"


def _is_copied(name: str, value: str) -> bool:
    return name not in _SITE_ONLY and not is_further(name, value)
