"""Incremental builds: renders are kept from one build to the next, and used again while they are up to date.

A render depends on what it read: `tracking.reads` records that as a set of dependencies, such as the title of a post or
the text of an include. A build compares them with the last one and renders the items with a changed dependency:

    `manifest`     has anything changed at all?          -> no: the output is up to date
    `plan_patch`   is the plan what it was?              -> yes: edited files are put into it, else all is read anew
    `comparison`   which dependencies have changed?      (`encoded_fields`, `external`, `environment`, `changes`)
    `transaction`  which renders are up to date?         -> the others are rendered
    `store`        the same for the next process

The result equals that of a clean build: a render is a function of its dependencies, and each of them is compared with
the plan or the file of this build. A render whose dependencies cannot be compared is outdated in every build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy.names import lazy_names

if TYPE_CHECKING:
    from .cache import RenderCache
    from .location import open_cache
    from .metadata import write_metadata
    from .store.blobs import Damaged, SavedMeanwhile, is_damage, is_saved_meanwhile
    from .transaction import Explain

__all__ = [
    "Damaged",
    "Explain",
    "RenderCache",
    "SavedMeanwhile",
    "is_damage",
    "is_saved_meanwhile",
    "open_cache",
    "write_metadata",
]

if not TYPE_CHECKING:
    __getattr__ = lazy_names(
        __name__,
        {
            "Damaged": ".store.blobs",
            "Explain": ".transaction",
            "RenderCache": ".cache",
            "SavedMeanwhile": ".store.blobs",
            "is_damage": ".store.blobs",
            "is_saved_meanwhile": ".store.blobs",
            "open_cache": ".location",
            "write_metadata": ".metadata",
        },
    )
