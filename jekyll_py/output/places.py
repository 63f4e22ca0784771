"""The rule for what builds write and ``clean`` removes: the destination and the cache folder of a site, nothing else.

Every path is compared as it really lies, symbolic links followed. What the configuration files say comes with the site
and may be anybody's; what the command line or a program says is the user's own word. Jekyll follows both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..config.configuration import Configuration
from ..disk.source import contains
from ..errors import SettingError
from .built import has_usual_name, looks_built, was_built

_SOURCE_DIRS = ("layouts_dir", "includes_dir", "data_dir", "collections_dir")
"""Keys that name a folder of the source."""


def check(config: Configuration) -> None:
    """Refuse a configuration whose build would write or remove anything but the output and the caches.

    Raises:
        SettingError: the destination or the cache folder holds a part of the source or lies in one; a folder of plugins
            holds the source; under ``safe`` a folder that the configuration files name lies outside the site; or they
            name a destination that was there before the first build of this site.
    """
    if config.flag("safe"):
        _check_inside(config)
    _check_plugins(config)
    _check_destination(config)
    cache_folder(config)


def cache_folder(config: Configuration) -> str:
    """The absolute path of the folder of what is kept between builds, there or not.

    Raises:
        SettingError: it is not a folder of its own inside the site.
    """
    root, folder = _real(config.source), _real(os.path.join(config.source, config.text("cache_dir")))
    hint = "name a folder of its own inside the site, such as .jekyll-cache"
    if folder == root or not contains(root, folder):
        raise SettingError(
            f"the cache folder '{config.text('cache_dir')}' lies outside the site", "cache_dir", hint=hint
        )
    taken = _taken(config, folder) or ("the destination" if folder == _real(config.destination) else None)
    if taken:
        raise SettingError(f"the cache folder would take the place of {taken}", "cache_dir", hint=hint)
    return folder


def _check_destination(config: Configuration) -> None:
    root, destination = _real(config.source), _real(config.destination)
    hint = "choose another folder with --destination"
    if contains(destination, root):
        message = "Destination directory cannot be or contain the Source directory."
        raise SettingError(message, "destination", hint=hint)
    taken = _taken(config, destination)
    if taken:
        message = f"the destination would take the place of {taken}, which the site is made from"
        raise SettingError(message, "destination", hint=hint)
    is_users_word = "destination" in config.given and not _is_led_out(config)
    if not is_users_word and not _may_replace(root, destination):
        message = f"the destination '{config.text('destination')}' holds files that no build of this site wrote"
        hint = f"if they may be replaced, say so on the command line: --destination {config.text('destination')}"
        raise SettingError(message, "destination", hint=hint)


def _is_led_out(config: Configuration) -> bool:
    """Whether a link leads a destination that is written as one inside the site to somewhere else."""
    return contains(config.source, config.destination) and not contains(_real(config.source), _real(config.destination))


def _may_replace(root: str, destination: str) -> bool:
    """Whether a build may replace what lies in a destination that a configuration file names.

    Inside the site that is ``_site`` and what looks like the output of any Jekyll. Elsewhere it is the output of an
    earlier build of this user alone.
    """
    try:
        if not os.listdir(destination):
            return True
    except OSError:  # it is not there, or building will say what is wrong with it
        return True
    if contains(root, destination) and (has_usual_name(destination) or looks_built(destination)):
        return True
    return was_built(destination, root)


def _taken(config: Configuration, folder: str) -> str | None:
    """The name of the folder of the source that a folder holds, is or lies in; None when there is none."""
    root = _real(config.source)
    if ".git" in os.path.relpath(folder, root).lower().split(os.sep):
        return ".git"
    for name in _source_folders(config):
        real = _real(os.path.join(root, name)) if name else root
        if os.path.isdir(real) and not contains(real, root) and (contains(real, folder) or contains(folder, real)):
            return name
    return None


def _source_folders(config: Configuration) -> Iterator[str]:
    """The folders of the source that the site is read from, but for those that hold its pages."""
    yield from (config.text(key).strip("/") for key in _SOURCE_DIRS)
    yield from (*config.strings("plugins_dir"), str(config.mapping("sass").get("sass_dir") or "_sass"))
    collections = config["collections"]
    for label in (*(collections if isinstance(collections, Mapping) else ()), "posts", "drafts"):
        yield os.path.join(config.text("collections_dir").strip("/"), f"_{label}")


def _check_plugins(config: Configuration) -> None:
    """Every Python file in a folder of plugins runs: none may hold more than plugins."""
    for folder in config.strings("plugins_dir"):
        if contains(_real(os.path.join(config.source, folder)), _real(config.source)):
            message = f"the folder of plugins '{folder}' holds the whole site"
            raise SettingError(message, "plugins_dir", hint="name a folder of its own, such as _plugins")


def _check_inside(config: Configuration) -> None:
    """Under ``safe`` nothing that the configuration files name leads out of the site."""
    root = _real(config.source)
    if "source" not in config.given and config.files and not contains(_real(os.path.dirname(config.files[0])), root):
        hint = "name a folder beside the configuration, or leave --safe out"
        raise SettingError("'source' leads out of the site, which safe mode does not follow", "source", hint=hint)
    for keys, folder in _named_folders(config):
        if not _leads_inside(root, folder):
            message = f"'{': '.join(keys)}' leads out of the site, which safe mode does not follow: {folder}"
            raise SettingError(message, *keys, hint="name a folder inside the site, or leave --safe out")


def _named_folders(config: Configuration) -> Iterator[tuple[tuple[str, ...], str]]:
    """The keys that name folders, and the folders they name, but for those of the command line."""
    for key in ("destination", "cache_dir", *_SOURCE_DIRS, "plugins_dir"):
        if key not in config.given:
            yield from (((key,), folder) for folder in config.strings(key))
    sass = config.mapping("sass")
    for key in ("sass_dir", "load_paths"):
        found = sass.get(key)
        yield from (
            (("sass", key), str(folder)) for folder in (found if isinstance(found, list) else [found]) if folder
        )


def _leads_inside(root: str, folder: str) -> bool:
    """Whether a folder lies in the site; ``/name`` is one of the site's where the machine has none of that name."""
    if os.path.isabs(folder) and not os.path.lexists(folder):
        folder = folder.lstrip("/")
    return contains(root, _real(os.path.join(root, folder)))


def _real(path: str) -> str:
    return os.path.realpath(path)
