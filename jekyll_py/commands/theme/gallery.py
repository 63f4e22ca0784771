"""``theme gallery``: a page with pictures of the demo, beside those of the theme's last release."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...config.configuration import Configuration
from ...disk.new_file import make_folder, put
from ...errors import JekyllError
from ...theme_tools.browser import browser, missing
from ...theme_tools.demo import all_pages, built
from ...theme_tools.gallery_page import Shown, files_of, gallery_page, summary
from ...theme_tools.picture_difference import difference
from ...theme_tools.pictures import Picture, pictures_of
from ...theme_tools.release import release_of
from ..request import Request
from ..session import Session

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FOLDER = os.path.join("dist", "gallery")


def run(request: Request) -> int:
    """Write the gallery of the theme in the folder that the argument names into its folder ``dist/gallery``.

    Raises:
        JekyllError: there is no browser, a demo does not build, or a file cannot be written.
    """
    if lacking := missing():
        raise JekyllError("a gallery needs a browser", hint=f"install {lacking}")
    if request.arguments:
        request = request._replace(options={**request.options, "source": request.arguments[0]})
    session = Session.start(request)
    config = session.configure_theme()
    with tempfile.TemporaryDirectory(prefix="jekyll_py-release-") as folder, browser() as started:
        release = release_of(config.source, request.text("against"), os.path.realpath(folder))
        before: Mapping[str, Picture] = {}
        if release is not None:
            session.log.info("Pictures:", f"of {release.name}")
            old = Configuration.load({"source": release.folder})
            before = {picture.name: picture for picture in _pictures(old, started)}
        session.log.info("Pictures:", "of the theme as it is")
        shown = _compared(_pictures(config, started), before, started)
    name = None if release is None else release.name
    target = os.path.join(config.source, _FOLDER)
    page = gallery_page(os.path.basename(config.source), name, shown)
    _write(target, config.source, {"index.html": page.encode(), **dict(files_of(shown))})
    session.log.info("Gallery:", summary(name, shown))
    session.log.info("", os.path.join(target, "index.html"))
    return 0


def _pictures(config: Configuration, started: Browser) -> Sequence[Picture]:
    with built(config) as demo:
        return list(pictures_of(demo, all_pages(demo.site), started))


def _compared(pictures: Sequence[Picture], before: Mapping[str, Picture], started: Browser) -> Sequence[Shown]:
    tab = started.new_page()
    shown = []
    for picture in pictures:
        old = before.get(picture.name)
        is_same = old is None or old.content == picture.content
        change = None if old is None or is_same else difference(old.content, picture.content, tab)
        shown.append(Shown(picture, old, change))
    tab.close()
    return shown


def _write(folder: str, within: str, files: Mapping[str, bytes]) -> None:
    try:
        make_folder(folder, within)
        for name, content in files.items():
            put(os.path.join(folder, name), content, within)
    except OSError as error:
        raise JekyllError(f"cannot be written: {error.strerror}", path=folder) from error
