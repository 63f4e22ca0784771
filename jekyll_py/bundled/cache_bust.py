"""jekyll-cache-bust: the filters ``bust_file_cache`` and ``bust_css_cache`` add a digest to the address of a file.

The first takes that of the file, from ``assets/`` on; the second that of all files in ``assets/_sass``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import md5

from ..plugins import Context, LiquidError, liquid_filter, needs_context, site_access, to_s
from ..plugins.internals import files_below, kinds, reads

_ASSETS = "assets/"
_STYLES = "assets/_sass"


@liquid_filter("bust_file_cache")
@needs_context
def bust_file_cache(context: Context, address: object) -> str:
    """The address with the digest of its file.

    Raises:
        LiquidError: there is no such file in ``assets``.
    """
    name = to_s(address)
    start = name.find(_ASSETS)
    path = os.path.join(site_access(context).source, name[start:])
    if start < 0 or not os.path.isfile(path):
        raise LiquidError(f"bust_file_cache finds no file for {name!r}", hint="write the path of a file in assets/")
    return f"{name}?v={_digest([path])}"


@liquid_filter("bust_css_cache")
@needs_context
def bust_css_cache(context: Context, address: object) -> str:
    """The address with the digest of all files of style sheets."""
    folder = os.path.join(site_access(context).source, _STYLES)
    reads.record(reads.dependency_id(kinds.FILES_BELOW, folder))
    return f"{to_s(address)}?v={_digest(files_below(folder))}"


def _digest(paths: Iterable[str]) -> str:
    total = md5(usedforsecurity=False)
    for path in paths:
        reads.record(reads.dependency_id(kinds.FILE, path))
        with open(path, "rb") as file:
            total.update(file.read())
    return total.hexdigest()
