"""``theme copy``: put files of the theme into the site, to be changed there."""

from __future__ import annotations

import os

from ...errors import JekyllError
from ...theme_tools.copies import FOLDER, copy
from ...theme_tools.files import files_of, named
from ..request import Request
from ..session import Session
from ..site_theme import needed_theme


def run(request: Request) -> int:
    """Copy the files that the arguments name.

    Raises:
        JekyllError: none is named, the site has no theme, or a file cannot be copied; none is copied then.
    """
    if not request.arguments:
        raise JekyllError("theme copy needs the name of a file", hint="jekyll-py theme copy _includes/head.html")
    session = Session.start(request)
    config = session.configure()
    theme = needed_theme(config)
    files = files_of(config, theme)
    for file in [named(files, name) for name in request.arguments]:
        target = copy(config, file)
        session.log.info("Copied:", f"{file.name} of {file.origin} to {os.path.relpath(target, config.source)}")
    session.log.info("", f"the originals are in {FOLDER}/, for `jekyll-py theme diff`; keep that folder with the site")
    return 0
