"""jekyll-cache-bust: the filters ``bust_file_cache`` and ``bust_css_cache`` add a digest to the address of a file.

The first takes that of the file, from ``assets/`` on; the second that of all files in ``assets/_sass``. In a site with
the theme al_folio_core whose gem is loaded after this one, files that it lacks are the theme's or another gem's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import md5

from ..plugins import Context, LiquidError, SiteContents, hook, liquid_filter, needs_context, site_access, to_s
from ..plugins.internals import files_below, folders_of_gems, gems_required, kinds, reads

_ASSETS = "assets/"
_STYLES = ("assets/_sass", "_sass")
"""The folders of style sheets: the second only in the theme."""
_GEM, _THEME = "jekyll-cache-bust", "al_folio_core"


@hook("site", "after_init")
def find_gems(site: SiteContents) -> None:
    """Note the folders of the theme al_folio_core, if its gem is loaded after this one, and of all gems."""
    loaded = [*gems_required(site.source.root), *site.config.strings("plugins")]
    is_later = _GEM in loaded and _THEME in loaded and loaded.index(_GEM) < loaded.index(_THEME)
    is_theirs = site.theme is not None and site.theme.name == _THEME and not site.config.flag("safe")
    site.plugin_data[_GEM] = ()
    if site.theme is not None and is_theirs and is_later:
        gems = sorted(folders_of_gems(site), key=os.path.basename)
        site.plugin_data[_GEM] = (str(site.theme.root), *gems)


def _folders(context: Context) -> list[str]:
    """The folders in which files are looked for, in order."""
    access = site_access(context)
    return [access.source, *access.plugin_data.get(_GEM, ())]


@liquid_filter("bust_file_cache")
@needs_context
def bust_file_cache(context: Context, address: object) -> str:
    """The address with the digest of its file.

    Raises:
        LiquidError: there is no such file in ``assets``.
    """
    name = to_s(address)
    start = name.find(_ASSETS)
    for path in (os.path.join(folder, name[start:]) for folder in _folders(context) if start >= 0):
        if os.path.isfile(path):
            return f"{name}?v={_digest([path])}"
        reads.record(reads.dependency_id(kinds.MISSING_FILE, path))
    raise LiquidError(f"bust_file_cache finds no file for {name!r}", hint="write the path of a file in assets/")


@liquid_filter("bust_css_cache")
@needs_context
def bust_css_cache(context: Context, address: object) -> str:
    """The address with the digest of all files of style sheets."""
    own, *gems = _folders(context)
    of_theme = (os.path.join(each, name) for each in gems[:1] for name in _STYLES)
    for folder in (os.path.join(own, _STYLES[0]), *of_theme):
        reads.record(reads.dependency_id(kinds.FILES_BELOW, folder))
        if paths := [*files_below(folder)]:
            break
    return f"{to_s(address)}?v={_digest(paths)}"


def _digest(paths: Iterable[str]) -> str:
    total = md5(usedforsecurity=False)
    for path in paths:
        reads.record(reads.dependency_id(kinds.FILE, path))
        with open(path, "rb") as file:
            total.update(file.read())
    return total.hexdigest()
