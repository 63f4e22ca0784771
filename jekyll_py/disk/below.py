"""The files of a folder and of those in it."""

from __future__ import annotations

import os


def files_below(folder: str) -> list[str]:
    """The paths of the files, in the order of Ruby's ``Dir.glob``; hidden ones are left out, links not followed."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(place, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda path: path.split(os.sep))
