"""The folders and files of a site with a purpose of their own, such as its layouts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..disk.inside import lies_in
from ..disk.protected_paths import ProtectedPaths
from ..errors import SettingError

if TYPE_CHECKING:
    from .configuration import Configuration


def protected_paths(config: Configuration) -> ProtectedPaths:
    """The source paths of a configuration, which neither output nor cache may replace.

    Raises:
        SettingError: the source is no folder, so that an empty site would take the place of all that was written.
    """
    source = config.source
    if not os.path.isdir(source):
        hint = "check the option --source, or the key source"
        raise SettingError(f"the source {source} is no folder", "source", hint=hint)
    named = (part for part in _parts(config) if "\0" not in part)
    parts = ((part, os.path.abspath(os.path.join(source, part))) for part in named)
    return ProtectedPaths(source, config.origin.site or source, tuple(dict.fromkeys(parts)))


def is_led_out(config: Configuration) -> bool:
    """Whether the site's own configuration sets a source outside of it, in which nothing is then written."""
    return config.origin.is_of_site("source") and not lies_in(config.source, config.origin.site)


def check_source(config: Configuration) -> None:
    """Refuse to write to a source outside the site that only the site's own configuration names.

    Raises:
        SettingError: the source is such a folder.
    """
    if is_led_out(config):
        hint = f"if that folder is meant, name it on the command line: --source {config.text('source')}"
        raise SettingError(f"the source {config.text('source')} lies outside of the site", "source", hint=hint)


def _parts(config: Configuration) -> Iterator[str]:
    """The paths, relative to the source or absolute, that the configuration names or implies."""
    for key in ("layouts_dir", "includes_dir", "data_dir"):
        yield from filter(None, (config.text(key).lstrip("/"),))
    yield from config.strings("plugins_dir")
    yield from _of_sass(config.mapping("sass"))
    yield from _of_collections(config)
    yield from _of_theme(config.text("theme").strip())
    yield from config.files


def _of_sass(sass: Mapping[str, object]) -> Iterator[str]:
    yield str(sass.get("sass_dir") or "_sass").lstrip("/")
    given = sass.get("load_paths")
    yield from map(str, given if isinstance(given, list) else [given] if given else [])


def _of_collections(config: Configuration) -> Iterator[str]:
    collections = config["collections"]
    labels = (*(collections if isinstance(collections, Mapping) else ()), "posts", "drafts")
    yield from (os.path.join(config.text("collections_dir").strip("/"), f"_{label}") for label in labels)


def _of_theme(name: str) -> Iterator[str]:
    """The folder or file of a theme that is given by its path."""
    if "/" in name or name.endswith(".gem"):
        yield os.path.expanduser(name)
