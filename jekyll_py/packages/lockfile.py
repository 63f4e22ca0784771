"""``Gemfile.lock``: the versions of gems that Bundler has chosen."""

from __future__ import annotations

import os
import re

from ..disk.regular_file import open_regular

_SPEC = re.compile(r"^    ([^\s()]+) \(([^)\s-]+)[^)\n]*\)\r?$", re.MULTILINE)
"""A gem with its version; a platform after a dash is left out."""


def locked_versions(source: str) -> dict[str, str]:
    """The versions in the ``Gemfile.lock`` of a folder, by the names of the gems; none without the file."""
    path = os.path.join(source, "Gemfile.lock")
    try:
        with open(path, encoding="utf-8", errors="replace", opener=open_regular) as file:
            text = file.read()
    except OSError:
        return {}
    return dict(_SPEC.findall(text))
