"""The BibTeX files of a site as data: ``_bibliography`` (as with jekyll-scholar) and ``_data``."""

from __future__ import annotations

from collections.abc import Iterator

from ..config.values import deep_merge
from ..diagnostics import Failures
from ..disk.source import Source
from ..disk.text import decode

FOLDER = "_bibliography"
KEY = "bibliography"
"""The key of `site.data` that holds the files of `FOLDER`, and the folder of their data files."""
_SUFFIX = ".bib"


def read_bibliography(source: Source, data_dir: str, failures: Failures) -> dict[str, object]:
    """The rows of each BibTeX file, by its key in ``site.data``; a file in `FOLDER` is below `KEY`.

    Args:
        source: the site.
        data_dir: its folder of data.
        failures: takes the errors of files that do not parse.
    """
    data: dict[str, object] = {}
    for keys, path in bibtex_files(source, data_dir):
        with failures.collecting():
            value: dict[str, object] = {keys[-1]: _rows(source, path)}
            for key in reversed(keys[:-1]):
                value = {key: value}
            data = deep_merge(data, value)
    return data


def bibtex_files(source: Source, data_dir: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The keys in ``site.data`` and the path of each BibTeX file, those of `FOLDER` last."""
    for folder, above in ((data_dir, ()), (FOLDER, (KEY,))):
        for name, is_directory in source.entries(folder):
            if name.endswith(_SUFFIX) and not is_directory and not name.startswith("."):
                yield (*above, name.removesuffix(_SUFFIX)), f"{folder}/{name}"


def _rows(source: Source, path: str) -> list[dict[str, object]]:
    from .rows import rows_of  # most sites have no BibTeX: its parser is loaded for those that do

    return rows_of(decode(source.read(path), path), path)
