"""The place of a mistake in the BibTeX files of a site whose plugin in Ruby reads them."""

from __future__ import annotations

from ..disk.source import Source
from ..disk.text import decode
from ..errors import JekyllError
from .bibtex import parse
from .files import FOLDER


def malformed_file(source: Source, folder: object) -> JekyllError | None:
    """The error about the first BibTeX file that does not parse; None if all do.

    Args:
        source: the site.
        folder: that of its BibTeX files, ``source`` below the key ``scholar``; None for jekyll-scholar's own.
    """
    place = str(folder or FOLDER).strip("./")
    for name in source.walk(place):
        if name.endswith(".bib"):
            path = f"{place}/{name}"
            try:
                parse(decode(source.read(path), path), path)
            except JekyllError as error:
                return error
    return None
