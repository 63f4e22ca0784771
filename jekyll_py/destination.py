"""Where a site may be written: a build removes what is in its way there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from .configuration import Configuration
from .errors import SettingError
from .source import contains


def check(config: Configuration) -> None:
    """Refuse a destination that holds a part of the source, be it through symbolic links, or lies in one.

    Raises:
        SettingError: the build would remove what the site is made from.
    """
    root, destination = os.path.realpath(config.source), os.path.realpath(config.destination)
    if contains(destination, root):
        message = "Destination directory cannot be or contain the Source directory."
        raise SettingError(message, "destination", hint="choose another folder with --destination")
    for folder in _sources(config):
        real = "" if "\0" in folder else os.path.realpath(os.path.join(root, folder))
        if (
            os.path.isdir(real)
            and not contains(real, root)
            and (contains(real, destination) or contains(destination, real))
        ):
            message = f"the destination would take the place of {folder}, which the site is made from"
            raise SettingError(message, "destination", hint="choose another folder with --destination")


def _sources(config: Configuration) -> Iterator[str]:
    """The folders of the source that hold no pages."""
    yield from (config.text(key) for key in ("layouts_dir", "includes_dir", "data_dir") if config.text(key))
    yield from (*config.strings("plugins_dir"), str(config.mapping("sass").get("sass_dir") or "_sass"))
    collections = config["collections"]
    for label in (*(collections if isinstance(collections, Mapping) else ()), "posts", "drafts"):
        yield os.path.join(config.text("collections_dir").strip("/"), f"_{label}")
