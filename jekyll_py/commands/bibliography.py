"""The command ``bibliography``: write the data files that Jekyll reads in place of BibTeX."""

from __future__ import annotations

import json
import os

from ..bibliography.files import bibtex_files, read_bibliography
from ..config.source_parts import check_source
from ..diagnostics import Failures
from ..disk.source import Source
from ..errors import JekyllError
from ..log import Logger
from .compose_context import write
from .request import Request
from .session import Session


def run(request: Request) -> int:
    """Write a JSON file into the folder of data for each BibTeX file of the site.

    Raises:
        JekyllError: there is no BibTeX file, one is malformed, or a file cannot be written.
    """
    session = Session.start(request)
    config = session.configure()
    check_source(config)
    if not write_data(config.source, config.text("data_dir"), session.log):
        raise JekyllError("the site has no BibTeX file", hint="put one into _bibliography/, such as papers.bib")
    return 0


def write_data(site: str, folder: str, log: Logger) -> int:
    """Write a JSON file for each BibTeX file of a site.

    Args:
        site: the folder of the site.
        folder: the name of its folder of data.
        log: takes a line for each file.

    Returns:
        The number of files.

    Raises:
        JekyllError: a BibTeX file is malformed, or a file cannot be written.
    """
    source, failures = Source(site), Failures()
    data = read_bibliography(source, folder, failures)
    failures.raise_any()
    files = list(bibtex_files(source, folder))
    for keys, path in files:
        value: object = data
        for key in keys:
            value = value[key] if isinstance(value, dict) else None
        target = os.path.join(site, folder, *keys) + ".json"
        write(target, json.dumps(value, ensure_ascii=False, indent=1) + "\n", site)
        log.info("Written:", f"{os.path.relpath(target, site)} from {path}")
    return len(files)
