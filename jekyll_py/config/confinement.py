"""Checks that under ``safe`` no path in a site's files leads out of it, by ``..``, an absolute path or a link."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ..disk.inside import is_below, leads_out, lies_in
from ..errors import JekyllError, SettingError
from .origin import Origin

_FROM_WORKING_FOLDER = ("source", "destination")
_FROM_TOP = (
    *("cache_dir", "layouts_dir", "includes_dir", "data_dir", "collections_dir"),
    *("sass.sass_dir", "sass.load_paths"),
)
"""The keys in which a leading slash means the top of the site, as for Jekyll in safe mode."""
_FROM_SOURCE = ("plugins_dir", "ssl_cert", "ssl_key")
CONFINED = (*_FROM_WORKING_FOLDER, *_FROM_TOP, *_FROM_SOURCE)
"""The keys whose paths are checked."""


def check_confined(values: Mapping[str, object], origin: Origin) -> None:
    """Refuse a path in the site's own files that leads out of the site; those of the command line may lead anywhere.

    Args:
        values: the whole configuration.
        origin: the origins of its values.

    Raises:
        SettingError: a key leads out.
    """
    source = os.path.abspath(str(values["source"]))
    for key in filter(origin.is_of_site, CONFINED):
        for path in _paths(origin.site_values[key]):
            if not _is_inside(key, path, source, origin.site):
                raise SettingError(
                    f"{key}: '{path}' leads out of the site, which safe mode forbids",
                    *key.split("."),
                    hint="name a folder inside of the site, or say it on the command line where an option is for that",
                )


def check_plugins(folders: Sequence[str], source: str) -> None:
    """Refuse a folder of plugins that holds the site, all of whose Python files would be run.

    Args:
        folders: the folders, relative to the source.
        source: the folder of the site.

    Raises:
        SettingError: a folder holds the site.
    """
    for folder in folders:
        if lies_in(source, os.path.join(source, folder)):
            message = f"the folder of plugins '{folder}' holds the whole site"
            raise SettingError(message, "plugins_dir", hint="name a folder of its own, such as _plugins")


def check_linked(files: Sequence[str], site: str) -> None:
    """Refuse a configuration file of the site that is a link out of it.

    Args:
        files: the absolute paths of the files.
        site: the folder of the site.

    Raises:
        JekyllError: a file is such a link.
    """
    for error in _linked(files, site):
        raise error


@contextmanager
def hiding_linked(files: Sequence[str], site: str, is_safe: Callable[[], bool]) -> Iterator[None]:
    """Replace, under ``safe``, an error in a configuration file that is a link out of the site, which could quote it.

    Args:
        files: the absolute paths of the files.
        site: the folder of the site.
        is_safe: tells whether the site is built with ``safe``, as far as that is known without the files.
    """
    try:
        yield
    except JekyllError:
        for error in _linked(files, site) if is_safe() else ():
            raise error from None
        raise


def _linked(files: Sequence[str], site: str) -> Iterator[JekyllError]:
    for file in files:
        if leads_out(file, site):
            message = "is a link that leads out of the site, which safe mode forbids"
            hint = "put the file itself there, or name the one that is meant with --config"
            yield JekyllError(message, path=os.path.relpath(file, site), hint=hint)


def _paths(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        yield str(each)


def _is_inside(key: str, path: str, source: str, site: str) -> bool:
    if key in _FROM_WORKING_FOLDER:
        return _is_default(key, path, site) or lies_in(path, site)
    if key in _FROM_TOP and path.startswith("/"):
        return lies_in(path, source) or _is_there(os.path.join(source, path.lstrip("/")), source, site)
    return _stays(os.path.join(source, path), source, site)


def _is_default(key: str, path: str, site: str) -> bool:
    """Whether a destination is the default one in the current folder."""
    written = os.path.abspath(path)
    return key == "destination" and written == os.path.abspath("_site") and not is_below(written, site)


def _is_there(path: str, source: str, site: str) -> bool:
    return os.path.lexists(path) and _stays(path, source, site)


def _stays(path: str, source: str, site: str) -> bool:
    return is_below(os.path.normpath(path), source) and lies_in(path, site)
