"""The command ``bibliography``: write the data files that Jekyll reads in place of BibTeX."""

from __future__ import annotations

import json
import os

from ..bibliography.files import bibtex_files, read_bibliography
from ..config.source_parts import check_source
from ..diagnostics import Failures
from ..disk.source import Source
from ..errors import JekyllError
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
    source, folder, failures = Source(config.source), config.text("data_dir"), Failures()
    data = read_bibliography(source, folder, failures)
    failures.raise_any()
    if not data:
        raise JekyllError("the site has no BibTeX file", hint="put one into _bibliography/, such as papers.bib")
    for keys, path in bibtex_files(source, folder):
        value: object = data
        for key in keys:
            value = value[key] if isinstance(value, dict) else None
        target = os.path.join(config.source, folder, *keys) + ".json"
        write(target, json.dumps(value, ensure_ascii=False, indent=1) + "\n", config.source)
        session.log.info("Written:", f"{os.path.relpath(target, config.source)} from {path}")
    return 0
