"""BibTeX entries as rows of data for templates."""

from __future__ import annotations

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from .bibtex import BibEntry, parse
from .latex import text_of

_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher", "howpublished")
_LINKS = {
    "html": ("HTML", ""), "url": ("HTML", ""), "paperurl": ("PDF", ""), "pdf": ("PDF", ""), "code": ("Code", ""),
    "slides": ("Slides", ""), "slidesurl": ("Slides", ""), "poster": ("Poster", ""), "video": ("Video", ""),
    "website": ("Website", ""), "blog": ("Blog", ""), "supp": ("Supplement", ""), "dataset": ("Data", ""),
    "doi": ("DOI", "https://doi.org/"), "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "eprint": ("arXiv", "https://arxiv.org/abs/"),
}  # fmt: skip
"""Fields of al-folio, academicpages and BibTeX that hold an address: the words of the link, and what comes before."""
_FOLDERS = dict.fromkeys(("pdf", "slides", "poster", "supp"), "/assets/pdf/")
"""Where al-folio keeps the files that these fields name without a folder."""
_SITE_ONLY = {
    *_LINKS, "abbr", "abstract", "additional_info", "altmetric", "annotation", "award", "award_name",
    "bibtex_show", "dimensions", "google_scholar_id", "preview", "selected", "crossref",
} - {"doi", "url", "eprint"}  # fmt: skip
"""Fields for the site, which the BibTeX that readers copy leaves out, as al-folio does; what a
cross-reference brings in is written out."""
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def rows_of(text: str, path: str) -> list[dict[str, object]]:
    """The rows of a BibTeX file, in its order.

    Each has every field of its entry as text, and ``key``, ``type``, ``people`` (rows of ``name``, ``given``,
    ``family``), ``venue``, ``links`` (rows of ``text`` and ``url``) and ``bibtex``.

    Args:
        text: the file's content.
        path: its path, for errors.

    Raises:
        JekyllError: it is malformed.
    """
    return [_row(entry) for entry in parse(text, path)]


def _row(entry: BibEntry) -> dict[str, object]:
    row: dict[str, object] = {name: _value(name, value) for name, value in entry.fields.items()}
    row |= {"key": entry.key, "type": entry.kind, "people": _people(entry), "bibtex": _bibtex(entry)}
    row["venue"] = next((row[name] for name in _VENUES if name in row), row.get("venue", ""))
    row["year"] = _year(entry)
    row["links"] = _links(entry)
    return row


def _value(name: str, value: str) -> object:
    if name in _LINKS or name == "preview":
        return value.strip()
    return _FLAGS.get(value.strip().lower(), text_of(value)) if name in _SITE_ONLY else text_of(value)


def _year(entry: BibEntry) -> int:
    """The year as a number, so that rows sort; 0 for what is no year, such as "in press"."""
    year = text_of(entry.fields.get("year") or entry.fields.get("date", ""))[:4]
    return int(year) if year.isascii() and year.isdigit() else 0


def _people(entry: BibEntry) -> list[dict[str, str]]:
    names = entry.fields.get("author") or entry.fields.get("editor") or ""
    return [_person(name) for name in split_multiple_persons_names(names)]


def _person(name: str) -> dict[str, str]:
    if name.strip().lower() == "others":
        return {"name": "et al.", "given": "", "family": ""}
    parts = parse_single_name_into_parts(name, strict=False)
    given, family = text_of(" ".join(parts.first)), text_of(" ".join([*parts.von, *parts.last, *parts.jr]))
    return {"name": f"{given} {family}".strip(), "given": given, "family": family}


def _links(entry: BibEntry) -> list[dict[str, str]]:
    links: dict[str, str] = {}
    for name, (words, start) in _LINKS.items():
        value = entry.fields.get(name, "").strip()
        if value and not (name == "eprint" and entry.fields.get("archiveprefix", "").lower() != "arxiv"):
            links.setdefault(words, _address(name, value, start))
    return [{"text": words, "url": url} for words, url in links.items() if _is_safe(url)]


def _address(name: str, value: str, start: str) -> str:
    if "://" in value or value.startswith("/"):
        return value
    return start + value if start else _FOLDERS.get(name, "") + value


def _is_safe(url: str) -> bool:
    """Whether a link neither runs a script nor ends the attribute that it is written into."""
    scheme, colon, _ = url.partition(":")
    is_known = not colon or "/" in scheme or scheme.lower() in ("http", "https", "ftp", "mailto")
    return is_known and not set(url) & set('"<> \n\t')


def _bibtex(entry: BibEntry) -> str:
    fields = [f"  {name} = {{{value}}}" for name, value in entry.fields.items() if name not in _SITE_ONLY]
    return ",\n".join([f"@{entry.kind}{{{entry.key}", *fields]) + "\n}"
