"""The links of a BibTeX entry: its text, code, slides and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping

LINKS = {
    "html": ("HTML", ""), "url": ("HTML", ""), "paperurl": ("PDF", ""), "pdf": ("PDF", ""), "code": ("Code", ""),
    "slides": ("Slides", ""), "slidesurl": ("Slides", ""), "poster": ("Poster", ""), "video": ("Video", ""),
    "website": ("Website", ""), "blog": ("Blog", ""), "supp": ("Supplement", ""), "dataset": ("Data", ""),
    "bibtexurl": ("BibTeX", ""), "doi": ("DOI", "https://doi.org/"), "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "eprint": ("arXiv", "https://arxiv.org/abs/"), "hal": ("HAL", "https://hal.science/"),
    "zhcn": ("ZH-CN", ""),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
    "inspirehep_id": ("INSPIRE", "https://inspirehep.net/literature/"),
}  # fmt: skip
"""Fields of al-folio, academicpages and BibTeX that hold an address: the words of the link, and what comes before."""
_FOLDERS = {**dict.fromkeys(("pdf", "slides", "poster", "supp", "zhcn"), "/assets/pdf/"), "html": "/assets/html/"}
"""Where al-folio keeps the files that these fields name without a folder."""
_FOLDER = "/assets/pdf/"
_FILE = re.compile(r"(?:https?://|/)?[\w./%~-]+\.pdf|https?://\S+", re.ASCII)
_NO_LINKS = {"additional_info", "annotation", "annote", "award", "file", "howpublished", "local-url", "note", "preview"}
"""Other fields with such a value; in ``file`` and ``local-url`` programs name files of one computer."""
_SHORT = 5


def links_of(fields: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of ``text`` and ``url``: the known fields in the order of the table, then those that `is_further` finds.

    Args:
        fields: the fields of an entry as LaTeX, by name.
    """
    links: dict[str, str] = {}
    for name, (words, start) in LINKS.items():
        value = fields.get(name, "").strip()
        if value and not (name == "eprint" and fields.get("archiveprefix", "").lower() != "arxiv"):
            links.setdefault(words, _address(value, start, _FOLDERS.get(name, "")))
    for name, value in fields.items():
        if is_further(name, value):
            links.setdefault(_words(name), _address(value.strip(), "", _FOLDER))
    return [{"text": words, "url": url} for words, url in links.items() if _is_safe(url)]


def is_further(name: str, value: str) -> bool:
    """Whether a field without a meaning of its own holds an address or a PDF, and so is a link with its name."""
    return name not in LINKS and name not in _NO_LINKS and _FILE.fullmatch(value.strip()) is not None


def preview_of(value: str) -> str:
    """The address of a thumbnail; al-folio keeps those without a folder in one."""
    return _address(value.strip(), "", "/assets/img/publication_preview/")


def _words(name: str) -> str:
    return name.upper() if len(name) <= _SHORT else name.replace("_", " ").capitalize()


def _address(value: str, start: str, folder: str) -> str:
    if "://" in value or value.startswith("/"):
        return value
    return start + value if start or ":" in value else folder + value


def _is_safe(url: str) -> bool:
    """Whether a link neither runs a script nor ends the attribute that it is written into."""
    scheme, colon, _ = url.partition(":")
    is_known = not colon or "/" in scheme or scheme.lower() in ("http", "https", "ftp", "mailto")
    return is_known and not set(url) & set('"<> \n\t')
